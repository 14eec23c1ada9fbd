# region imports
from AlgorithmImports import *
# endregion


class MovingAverageCross(QCAlgorithm):

    def initialize(self):
        self.set_start_date(2020, 1, 1)
        self.set_end_date(2021, 1, 1)
        self.set_cash(100000)
        self.__symbol = self.add_equity("SPY", Resolution.DAILY)
        self.__fast = self.ema("SPY", 15, Resolution.DAILY)
        self.__slow = self.ema("SPY", 30, Resolution.DAILY)
        self.__previous = datetime.min
        self.schedule.on(self.date_rules.every_day("SPY"), self.time_rules.after_market_open("SPY", 10), self.rebalance)

    def on_data(self, data):
        if not self.__slow or self.__previous.date() == self.time.date():
            return
        holdings = self.portfolio["SPY"].quantity
        if holdings <= 0 and self.__fast.current.value > self.__slow.current.value * 1.0015:
            self.log("BUY  >> {0}".format(self.securities["SPY"].price))
            self.set_holdings("SPY", 1.0)
        self.__previous = self.time

    def rebalance(self):
        self.debug(f"rebalance at {self.time:%Y-%m-%d}")

    def on_order_event(self, order_event):
        self.debug(f"{self.time} {order_event.to_string()}")


algorithm = MovingAverageCross()
algorithm.initialize()
