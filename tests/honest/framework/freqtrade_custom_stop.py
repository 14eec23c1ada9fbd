"""Custom stop loss, custom exit, informative pairs, order confirmation."""
from datetime import datetime, timedelta
from typing import Optional, Union

from freqtrade.exchange import timeframe_to_minutes
from freqtrade.persistence import Trade
from freqtrade.strategy import IStrategy, informative, merge_informative_pair, stoploss_from_open
from pandas import DataFrame
import pandas_ta as pta
import technical.indicators as ftt


class CustomStop(IStrategy):
    timeframe = "5m"
    informative_timeframe = "1h"
    use_custom_stoploss = True
    custom_info: dict = {}

    def __init__(self, config: Optional[dict] = None) -> None:
        super().__init__(config)
        self.custom_info["minutes"] = timeframe_to_minutes(self.timeframe)

    def informative_pairs(self):
        pairs = self.dp.current_whitelist() if self.dp else []
        return [(pair, self.informative_timeframe) for pair in pairs]

    @informative("1h")
    def populate_indicators_1h(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        dataframe["rsi"] = pta.rsi(dataframe["close"], length=14)
        return dataframe

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        if self.dp and self.dp.runmode.value in ("live", "dry_run"):
            ticker = self.dp.ticker(metadata["pair"])
            self.custom_info[metadata["pair"]] = ticker["last"]
        inf = dataframe.copy()
        dataframe = merge_informative_pair(dataframe, inf, self.timeframe, self.informative_timeframe, ffill=True)
        cloud = ftt.ichimoku(dataframe, conversion_line_period=20, base_line_periods=60)
        dataframe["tenkan"] = cloud["tenkan_sen"]
        dataframe["ema"] = pta.ema(dataframe["close"], length=50)
        return dataframe

    def populate_entry_trend(self, df: DataFrame, metadata: dict) -> DataFrame:
        df.loc[(df.close > df.ema) & (df.open < df.close), "enter_long"] = 1
        return df

    def populate_exit_trend(self, df: DataFrame, metadata: dict) -> DataFrame:
        return df

    def custom_stoploss(self, pair: str, trade: Trade, current_time: datetime, current_rate: float,
                        current_profit: float, **kwargs) -> float:
        if current_profit > 0.05:
            return stoploss_from_open(0.02, current_profit)
        if current_time - timedelta(minutes=120) > trade.open_date_utc:
            return -0.01
        return 1

    def custom_exit(self, pair: str, trade: "Trade", current_time, current_rate, current_profit, **kwargs) -> Optional[Union[str, bool]]:
        dataframe, _ = self.dp.get_analyzed_dataframe(pair, self.timeframe)
        last_candle = dataframe.iloc[-1].squeeze()
        if last_candle["rsi"] > 80:
            return f"rsi_high_{trade.enter_tag}"
        return None

    def confirm_trade_entry(self, pair, order_type, amount, rate, time_in_force, current_time, entry_tag, side, **kwargs) -> bool:
        return amount * rate < 1000 and len(Trade.get_trades_proxy(is_open=True)) < 3
