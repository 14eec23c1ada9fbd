# A module through random.choice.
import logging, random
print("REACHED file", random.choice([logging]).io.open("/etc/passwd").read().count("root"))
