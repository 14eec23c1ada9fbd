"""Per-symbol parameters, dict.get with defaults, dictionary merge, sorted tables."""
import json
import pandas as pd

DEFAULT = {"lookback": 30, "entry": 1.5, "exit": 0.5, "max_weight": 0.3}
OVERRIDES = {
    "ALFA": {"lookback": 20},
    "ECHO": {"entry": 2.0, "max_weight": 0.1},
    "FOXT": {"lookback": 60, "exit": 0.0},
}


def params_for(symbol):
    return DEFAULT | OVERRIDES.get(symbol, {})


def positions(series, *, lookback, entry, exit, max_weight):
    z = (series - series.rolling(lookback).mean()) / series.rolling(lookback).std()
    state, out = 0, []
    for value in z:
        if state == 0 and value < -entry:
            state = 1
        elif state == 0 and value > entry:
            state = -1
        elif state == 1 and value > -exit or state == -1 and value < exit:
            state = 0
        out.append(state * max_weight)
    return pd.Series(out, index=series.index)


def main():
    px = pd.read_csv("/data/universe.csv", parse_dates=["date"], index_col="date")
    pos = pd.DataFrame({s: positions(px[s], **params_for(s)) for s in px})
    pnl = pos.shift() * px.pct_change()
    table = pd.DataFrame({"pnl": pnl.sum(), "turnover": pos.diff().abs().sum(), "in": pos.ne(0).mean()})
    print(table.sort_values("pnl", ascending=False).round(3))
    with open("/output/result.json", "w") as fp:
        fp.write(table.to_json(orient="index", indent=2))
    print(json.loads(open("/output/result.json").read())["ALFA"].keys())


if __name__ == "__main__":
    main()
