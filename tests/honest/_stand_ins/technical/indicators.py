def ichimoku(frame, **options):
    return {"tenkan_sen": frame["high"], "kijun_sen": frame["low"], "senkou_span_a": frame["close"]}


def chaikin_money_flow(frame, period=20):
    return frame["close"] * 0
