"""Writes several shapes of output: csv text, json lines, to_json, to_string, np.savetxt, print(file=)."""
import json
import numpy as np
import pandas as pd

df = pd.read_csv("/data/prices.csv", parse_dates=["date"]).tail(120)
df["sig"] = np.sign(df["close"] - df["close"].rolling(10).mean()).fillna(0)
equity = (1 + df["sig"].shift().fillna(0) * df["close"].pct_change().fillna(0)).cumprod()

with open("/output/log.txt", "w", encoding="utf-8") as log:
    print("bars:", len(df), file=log)
    print(*df["sig"].astype(int).tolist(), sep="", file=log)
    log.writelines(f"{d:%Y-%m-%d};{e:.4f}\n" for d, e in zip(df["date"], equity))
with open("/output/result.json", "w") as f:
    f.write(json.dumps({"equity": equity.iloc[-1], "flips": int(df["sig"].diff().abs().gt(0).sum())}, default=str))
df.to_json("/output/bars.json", orient="records", date_format="iso", lines=True)
df[["date", "sig"]].to_csv("/output/signals.csv", index=False, float_format="%.3f", date_format="%Y%m%d")
np.savetxt("/output/equity.txt", equity.to_numpy(), fmt="%.5f")
text = df.head(2).to_string(index=False) + "\n" + df.head(1).T.to_csv() + df.tail(1).to_json()
with open("/output/log.txt") as log:
    lines = log.read().splitlines()
print(len(lines), len(text) > 100, json.load(open("/output/result.json"))["flips"], df.to_dict("list").keys())
