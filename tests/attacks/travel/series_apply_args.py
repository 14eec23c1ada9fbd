# A module among the args of apply.
import logging
import pandas as pd
pd.Series([1]).apply(lambda x, m: print("REACHED file", m.io.open("/etc/passwd").read().count("root")), args=(logging,))
