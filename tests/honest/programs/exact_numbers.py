"""decimal, fractions and statistics."""
import decimal
import statistics as st
from decimal import ROUND_HALF_EVEN, Decimal, getcontext, localcontext
from fractions import Fraction

getcontext().prec = 28
fee = Decimal("0.0015")
lots = [Decimal(x) for x in ("100.10", "99.95", "101.00")]
gross = sum(lots)
net = (gross * (1 - fee)).quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)
with localcontext() as ctx:
    ctx.prec = 6
    rough = Decimal(1) / Decimal(7)
kelly = Fraction(55, 100) - Fraction(45, 100) / Fraction("1.2")
sample = [float(x) for x in lots]
print(gross, net, rough, kelly.limit_denominator(50), kelly.numerator, st.fmean(sample), st.stdev(sample))
print(st.quantiles(range(100), n=4), st.NormalDist(0, 1).inv_cdf(0.95), decimal.Decimal("NaN").is_nan())
