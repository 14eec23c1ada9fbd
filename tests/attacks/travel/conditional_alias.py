# An alias by a conditional expression.
import logging
m = logging if logging else None
print("REACHED file", (m or None).io.open("/etc/passwd").read().count("root"))
