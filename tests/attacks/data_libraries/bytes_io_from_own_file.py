# A reader gets a file object of ours that was opened elsewhere.
import logging
import pandas as pd
def opened(m):
    return m.io.open("/etc/passwd")
print("REACHED file", len(pd.read_csv(opened(logging), sep=":")))
