# A module that a pattern captures.
import logging
match logging:
    case m:
        print("REACHED file", m.io.open("/etc/passwd").read().count("root"))
