"""Reads a list of signals written as text, with re.compile."""
import re
from collections import Counter

SIGNALS = """
buy 10 @ 101.5 # os.system is mentioned in a string only
sell 4 @ 99
hold
BUY 3 @ 100.25
"""
LINE = re.compile(r"^(?P<side>buy|sell)\s+(?P<size>\d+)\s*@\s*(?P<price>\d+(?:\.\d+)?)", re.IGNORECASE | re.MULTILINE)
COMMENT = re.compile("#.*$", re.M)

clean = COMMENT.sub("", SIGNALS)
position = Counter()
for match in LINE.finditer(clean):
    side, size, price = match.group("side", "size", "price")
    sign = 1 if re.fullmatch("buy", side, re.I) else -1
    position["size"] += sign * int(size)
    position["cash"] -= sign * int(size) * float(price)
pattern = re.compile(r"\b(?:eval|exec|compile)\b")
assert pattern.search(SIGNALS) is None
print(dict(position), re.escape("a.b"), re.split(r"\s+", "a b  c"))
