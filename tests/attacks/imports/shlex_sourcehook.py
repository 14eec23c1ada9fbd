# shlex opens the files that a text sources.
import shlex
print("REACHED file", shlex.shlex("").sourcehook("/etc/passwd")[1].read().count("root"))
