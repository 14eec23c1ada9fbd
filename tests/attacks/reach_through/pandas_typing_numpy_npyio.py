# numpy's file module by way of pandas.
import pandas as pd
print("REACHED file", pd._typing.np.lib.npyio.DataSource(".").open("/etc/passwd").read().count("root"))
