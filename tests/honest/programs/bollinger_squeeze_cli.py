"""Squeeze breakout; arguments-free CLI with main(argv) and exit codes."""
import json
import pandas as pd

USAGE = """usage: bollinger_squeeze [--window N] [--k K] [--quiet]

Writes /output/result.json."""


def parse(args):
    options = {"window": 20, "k": 2.0, "quiet": False}
    it = iter(args)
    for arg in it:
        if arg == "--quiet":
            options["quiet"] = True
        elif arg.startswith("--") and arg[2:] in options:
            kind = type(options[arg[2:]])
            options[arg[2:]] = kind(next(it))
        else:
            raise SystemExit(USAGE)
    return options


def squeeze(df, window, k):
    mid = df["close"].rolling(window).mean()
    sd = df["close"].rolling(window).std(ddof=0)
    width = 2 * k * sd / mid
    tight = width <= width.rolling(120, min_periods=60).quantile(0.2)
    fired = tight.shift(fill_value=False) & ~tight
    direction = (df["close"] - mid).apply(lambda v: (v > 0) - (v < 0))
    return direction.where(fired).ffill(limit=10).fillna(0)


def main(argv=()):
    options = parse(argv)
    df = pd.read_csv("/data/prices.csv")
    pos = squeeze(df, options["window"], options["k"])
    pnl = (pos.shift() * df["close"].pct_change()).fillna(0)
    result = {**options, "pnl": float(pnl.sum()), "days": int(pos.ne(0).sum())}
    with open("/output/result.json", "w") as f:
        json.dump(result, f)
    if not options["quiet"]:
        print(result)
    return 0


if __name__ == "__main__":
    main(["--window", "25", "--k", "1.8"])
    exit(main(["--quiet"]))
