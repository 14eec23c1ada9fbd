# A submodule of an allowed package brings argparse, whose FileType opens files.
import json.tool as t
print("REACHED file", t.argparse.FileType("r")("/etc/passwd").read().count("root"))
