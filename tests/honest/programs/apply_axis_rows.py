"""apply over rows with arguments; apply of a function from a dictionary."""
import pandas as pd

COST = 0.0004


def classify(row, wide, narrow=0.005):
    rng = (row["high"] - row["low"]) / row["close"]
    if rng > wide:
        return "wide"
    return "narrow" if rng < narrow else "normal"


def pnl(row):
    direction = {"wide": -1, "narrow": 1, "normal": 0}[row["kind"]]
    return direction * row["next"] - abs(direction) * COST


STEPS = {"kind": lambda d: d.apply(classify, axis=1, wide=0.03), "next": lambda d: d["close"].pct_change().shift(-1)}

df = pd.read_csv("/data/prices.csv", parse_dates=["date"])
for column, step in STEPS.items():
    df[column] = step(df)
df["pnl"] = df.apply(pnl, axis=1)
df["streak"] = df.groupby((df["kind"] != df["kind"].shift()).cumsum()).cumcount() + 1
print(df.groupby("kind")["pnl"].agg(["count", "sum"]).round(4))
print(df.groupby("kind", group_keys=False).apply(lambda g: g.nlargest(1, "streak"))[["date", "kind", "streak"]].to_string(index=False))
converters = {"open": float, "volume": int, "date": str}
raw = pd.read_csv("/data/prices.csv", dtype=str)
for col, conv in converters.items():
    raw[col] = raw[col].map(conv)
print(raw.dtypes.astype(str).to_dict())
