from freqtrade.strategy import IStrategy
