"""Method names in a literal list, called by getattr(self, name)() in a loop."""
import pandas as pd


class Pipeline:
    STAGES = ["load", "indicators", "signals", "evaluate"]

    def run(self):
        for stage in self.STAGES:
            getattr(self, stage)()
        return self.result

    def load(self):
        self.df = pd.read_csv("/data/prices.csv", index_col="date")

    def indicators(self):
        self.df["sma"] = self.df["close"].rolling(20).mean()

    def signals(self):
        self.df["pos"] = (self.df["close"] > self.df["sma"]).astype(int).shift()

    def evaluate(self):
        self.result = (self.df["pos"] * self.df["close"].pct_change()).sum()


def run_methods(obj, names=("load", "indicators")):
    for name in names:
        getattr(obj, name)()
    return len(obj.df)


if __name__ == "__main__":
    print(f"{Pipeline().run():+.4f}", run_methods(Pipeline()))
