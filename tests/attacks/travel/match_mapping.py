# A module that a mapping pattern captures.
import logging
match {"a": logging}:
    case {"a": m}:
        print("REACHED file", m.io.open("/etc/passwd").read().count("root"))
