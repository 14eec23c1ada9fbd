"""Large tables of constants: cost schedule, z-table, holidays, weights."""
import bisect

HOLIDAYS = frozenset("""
2022-01-17 2022-02-21 2022-04-15 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-11-24 2022-12-26
2023-01-02 2023-01-16 2023-02-20 2023-04-07 2023-05-29 2023-06-19 2023-07-04 2023-09-04 2023-11-23
""".split())
FEE_TIERS = [(0, 0.0010), (10_000, 0.0009), (50_000, 0.0008), (100_000, 0.0007), (500_000, 0.0005), (1_000_000, 0.0004)]
NORMAL = {
    0.0: .5000, 0.1: .5398, 0.2: .5793, 0.3: .6179, 0.4: .6554, 0.5: .6915, 0.6: .7257, 0.7: .7580,
    0.8: .7881, 0.9: .8159, 1.0: .8413, 1.1: .8643, 1.2: .8849, 1.3: .9032, 1.4: .9192, 1.5: .9332,
    1.6: .9452, 1.7: .9554, 1.8: .9641, 1.9: .9713, 2.0: .9772, 2.1: .9821, 2.2: .9861, 2.3: .9893,
}
MATRIX = (
    (1.00, 0.62, 0.31, -0.12), (0.62, 1.00, 0.27, -0.05), (0.31, 0.27, 1.00, 0.18), (-0.12, -0.05, 0.18, 1.00),
)
SECTORS = {"tech": ("AAA", "BBB"), "energy": ("CCC",), "utilities": ("DDD",)}
MASKS = {"buy": 0b0001, "sell": 0b0010, "ioc": 0x10, "fok": 0o40, "big": 1_000_000, "tiny": 1e-9, "cplx": 3 + 4j}
ESCAPES = "tab\there, newline\n, unicode \u20ac, hex \x41, raw " + r"\d+\.\d{2}"
BYTES = b"\x00\x01FIX.4.2\xff"


def fee(volume):
    i = bisect.bisect_right([v for v, _ in FEE_TIERS], volume) - 1
    return FEE_TIERS[i][1]


def cdf(z):
    key = min(NORMAL, key=lambda k: abs(k - abs(z)))
    return NORMAL[key] if z >= 0 else 1 - NORMAL[key]


def variance(weights):
    return sum(w1 * w2 * MATRIX[i][j] for i, w1 in enumerate(weights) for j, w2 in enumerate(weights))


print([fee(v) for v in (5, 10_000, 2e6)], cdf(-1.96), round(variance([.25] * 4), 4))
print("2022-07-04" in HOLIDAYS, len(HOLIDAYS), {s for ss in SECTORS.values() for s in ss} >= {"AAA"})
print(MASKS["buy"] | MASKS["ioc"], abs(MASKS["cplx"]), ESCAPES.count("\n"), len(BYTES), BYTES[3:6].decode())
