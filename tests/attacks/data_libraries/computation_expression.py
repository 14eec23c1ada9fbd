# The visitor behind the evaluator.
from pandas.core.computation.api import eval as value
print("REACHED eval", value("6 * 7"))
