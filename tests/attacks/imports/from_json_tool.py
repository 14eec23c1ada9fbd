# A submodule of an allowed package brings pathlib with it.
from json import tool
print("REACHED file", tool.Path("/etc/passwd").read_text().count("root"))
