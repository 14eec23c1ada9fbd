#!/usr/bin/env python3
"""Donchian channel breakout, vectorised backtest.

Note: this file deliberately uses no eval(), os.system() or __class__ tricks.
"""
import json
import logging
from dataclasses import dataclass, asdict, field
from typing import Optional

import numpy as np
import pandas as pd

LOG_FORMAT = "%(asctime)s | %(levelname)-8s | %(name)s | %(message)s"
logging.basicConfig(level=logging.INFO, format=LOG_FORMAT, datefmt="%Y-%m-%d %H:%M:%S")
logger = logging.getLogger(__name__)


@dataclass
class Config:
    data_path: str = "/data/prices.csv"
    result_path: str = "/output/result.json"
    entry_window: int = 20
    exit_window: int = 10
    fee_bps: float = 5.0
    start: Optional[str] = None
    tags: list = field(default_factory=lambda: ["trend", "breakout"])

    def __post_init__(self):
        if self.exit_window >= self.entry_window:
            raise ValueError(f"exit window {self.exit_window} must be below {self.entry_window}")


class DonchianBreakout:
    def __init__(self, config: Config):
        self.config = config
        self.data = None

    def load(self) -> "DonchianBreakout":
        df = pd.read_csv(self.config.data_path, parse_dates=["date"]).set_index("date")
        if self.config.start:
            df = df.loc[self.config.start:]
        self.data = df
        logger.info("loaded %d rows from %s", len(df), self.config.data_path)
        return self

    def signals(self) -> pd.Series:
        df, c = self.data, self.config
        upper = df["high"].rolling(c.entry_window).max().shift(1)
        lower = df["low"].rolling(c.exit_window).min().shift(1)
        state = 0
        out = np.zeros(len(df))
        for i, (close, hi, lo) in enumerate(zip(df["close"], upper, lower)):
            if state == 0 and close > hi:
                state = 1
            elif state == 1 and close < lo:
                state = 0
            out[i] = state
        return pd.Series(out, index=df.index, name="position")

    def run(self) -> dict:
        pos = self.signals()
        ret = self.data["close"].pct_change().fillna(0.0)
        cost = pos.diff().abs().fillna(0) * self.config.fee_bps / 1e4
        strat = pos.shift(1).fillna(0) * ret - cost
        equity = (1 + strat).cumprod()
        dd = equity / equity.cummax() - 1
        return {
            "total_return": float(equity.iloc[-1] - 1),
            "sharpe": float(strat.mean() / strat.std() * np.sqrt(252)) if strat.std() > 0 else 0.0,
            "max_drawdown": float(dd.min()),
            "trades": int((pos.diff() > 0).sum()),
        }


def main() -> None:
    config = Config()
    metrics = DonchianBreakout(config).load().run()
    payload = {"config": asdict(config), "metrics": metrics}
    with open(config.result_path, "w", encoding="utf-8") as fh:
        json.dump(payload, fh, indent=2, sort_keys=True)
    for key, value in metrics.items():
        print(f"{key:>15}: {value:10.4f}")


if __name__ == "__main__":
    main()
