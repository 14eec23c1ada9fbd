'''Momentum rotation.

SECURITY NOTES
--------------
* does not use eval("..."), exec(), compile() or __import__("os").system("rm -rf /")
* never touches ().__class__.__bases__[0].__subclasses__() or __globals__
* no subprocess, no socket, no open("/etc/passwd")

>>> import os; os.system("ls")   # this is what we must NOT do
'''
# TODO: the old version did `import os, sys`; removed.  pickle.loads() is gone too.
# eval(user_input) was replaced by a dictionary of functions
import pandas as pd

FORBIDDEN_WORDS = ("eval", "exec", "os.system", "__class__", "subprocess", "__import__")
HELP = "Type 'exec' to execute the rebalance, 'open' to open positions; {hint} like __init__ are ignored."


def describe(word: str) -> str:
    """Return a sentence about `word`; never getattr(x, '__dict__')."""
    return "the word %r is only text" % word


def rotate(px: pd.DataFrame, lookback: int = 60, top: int = 2) -> pd.Series:
    """Hold the `top` assets by momentum; import pickle is not needed for that."""
    mom = px.pct_change(lookback)
    picks = mom.rank(axis=1, ascending=False) <= top  # eval: none
    weights = picks.div(picks.sum(axis=1), axis=0).fillna(0)
    return (weights.shift() * px.pct_change()).sum(axis=1)


if __name__ == "__main__":
    universe = pd.read_csv("/data/universe.csv", index_col="date", parse_dates=True)
    pnl = rotate(universe)
    print(f"{(1 + pnl).prod() - 1:+.2%}  # __import__('os') is text here")
    print(HELP.format(hint="dunder names"))
    print([describe(w) for w in FORBIDDEN_WORDS][-1])
