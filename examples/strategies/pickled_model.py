"""Scores each day with a model that was trained elsewhere and saved next to the prices."""
import json
import pickle

import numpy as np
import pandas as pd


def load_model():
    with open("/data/model.pkl", "rb") as handle:
        return pickle.load(handle)


def make_features(close: pd.Series) -> pd.DataFrame:
    returns = close.pct_change()
    return pd.DataFrame({
        "r1": returns,
        "r5": close.pct_change(5),
        "r20": close.pct_change(20),
        "vol": returns.rolling(20).std(),
    }).dropna()


def main():
    close = pd.read_csv("/data/prices.csv")["close"]
    features = make_features(close)
    model = load_model()
    probability = np.asarray(model.predict_proba(features))[:, 1]
    position = (probability > 0.55).astype(float)
    moves = close.pct_change().reindex(features.index).to_numpy()
    equity = np.cumprod(1 + position[:-1] * moves[1:])
    with open("/output/result.json", "w") as handle:
        json.dump({
            "total_return": float(equity[-1] - 1),
            "trades": int(np.abs(np.diff(position)).sum()),
            "equity_curve": equity.tolist(),
        }, handle)
    print("days long:", int(position.sum()))


if __name__ == "__main__":
    main()
