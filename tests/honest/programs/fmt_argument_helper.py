"""Number formats as arguments: fmt.format(x) inside small helpers."""
import pandas as pd


def show(label, value, fmt="{:,.2f}"):
    print(f"{label:<14}", fmt.format(value))


def show_all(metrics, fmts):
    for key, value in metrics.items():
        print(key.ljust(14), fmts.get(key, "{}").format(value))


class Column:
    def __init__(self, name, fmt="{:>10}"):
        self.name = name
        self.fmt = fmt

    def render(self, value):
        return self.fmt.format(value)


df = pd.read_csv("/data/prices.csv")
r = df["close"].pct_change().dropna()
show("mean", r.mean() * 252, "{:+.2%}")
show("last", df["close"].iloc[-1])
show_all({"vol": r.std() * 252 ** 0.5, "skew": r.skew(), "n": len(r)}, {"vol": "{:.1%}", "skew": "{:.3f}"})
cols = [Column("date", "{:<12}"), Column("close", "{:>9.2f}"), Column("volume", "{:>12,}")]
print("".join(c.render(c.name) if c.name == "date" else c.name.rjust(12) for c in cols))
for row in df.head(3).to_dict("records"):
    print("".join(c.render(row[c.name]) for c in cols))
