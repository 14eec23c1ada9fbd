"""A stand-in for LEAN's star import."""
from collections import deque
from datetime import datetime, timedelta

import numpy as np
import pandas as pd


class Resolution:
    Minute, Hour, Daily = "minute", "hour", "daily"
    DAILY, HOUR = "daily", "hour"


class InsightDirection:
    Up, Down, Flat = 1, -1, 0
    UP, DOWN, FLAT = 1, -1, 0


class Insight:
    @staticmethod
    def price(symbol, period, direction, *rest):
        return symbol, direction


class AlphaModel:
    def update(self, algorithm, data):
        return []


class PythonIndicator:
    def __init__(self):
        self.value, self.name = 0.0, ""


class _Anything:
    """Whatever the engine has: can be called, indexed and read from."""

    def __getattr__(self, name):
        return self

    def __call__(self, *arguments, **options):
        return self


class QCAlgorithm:
    def __init__(self):
        self.portfolio, self.time, self.is_warming_up = {}, datetime(2024, 1, 2), False

    def __getattr__(self, name):
        return _Anything()


class RollingWindow(deque):
    def __class_getitem__(cls, item):
        return cls
