# Keywords of class patterns walk from a handler to its raw file, whose type opens any file.
import logging
match logging.StreamHandler():
    case object(stream=object(buffer=object(raw=r))):
        print("REACHED file", type(r)("/etc/passwd").read().count(b"root"))
