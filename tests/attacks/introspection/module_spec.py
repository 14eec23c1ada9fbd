# The spec of an allowed module.
import typing
print("REACHED loader", typing.__spec__.loader.get_data("/etc/passwd").count(b"root"))
