"""Writes prices.csv and universe.csv beside this file: invented prices, the same on every run.

    python3 make_prices.py

The market moves through three regimes (calm, choppy, falling), so that trend followers and mean
reverters each have a season. ALFA is the main asset of prices.csv. BRAV follows ALFA with a spread
that comes back, which is what the pairs strategy looks for; the other four share only the market.
"""

import datetime
import math
import pathlib
import random

SEED = 34
DAYS = 504
FIRST_DAY = datetime.date(2022, 1, 3)
HERE = pathlib.Path(__file__).resolve().parent

# name: (daily drift, daily volatility, chance to leave on any day)
REGIMES = {
    "calm": (0.0009, 0.007, 0.012),
    "choppy": (0.0001, 0.013, 0.025),
    "falling": (-0.0022, 0.021, 0.045),
}

# name: (first price, beta to the market, own drift, own volatility)
OTHERS = {
    "CHAR": (84.0, 1.35, 0.0002, 0.011),
    "DELT": (41.5, 0.45, 0.0001, 0.006),
    "ECHO": (152.0, 0.80, -0.0003, 0.009),
    "FOXT": (23.0, -0.25, 0.0003, 0.008),
}


def trading_days():
    day = FIRST_DAY
    for _ in range(DAYS):
        yield day
        day += datetime.timedelta(days=3 if day.weekday() == 4 else 1)


def market_returns(rng):
    """A day's return of the market and the volatility that it came from."""
    regime = "calm"
    for _ in range(DAYS):
        drift, volatility, leave = REGIMES[regime]
        if rng.random() < leave:
            regime = rng.choice([name for name in REGIMES if name != regime])
        yield rng.gauss(drift, volatility), volatility


def bar_around(rng, previous_close, close, volatility):
    """Open, high and low that fit a move from one close to the next."""
    open_ = previous_close * math.exp(rng.gauss(0.0, volatility * 0.3))
    high = max(open_, close) * math.exp(abs(rng.gauss(0.0, volatility * 0.5)))
    low = min(open_, close) * math.exp(-abs(rng.gauss(0.0, volatility * 0.5)))
    return open_, high, low


def main():
    rng = random.Random(SEED)
    main_close, spread = 100.0, 0.0
    others = {name: numbers[0] for name, numbers in OTHERS.items()}
    prices = ["date,open,high,low,close,volume"]
    universe = ["date,ALFA,BRAV," + ",".join(OTHERS)]

    for day, (market, volatility) in zip(trading_days(), market_returns(rng)):
        previous = main_close
        main_close *= math.exp(market + rng.gauss(0.0, 0.003))
        open_, high, low = bar_around(rng, previous, main_close, volatility)
        volume = int(1_000_000 * math.exp(rng.gauss(0.0, 0.25)) * (1.0 + 40.0 * abs(market)))
        prices.append(f"{day},{open_:.2f},{high:.2f},{low:.2f},{main_close:.2f},{volume}")

        spread = 0.90 * spread + rng.gauss(0.0, 0.009)
        closes = [main_close, 0.62 * main_close * math.exp(spread)]
        for name, (_, beta, drift, own) in OTHERS.items():
            others[name] *= math.exp(beta * market + drift + rng.gauss(0.0, own))
            closes.append(others[name])
        universe.append(f"{day}," + ",".join(f"{close:.2f}" for close in closes))

    (HERE / "prices.csv").write_text("\n".join(prices) + "\n")
    (HERE / "universe.csv").write_text("\n".join(universe) + "\n")


if __name__ == "__main__":
    main()
