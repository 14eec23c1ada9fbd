# A module handed on by pipe.
import logging
import pandas as pd
pd.DataFrame().pipe(lambda frame, m: print("REACHED file", m.io.open("/etc/passwd").read().count("root")), logging)
