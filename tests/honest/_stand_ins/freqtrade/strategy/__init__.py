"""A stand-in for freqtrade.strategy: IStrategy and parameters."""


class _Parameter:
    def __init__(self, *bounds, default=None, space=None, optimize=True, decimals=3, load=True):
        self.value, self.range = default, bounds


IntParameter = DecimalParameter = RealParameter = CategoricalParameter = BooleanParameter = _Parameter


class IStrategy:
    timeframe = "5m"
    can_short = False

    def __init__(self, config=None):
        self.config, self.dp, self.wallets = config or {}, None, None


def merge_informative_pair(dataframe, informative, timeframe, timeframe_inf, ffill=True):
    return dataframe


def stoploss_from_open(open_relative_stop, current_profit, is_short=False, leverage=1.0):
    return max(0.0, 1 - (1 + open_relative_stop) / (1 + current_profit))


def stoploss_from_absolute(stop_rate, current_rate, is_short=False):
    return 1 - stop_rate / current_rate


def informative(timeframe, asset="", fmt=None):
    return lambda function: function
