"""Volatility targeting: scales a long position so that the forecast volatility stays near 10% a year."""
from dataclasses import asdict, dataclass
import json

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Config:
    target: float = 0.10
    decay: float = 0.94          # RiskMetrics
    max_leverage: float = 1.5
    band: float = 0.10           # no trade for a smaller change of weight


def forecast_volatility(returns: np.ndarray, decay: float) -> np.ndarray:
    variance = np.empty_like(returns)
    variance[0] = np.var(returns[:20])
    for i in range(1, len(returns)):
        variance[i] = decay * variance[i - 1] + (1 - decay) * returns[i] ** 2
    return np.sqrt(variance * 252)


def banded(wanted: np.ndarray, band: float) -> np.ndarray:
    held = np.empty_like(wanted)
    held[0] = wanted[0]
    for i in range(1, len(wanted)):
        held[i] = wanted[i] if abs(wanted[i] - held[i - 1]) > band else held[i - 1]
    return held


def main(config: Config = Config()) -> None:
    close = pd.read_csv("/data/prices.csv")["close"].to_numpy(dtype=float)
    returns = np.diff(np.log(close))
    volatility = forecast_volatility(returns, config.decay)
    weight = banded(np.minimum(config.target / volatility, config.max_leverage), config.band)

    pnl = weight[:-1] * np.expm1(returns[1:])
    equity = np.concatenate([[1.0], np.cumprod(1.0 + pnl)])
    result = {
        "config": asdict(config),
        "total_return": float(equity[-1] - 1.0),
        "sharpe": float(np.mean(pnl) / np.std(pnl) * np.sqrt(252)),
        "max_drawdown": float(np.max(1.0 - equity / np.maximum.accumulate(equity))),
        "trades": int(np.count_nonzero(np.diff(weight))),
        "realised_volatility": float(np.std(pnl) * np.sqrt(252)),
        "equity_curve": equity.round(6).tolist(),
    }
    with open("/output/result.json", "w") as out:
        json.dump(result, out)
    print(f"target volatility   {config.target:.1%}")
    print(f"realised volatility {result['realised_volatility']:.1%}")
    print(f"weight between {weight.min():.2f} and {weight.max():.2f}, {result['trades']} changes")


if __name__ == "__main__":
    main()
