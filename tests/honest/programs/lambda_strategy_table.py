"""Everything in one table of lambdas; filter/map/sorted/zip/any/all."""
import json
import pandas as pd

D = pd.read_csv("/data/prices.csv", parse_dates=["date"]).set_index("date")
INDICATORS = dict(
    sma=lambda n: lambda d: d["close"].rolling(n).mean(),
    ema=lambda n: lambda d: d["close"].ewm(span=n).mean(),
    hi=lambda n: lambda d: d["high"].rolling(n).max().shift(),
    lo=lambda n: lambda d: d["low"].rolling(n).min().shift(),
)
make = lambda name, n: INDICATORS[name](n)(D)
STRATEGIES = {
    "golden": lambda: make("sma", 20) > make("sma", 60),
    "ema": lambda: make("ema", 8) > make("ema", 34),
    "breakout": lambda: (D["close"] > make("hi", 20)).where(D["close"] > make("lo", 10), False),
    "always": lambda: D["close"] > 0,
}
perf = lambda mask: (mask.shift(fill_value=False) * D["close"].pct_change()).fillna(0)
results = {name: perf(strategy()) for name, strategy in STRATEGIES.items()}
(lambda r: print(*(f"{k:<10}{v.sum():+.4f}" for k, v in sorted(r.items(), key=lambda kv: -kv[1].sum())), sep="\n"))(results)
blend = sum(results.values()) / len(results)
checks = [lambda s: s.notna().all(), lambda s: s.std() < 0.1, lambda s: len(s) == len(D)]
print(all(check(blend) for check in checks), any(map(lambda s: s.sum() > 0, results.values())))
with open("/output/result.json", "w") as f:
    json.dump(dict(map(lambda kv: (kv[0], float(kv[1].sum())), results.items())), f)
