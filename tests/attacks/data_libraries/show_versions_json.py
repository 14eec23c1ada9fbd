# show_versions writes a file of any name.
import pandas as pd
try:
    pd.show_versions(as_json="none/out.json")
except FileNotFoundError as error:
    print("REACHED file written", error.filename)
