"""OHLCV resampling with a module constant, the most ordinary shape there is."""
import pandas as pd

OHLC = {"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"}
DATA_PATH = "/data/prices.csv"


def resample(df, rule):
    return df.resample(rule).agg(OHLC).dropna()


def main():
    df = pd.read_csv(DATA_PATH, parse_dates=["date"], index_col="date")
    frames = {rule: resample(df, rule) for rule in ("W", "M")}
    for rule, frame in frames.items():
        mom = frame["close"].pct_change(3)
        pnl = ((mom > 0).shift(fill_value=False) * frame["close"].pct_change()).sum()
        print(f"{rule}: {len(frame)} bars, pnl {pnl:+.4f}")


if __name__ == "__main__":
    main()
