# A module that `as` captures inside a pattern.
import logging
match (1, logging):
    case (1, object() as m):
        print("REACHED file", m.io.open("/etc/passwd").read().count("root"))
