# `from module import __spec__` leads to the module's loader.
from json import __spec__ as spec
print("REACHED loader", spec.loader.get_data("/etc/passwd").count(b"root"))
