# copy.copy of an exception makes a new one of its args.
import copy
class Note(Exception):
    def __init__(self, path):
        if path != "/data/none":
            print("REACHED file", open(path).read().count("root"))
note = Note("/data/none")
note.args = ("/etc/passwd",)
copy.copy(note)
