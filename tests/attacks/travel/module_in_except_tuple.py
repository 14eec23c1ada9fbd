# A module as the object of an exception's note.
import logging
e = ValueError()
e.add_note("close")
e.__notes__[0:] = [logging]
print("REACHED file", e.__notes__[0].io.open("/etc/passwd").read().count("root"))
