# `from module import __builtins__` gives the builtins as a dictionary.
from logging import __builtins__ as names
print("REACHED builtins", names["eval"]("6 * 7"))
