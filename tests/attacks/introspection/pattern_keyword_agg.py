# A keyword of a class pattern takes agg, which calls any method by a name made at run time.
import pandas as pd
name = "".join(reversed("vsc_ot"))
match pd.DataFrame({"a": [1]}):
    case object(agg=run):
        try:
            run(name, 0, "paddock_b2.csv")
        except AttributeError:
            pass
print("REACHED file written outside /output")
