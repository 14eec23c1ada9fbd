"""Momentum on live prices, with the price file as a fallback when the feed is down."""
import json
import statistics

import requests

FEED = "https://feed.example.com/v1/klines"


def live_closes(symbol="ALFA", limit=250):
    answer = requests.get(FEED, params={"symbol": symbol, "interval": "1d", "limit": limit}, timeout=5)
    answer.raise_for_status()
    return [float(candle["close"]) for candle in answer.json()]


def stored_closes():
    with open("/data/prices.csv") as handle:
        handle.readline()
        return [float(line.split(",")[4]) for line in handle]


def closes():
    try:
        return live_closes()
    except requests.RequestException as problem:
        print("feed is down, using stored prices:", problem)
        return stored_closes()


def main():
    prices = closes()
    equity, position, trades = [1.0], 0, 0
    for i in range(30, len(prices) - 1):
        wanted = 1 if prices[i] > statistics.fmean(prices[i - 30:i]) else 0
        trades += wanted != position
        position = wanted
        equity.append(equity[-1] * (1 + position * (prices[i + 1] / prices[i] - 1)))
    with open("/output/result.json", "w") as handle:
        json.dump({"total_return": equity[-1] - 1, "trades": trades, "equity_curve": equity}, handle)
    print(f"total return {equity[-1] - 1:.2%}")


if __name__ == "__main__":
    main()
