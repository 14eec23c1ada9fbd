"""Logistic regression by gradient descent on lagged returns, walk-forward."""
import json
import numpy as np
import pandas as pd

N_LAGS, TRAIN, TEST = 5, 200, 40


class LogisticRegression:
    def __init__(self, lr=0.1, epochs=200, l2=1e-3):
        self.lr, self.epochs, self.l2 = lr, epochs, l2
        self.coef_ = None
        self.intercept_ = 0.0

    @staticmethod
    def _sigmoid(z):
        return 1 / (1 + np.exp(-np.clip(z, -30, 30)))

    def fit(self, X, y):
        self.mean_, self.std_ = X.mean(0), X.std(0) + 1e-12
        Z = (X - self.mean_) / self.std_
        self.coef_ = np.zeros(X.shape[1])
        for epoch in range(self.epochs):
            p = self._sigmoid(Z @ self.coef_ + self.intercept_)
            grad = Z.T @ (p - y) / len(y) + self.l2 * self.coef_
            self.coef_ -= self.lr * grad
            self.intercept_ -= self.lr * (p - y).mean()
        return self

    def predict_proba(self, X):
        return self._sigmoid(((X - self.mean_) / self.std_) @ self.coef_ + self.intercept_)

    def get_params(self):
        return {k: getattr(self, k) for k in ("lr", "epochs", "l2")}


def make_features(df):
    r = df["close"].pct_change()
    cols = {f"lag_{i}": r.shift(i) for i in range(1, N_LAGS + 1)}
    cols["vol"] = r.rolling(10).std().shift(1)
    X = pd.concat(cols, axis=1)
    data = X.assign(y=(r > 0).astype(int), r=r).dropna()
    return data


def walk_forward(data):
    feats = [c for c in data.columns if c not in ("y", "r")]
    for start in range(0, len(data) - TRAIN - TEST + 1, TEST):
        train = data.iloc[start:start + TRAIN]
        test = data.iloc[start + TRAIN:start + TRAIN + TEST]
        model = LogisticRegression().fit(train[feats].values, train["y"].values)
        proba = model.predict_proba(test[feats].values)
        yield {"from": str(test.index[0].date()), "acc": float(((proba > 0.5) == test["y"]).mean()), "pnl": float((np.sign(proba - 0.5) * test["r"]).sum())}


if __name__ == "__main__":
    frame = pd.read_csv("/data/prices.csv", parse_dates=["date"], index_col="date")
    folds = list(walk_forward(make_features(frame)))
    for fold in folds:
        print("{from} acc={acc:.2f} pnl={pnl:+.4f}".format(**fold))
    print(LogisticRegression().get_params())
    with open("/output/result.json", "w") as fh:
        json.dump({"folds": folds, "mean_acc": float(np.mean([f["acc"] for f in folds]))}, fh)
