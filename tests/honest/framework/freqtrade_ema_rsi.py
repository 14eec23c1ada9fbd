"""EMA and RSI for freqtrade."""
import numpy as np  # noqa
import pandas as pd  # noqa
import talib.abstract as ta
from freqtrade.strategy import DecimalParameter, IntParameter, IStrategy
from pandas import DataFrame
import freqtrade.vendor.qtpylib.indicators as qtpylib


class EmaRsi(IStrategy):
    INTERFACE_VERSION = 3
    minimal_roi = {"60": 0.01, "30": 0.02, "0": 0.04}
    stoploss = -0.10
    trailing_stop = False
    timeframe = "5m"
    process_only_new_candles = True
    startup_candle_count: int = 30
    buy_rsi = IntParameter(1, 50, default=30, space="buy")
    sell_rsi = DecimalParameter(50, 100, default=70, space="sell")
    order_types = {"entry": "limit", "exit": "limit", "stoploss": "market", "stoploss_on_exchange": False}
    order_time_in_force = {"entry": "GTC", "exit": "GTC"}

    @property
    def plot_config(self):
        return {"main_plot": {"tema": {}}, "subplots": {"RSI": {"rsi": {"color": "red"}}}}

    def informative_pairs(self):
        return []

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["rsi"] = ta.RSI(dataframe)
        dataframe["tema"] = ta.TEMA(dataframe, timeperiod=9)
        macd = ta.MACD(dataframe)
        dataframe["macd"] = macd["macd"]
        bollinger = qtpylib.bollinger_bands(qtpylib.typical_price(dataframe), window=20, stds=2)
        dataframe["bb_lowerband"] = bollinger["lower"]
        for n in (5, 10, 20):
            dataframe[f"ema{n}"] = ta.EMA(dataframe, timeperiod=n)
        return dataframe

    def populate_entry_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[
            (qtpylib.crossed_above(dataframe["rsi"], self.buy_rsi.value))
            & (dataframe["open"] < dataframe["close"])
            & (dataframe["volume"] > 0),
            "enter_long",
        ] = 1
        return dataframe

    def populate_exit_trend(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe.loc[(qtpylib.crossed_above(dataframe["rsi"], self.sell_rsi.value)), ["exit_long", "exit_tag"]] = (1, "rsi")
        return dataframe
