"""Indicators by name, as in GodStra: getattr on talib many times."""
import logging
from functools import reduce
from typing import Any, Callable, Dict, List

import talib
import talib.abstract as ta
from freqtrade.strategy import CategoricalParameter, IntParameter, IStrategy
from pandas import DataFrame, Series

logger = logging.getLogger(__name__)
INDICATORS = ["SMA", "EMA", "RSI", "WMA", "KAMA"]
PATTERNS = ("CDLHAMMER", "CDLDOJI", "CDLENGULFING")
SETTINGS: Dict[str, Dict[str, Any]] = {"SMA": {"timeperiod": 20}, "RSI": {"timeperiod": 14}}


class Gods(IStrategy):
    timeframe = "12h"
    stoploss = -0.345
    minimal_roi = {"0": 0.3556, "4818": 0.21275}
    gene = CategoricalParameter("SMA", "EMA", default="SMA", space="buy")
    period = IntParameter(2, 100, default=20, space="buy")

    def gene_calculator(self, dataframe: DataFrame, name: str, timeperiod: int = 14) -> Series:
        function = getattr(ta, name)
        result = function(dataframe, timeperiod=timeperiod)
        return result if not isinstance(result, dict) else result["macd"]

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        for name in INDICATORS:
            dataframe[name] = getattr(ta, name)(dataframe, timeperiod=5)
        for pattern in PATTERNS:
            dataframe[pattern] = getattr(talib, pattern)(dataframe["open"], dataframe["high"], dataframe["low"], dataframe["close"])
        for name, options in SETTINGS.items():
            dataframe[f"{name}_tuned"] = getattr(ta, name)(dataframe, **options)
        for name in talib.get_functions():
            if hasattr(ta, name):
                logger.debug("have %s", name)
        dataframe["gene"] = self.gene_calculator(dataframe, self.gene.value, self.period.value)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        conditions: List[Series] = [dataframe["SMA"] > dataframe["EMA"], dataframe["volume"] > 0]
        if conditions:
            dataframe.loc[reduce(lambda x, y: x & y, conditions), "enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["exit_long"] = 0
        return dataframe
