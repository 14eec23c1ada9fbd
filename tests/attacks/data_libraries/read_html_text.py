# The reader of web pages.
import pandas as pd
try:
    pd.read_html("/etc/passwd")
except (ImportError, ValueError) as error:
    print("REACHED reader", type(error).__name__)
