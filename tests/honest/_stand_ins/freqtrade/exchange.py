"""Helpers that strategies import."""


def timeframe_to_minutes(timeframe):
    return int(timeframe[:-1]) * {"m": 1, "h": 60, "d": 1440}[timeframe[-1]]


def timeframe_to_prev_date(timeframe, date=None):
    return date
