"""Kalman trend filter: a local level and slope tracked through noise; the slope's sign is the position."""
from typing import Tuple
import json

import numpy as np


class LocalLinearTrend:
    """State [level, slope] of the log price; observations are the level plus noise."""

    transition = np.array([[1.0, 1.0], [0.0, 1.0]])
    observation = np.array([1.0, 0.0])

    def __init__(self, first: float, level_noise: float, slope_noise: float, noise: float):
        self.state = np.array([first, 0.0])
        self.covariance = np.diag([noise, 1e-4])
        self.process = np.diag([level_noise, slope_noise])
        self.noise = noise

    def __call__(self, value: float) -> Tuple[float, float]:
        state = self.transition @ self.state
        covariance = self.transition @ self.covariance @ self.transition.T + self.process
        innovation = value - self.observation @ state
        gain = covariance @ self.observation / (self.observation @ covariance @ self.observation + self.noise)
        self.state = state + gain * innovation
        self.covariance = covariance - np.outer(gain, self.observation) @ covariance
        return float(self.state[1]), float(np.sqrt(self.covariance[1, 1]))


def main() -> None:
    closes = np.loadtxt("/data/prices.csv", delimiter=",", skiprows=1, usecols=4)
    logs = np.log(closes)
    kalman = LocalLinearTrend(logs[0], level_noise=4e-5, slope_noise=4e-8, noise=1e-4)

    positions = np.zeros(len(logs))
    for i, value in enumerate(logs):
        slope, error = kalman(value)
        positions[i] = np.clip(slope / error, 0.0, 1.0) if i > 30 else 0.0

    pnl = positions[:-1] * np.diff(closes) / closes[:-1]
    pnl -= 0.0005 * np.abs(np.diff(positions, prepend=0.0))[:-1]
    equity = np.insert(np.cumprod(1 + pnl), 0, 1.0)
    spread = pnl.std()

    with open("/output/result.json", "w") as handle:
        json.dump(
            {
                "total_return": float(equity[-1] - 1),
                "sharpe": float(pnl.mean() / spread * 252 ** 0.5) if spread > 0 else 0.0,
                "max_drawdown": float((1 - equity / np.maximum.accumulate(equity)).max()),
                "trades": int((np.diff(positions > 0)).sum()),
                "average_position": float(positions.mean()),
                "equity_curve": np.round(equity, 6).tolist(),
            },
            handle,
        )
    print(f"average position {positions.mean():.2f}, final equity {equity[-1]:.4f}")


if __name__ == "__main__":
    main()
