# numpy's DataSource opens files and URLs, and comes with a star import.
from numpy import *
print("REACHED file", DataSource(".").open("/etc/passwd").read().count("root"))
