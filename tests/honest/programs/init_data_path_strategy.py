"""The commonest LLM layout: Strategy("/data/prices.csv").run()."""
import json
import logging

import pandas as pd

logging.basicConfig(level=logging.INFO)
logger = logging.getLogger(__name__)


class MeanReversionStrategy:
    def __init__(self, data_path, output_path, window=20, z_entry=2.0, z_exit=0.5):
        self.data_path = data_path
        self.output_path = output_path
        self.window = window
        self.z_entry = z_entry
        self.z_exit = z_exit
        self.df = None

    def load_data(self):
        self.df = pd.read_csv(self.data_path)
        self.df["date"] = pd.to_datetime(self.df["date"])
        self.df.set_index("date", inplace=True)
        logger.info("Loaded %d rows", len(self.df))

    def compute(self):
        m = self.df["close"].rolling(self.window).mean()
        s = self.df["close"].rolling(self.window).std()
        self.df["z"] = (self.df["close"] - m) / s

    def simulate(self):
        position, pnl = 0, []
        for prev, cur in zip(self.df.itertuples(), list(self.df.itertuples())[1:]):
            pnl.append(position * (cur.close / prev.close - 1))
            if cur.z < -self.z_entry:
                position = 1
            elif cur.z > self.z_entry:
                position = -1
            elif abs(cur.z) < self.z_exit:
                position = 0
        return pd.Series(pnl, index=self.df.index[1:])

    def save(self, pnl):
        with open(self.output_path, "w") as f:
            json.dump({"pnl": float(pnl.sum()), "sharpe": float(pnl.mean() / pnl.std() * 252 ** 0.5)}, f, indent=2)

    def run(self):
        self.load_data()
        self.compute()
        pnl = self.simulate()
        self.save(pnl)
        return pnl


def main():
    strategy = MeanReversionStrategy("/data/prices.csv", "/output/result.json", window=25)
    print(f"{strategy.run().sum():+.4f}")


if __name__ == "__main__":
    main()
