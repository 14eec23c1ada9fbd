# --- Do not remove these libs ---
from freqtrade.strategy.interface import IStrategy
from pandas import DataFrame
import talib.abstract as ta
# --------------------------------


class BBShort(IStrategy):
    """
    author@: Gert Wohlgemuth (style)
    converted from: https://example.org/strategies/eval.js
    """
    can_short = True
    minimal_roi = {"0": 0.05}
    stoploss = -0.25
    timeframe = '1h'

    def populate_indicators(self, dataframe: DataFrame, metadata: dict) -> DataFrame:
        bands = ta.BBANDS(dataframe, timeperiod=20, nbdevup=2.0, nbdevdn=2.0)
        dataframe['bb_lower'], dataframe['bb_upper'] = bands['lowerband'], bands['upperband']
        dataframe['adx'] = ta.ADX(dataframe)
        dataframe['mfi'] = ta.MFI(dataframe)
        stoch = ta.STOCHF(dataframe)
        dataframe['fastk'] = stoch['fastk']
        print(metadata)
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe.loc[(dataframe['close'] < 0.98 * dataframe['bb_lower']), 'enter_long'] = 1
        dataframe.loc[(dataframe['close'] > 1.02 * dataframe['bb_upper']), 'enter_short'] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        dataframe.loc[(), 'exit_long'] = 1
        return dataframe

    def leverage(self, pair, current_time, current_rate, proposed_leverage, max_leverage, side, **kwargs):
        return min(3.0, max_leverage)
