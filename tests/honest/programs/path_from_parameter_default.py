"""Paths arrive as parameters with literal defaults or from main()."""
import json
import logging

import pandas as pd

logging.basicConfig(format="%(levelname)s:%(name)s:%(message)s", level=logging.INFO)
log = logging.getLogger("carry")


def load_data(path: str = "/data/universe.csv") -> pd.DataFrame:
    log.info("reading %s", path)
    return pd.read_csv(path, index_col="date", parse_dates=["date"])


def save_json(obj, path: str = "/output/result.json") -> None:
    with open(path, "w") as fh:
        json.dump(obj, fh, indent=2)
    log.info("wrote %s", path)


def low_vol(px, n=3, window=40):
    vol = px.pct_change().rolling(window).std()
    held = vol.rank(axis=1) <= n
    w = held.div(held.sum(axis=1).replace(0, 1), axis=0)
    return (w.shift() * px.pct_change()).sum(axis=1)


def main(data_file="/data/universe.csv", out_file="/output/result.json"):
    px = load_data(data_file)
    pnl = low_vol(px)
    result = {"sharpe": round(float(pnl.mean() / pnl.std() * 252 ** 0.5), 3), "n": len(pnl)}
    save_json(result, out_file)
    print(result)


if __name__ == "__main__":
    main()
