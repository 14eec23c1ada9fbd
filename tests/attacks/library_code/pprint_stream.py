# pprint's printer keeps sys.stdout, whose raw file's type opens any file.
import pprint
print("REACHED file", type(pprint.PrettyPrinter()._stream.buffer.raw)("/etc/passwd").read().count(b"root"))
