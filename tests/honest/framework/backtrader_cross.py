from __future__ import absolute_import, division, print_function, unicode_literals

import datetime

import backtrader as bt


class TestStrategy(bt.Strategy):
    params = (
        ('exitbars', 5),
        ('maperiod', 15),
        ('printlog', False),
    )

    def log(self, txt, dt=None, doprint=False):
        ''' Logging function for this strategy'''
        dt = dt or self.datas[0].datetime.date(0)
        print('%s, %s' % (dt.isoformat(), txt))

    def __init__(self):
        self.dataclose = self.datas[0].close
        self.dataopen = self.datas[0].open
        self.order = None
        self.sma = bt.indicators.SimpleMovingAverage(self.datas[0], period=self.params.maperiod)

    def notify_order(self, order):
        if order.status in [order.Submitted, order.Accepted]:
            return
        if order.status == order.Completed:
            self.bar_executed = len(self)
        self.order = None

    def next(self):
        if not self.position and self.dataclose[0] > self.sma[0]:
            self.order = self.buy(exectype=bt.Order.Market, valid=datetime.datetime.now() + datetime.timedelta(days=3))
        elif len(self) >= (self.bar_executed + self.params.exitbars):
            self.order = self.close()

    def stop(self):
        self.log('(MA Period %2d) Ending Value %.2f' % (self.params.maperiod, self.broker.getvalue()), doprint=True)


if __name__ == '__main__':
    cerebro = bt.Cerebro()
    cerebro.addstrategy(TestStrategy, maperiod=20)
