# getattr with a literal name takes the evaluator out of pandas.
import pandas as pd
print("REACHED eval", getattr(pd, "eval")("6 * 7"))
