# The opener of files and URLs under the parent's name.
import numpy as np
print("REACHED file", np.lib.DataSource(".").open("/etc/passwd").read().count("root"))
