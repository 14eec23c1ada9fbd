"""A pipeline as a list of (name, callable) steps, with __call__, __or__ and __getitem__."""
import pandas as pd
import numpy as np


class Pipeline:
    def __init__(self, *steps):
        self.steps = list(steps)

    def __or__(self, step):
        return Pipeline(*self.steps, step)

    def __call__(self, df):
        for step in self.steps:
            df = step(df)
        return df

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Pipeline(*self.steps[key])
        return self.steps[key]

    def __iter__(self):
        return iter(self.steps)

    def __contains__(self, step):
        return step in self.steps

    def __len__(self):
        return len(self.steps)


def add_returns(df):
    return df.assign(ret=np.log(df["close"]).diff())


def rolling_feature(column, window, how="mean"):
    def step(df):
        roller = df[column].rolling(window)
        func = {"mean": roller.mean, "std": roller.std, "max": roller.max}[how]
        return df.assign(**{f"{column}_{how}_{window}": func()})
    step.__name__ = f"rolling_{how}_{window}"
    return step


def drop_warmup(df):
    return df.dropna().reset_index(drop=True)


def vol_target(target=0.1, cap=2.0):
    return lambda df: df.assign(weight=(target / (df["ret_std_20"] * 252 ** 0.5)).clip(upper=cap))


pipe = Pipeline(add_returns) | rolling_feature("ret", 20, "std") | rolling_feature("close", 50) | drop_warmup | vol_target()
data = pipe(pd.read_csv("/data/prices.csv"))
data["pnl"] = (data["weight"] * (data["close"] > data["close_mean_50"])).shift() * data["ret"]
print([getattr(s, "__name__", "lambda") for s in pipe], len(pipe[1:3]), add_returns in pipe)
print(data.filter(regex="^ret|pnl").sum().round(4).to_dict())
