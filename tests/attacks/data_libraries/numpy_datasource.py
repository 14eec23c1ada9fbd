# numpy's opener of files and URLs.
import numpy as np
print("REACHED file", np.DataSource(".").open("/etc/passwd").read().count("root"))
