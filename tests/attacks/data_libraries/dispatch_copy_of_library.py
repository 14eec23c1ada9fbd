# A frame that a library other than pandas hands back (here itertools.chain over one) is no pandas object for the rule.
import contextlib
import pandas as pd
name = "".join(reversed("vsc_ot"))
with contextlib.nullcontext(pd.DataFrame({"a": [1]})) as frame:
    try:
        frame.agg(name, 0, "paddock_b2.csv")
    except AttributeError:
        print("REACHED file written outside /output")
