"""Hyperopt with nested classes, staticmethods and protections."""
from functools import reduce

import numpy as np
import pandas as pd
import talib.abstract as ta
from freqtrade.strategy import BooleanParameter, CategoricalParameter, DecimalParameter, IntParameter, IStrategy
from pandas import DataFrame


class Spaces(IStrategy):
    class HyperOpt:
        @staticmethod
        def stoploss_space():
            return [("stoploss", -0.05, -0.01)]

        @staticmethod
        def generate_roi_table(params: dict) -> dict:
            roi_table = {}
            roi_table[0] = params["roi_p1"] + params["roi_p2"]
            roi_table[params["roi_t1"]] = 0
            return roi_table

    buy_params = {"buy_ma_count": 4, "buy_ma_gap": 15}
    buy_ma_count = IntParameter(1, 4, default=buy_params["buy_ma_count"], space="buy")
    buy_ma_gap = IntParameter(1, 30, default=buy_params["buy_ma_gap"], space="buy")
    use_trend = BooleanParameter(default=True, space="buy", optimize=False)
    timeframe = "4h"

    @property
    def protections(self):
        return [{"method": "CooldownPeriod", "stop_duration_candles": 5}]

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        for count in range(self.buy_ma_count.value):
            key = count * self.buy_ma_gap.value
            if key > 1 and key not in dataframe.keys():
                dataframe[key] = ta.TEMA(dataframe, timeperiod=int(key))
        frames = [dataframe]
        for length in range(3, 6):
            frames.append(DataFrame({f"ema_{length}": ta.EMA(dataframe, timeperiod=length)}))
        return pd.concat(frames, axis=1)

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        conditions = []
        for count in range(self.buy_ma_count.value):
            key, past_key = count * self.buy_ma_gap.value, (count - 1) * self.buy_ma_gap.value
            if past_key > 1 and key in dataframe.keys():
                conditions.append(dataframe[key] < dataframe[past_key])
        if conditions:
            dataframe.loc[reduce(lambda x, y: x & y, conditions), "enter_long"] = 1
        return dataframe

    populate_exit_trend = populate_entry_trend


Spaces.HyperOpt.generate_roi_table({"roi_p1": 0.01, "roi_p2": 0.02, "roi_t1": 30})
strategy = Spaces()
frame = DataFrame(np.random.default_rng(0).uniform(1, 2, (60, 5)), columns=["open", "high", "low", "close", "volume"])
strategy.populate_entry_trend(strategy.populate_indicators(frame, {"pair": "A/B"}), {})
