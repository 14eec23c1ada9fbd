# The globals of an allowed module's function.
import textwrap
print("REACHED globals", textwrap.dedent.__globals__["re"].__name__)
