"""Greeks by finite differences, a bisection with while True, math functions, complex numbers."""
import cmath
import math
from functools import partial


def normal_cdf(x):
    return (1 + math.erf(x / math.sqrt(2))) / 2


def call(spot, strike=100.0, years=0.5, rate=0.02, sigma=0.25):
    d1 = (math.log(spot / strike) + (rate + sigma * sigma / 2) * years) / (sigma * math.sqrt(years))
    return spot * normal_cdf(d1) - strike * math.exp(-rate * years) * normal_cdf(d1 - sigma * math.sqrt(years))


def derivative(function, at, step=1e-4):
    return (function(at + step) - function(at - step)) / (2 * step)


def implied(price, spot, low=0.01, high=3.0):
    while True:
        middle = (low + high) / 2
        if high - low < 1e-8:
            break
        low, high = (middle, high) if call(spot, sigma=middle) < price else (low, middle)
    return middle


greeks = {
    "delta": derivative(call, 105.0),
    "vega": derivative(lambda s: call(105.0, sigma=s), 0.25),
    "theta": -derivative(partial(lambda s, t: call(s, years=t), 105.0), 0.5),
}
print({k: round(v, 4) for k, v in greeks.items()}, round(implied(call(105.0), 105.0), 6), abs(cmath.exp(1j * math.pi) + 1) < 1e-12)
