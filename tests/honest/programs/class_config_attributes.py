"""A strategy whose paths and settings are class attributes."""
import json
import pandas as pd


class Strategy:
    DATA_PATH = "/data/prices.csv"
    OUTPUT_PATH = "/output/result.json"
    FAST, SLOW = 12, 26
    AGG = {"pnl": ["sum", "std"], "pos": "mean"}
    ROW_FMT = "{:<12}{:>10.4f}"

    def __init__(self, data_path=None):
        self.df = pd.read_csv(self.DATA_PATH, parse_dates=["date"]).set_index("date")

    def prepare(self):
        c = self.df["close"]
        self.df["macd"] = c.ewm(span=self.FAST).mean() - c.ewm(span=self.SLOW).mean()
        self.df["pos"] = (self.df["macd"] > self.df["macd"].ewm(span=9).mean()).astype(int)
        self.df["pnl"] = self.df["pos"].shift() * c.pct_change()
        return self

    def quarterly(self):
        return self.df.groupby(self.df.index.to_period("Q")).agg(self.AGG)

    def save(self):
        result = {"total": float(self.df["pnl"].sum()), "exposure": float(self.df["pos"].mean())}
        with open(self.OUTPUT_PATH, "w") as f:
            json.dump(result, f)
        for k, v in result.items():
            print(self.ROW_FMT.format(k, v))


if __name__ == "__main__":
    s = Strategy().prepare()
    print(s.quarterly().round(4).tail(2))
    s.save()
