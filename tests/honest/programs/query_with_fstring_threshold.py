"""df.query with f-strings over own numbers, and @ locals."""
import pandas as pd

df = pd.read_csv("/data/prices.csv", parse_dates=["date"])
df["ret"] = df["close"].pct_change()
df["vol20"] = df["ret"].rolling(20).std()
limit, floor = 0.01, 1_000_000

calm = df.query("vol20 < @limit")
liquid = df.query("volume > @floor and ret == ret")
start = pd.Timestamp("2022-06-01")
late = df.query("date >= @start")
for pct in (0.01, 0.02):
    hits = df.query(f"ret > {pct}")
    print(f"{pct:.0%}: {len(hits)} days, next {df['ret'].shift(-1)[hits.index].mean():+.5f}")
both = df.query("`close` > `open` or ret < -0.02")
print(len(calm), len(liquid), len(late), len(both))
df.eval("body = (close - open) / open", inplace=True)
df = df.eval("score = ret / vol20 * (volume > @floor)")
print(df.query("score > 1.5 and body > 0").shape, round(df.score.mean(), 4))
