"""Bollinger band reversion: buy a close under the lower band, sell at the middle band."""
import numpy as np
import pandas as pd

PRICES_FILE = "/data/prices.csv"


class BollingerReversion:
    def __init__(self, window: int = 20, width: float = 2.0, max_days: int = 15):
        self.window = window
        self.width = width
        self.max_days = max_days

    def bands(self, close: pd.Series) -> pd.DataFrame:
        middle = close.rolling(self.window).mean()
        spread = close.rolling(self.window).std(ddof=0) * self.width
        return pd.DataFrame({"lower": middle - spread, "middle": middle, "upper": middle + spread})

    def positions(self, frame: pd.DataFrame) -> pd.Series:
        bands = self.bands(frame["close"])
        position = np.zeros(len(frame))
        days = 0
        for i, (close, lower, middle) in enumerate(zip(frame["close"], bands["lower"], bands["middle"])):
            held = position[i - 1] if i else 0.0
            if np.isnan(lower):
                continue
            if held:
                days += 1
                position[i] = 0.0 if close >= middle or days >= self.max_days else 1.0
            elif close < lower:
                position[i], days = 1.0, 0
        return pd.Series(position, index=frame.index)


def evaluate(frame: pd.DataFrame, position: pd.Series) -> dict:
    # filled at the next open, so that the close which gave the signal is not traded
    next_open_move = frame["open"].shift(-1) / frame["open"] - 1
    pnl = (position.shift(1) * next_open_move).fillna(0.0)
    equity = (1 + pnl).cumprod()
    deviation = pnl.std()
    return {
        "total_return": equity.iloc[-1] - 1,
        "sharpe": pnl.mean() / deviation * 252 ** 0.5 if deviation else 0.0,
        "max_drawdown": (1 - equity / equity.cummax()).max(),
        "trades": int(position.diff().abs().sum()),
        "equity_curve": equity.round(6).tolist(),
    }


if __name__ == "__main__":
    data = pd.read_csv(PRICES_FILE)
    strategy = BollingerReversion()
    result = evaluate(data, strategy.positions(data))
    pd.Series(result).to_json("/output/result.json")
    for name in ("total_return", "sharpe", "max_drawdown", "trades"):
        print(f"{name}: {result[name]:.4f}")
