"""Sentiment of invented headlines with compiled patterns; re.sub with a function; str.translate."""
import re
import string
from collections import Counter

HEADLINES = """\
2024-01-03 ALFA beats estimates; raises guidance by 5.5%
2024-01-04 BRAV misses on revenue, shares plunge 12%
2024-01-05 ALFA CEO exec shake-up; board to open review
2024-01-08 CHAR signs $1.2bn deal; eval of system import rules pending
2024-01-09 BRAV upgraded to buy, target lifted to $45.00"""
LINE = re.compile(r"^(?P<date>\d{4}-\d{2}-\d{2})\s+(?P<ticker>[A-Z]{4})\s+(?P<text>.+)$", re.MULTILINE)
WORDS = {"beats": 2, "raises": 1, "upgraded": 2, "lifted": 1, "signs": 1, "misses": -2, "plunge": -2, "shake-up": -1}
pattern = re.compile("|".join(map(re.escape, sorted(WORDS, key=len, reverse=True))), re.I)
MONEY = re.compile(r"\$(\d+(?:\.\d+)?)(bn|m)?")
NO_PUNCT = str.maketrans("", "", string.punctuation.replace("-", ""))


def score(text):
    return sum(WORDS[w.lower()] for w in pattern.findall(text))


def expand(match):
    factor = {"bn": 1e9, "m": 1e6, None: 1}[match.group(2)]
    return f"{float(match[1]) * factor:,.0f} dollars"


totals, vocabulary = Counter(), Counter()
for m in LINE.finditer(HEADLINES):
    totals[m["ticker"]] += score(m["text"])
    vocabulary.update(m.group("text").translate(NO_PUNCT).lower().split())
    if MONEY.search(m["text"]):
        print(m["date"], MONEY.sub(expand, m["text"]))
signals = {t: ("long" if s > 0 else "short" if s < 0 else "flat") for t, s in totals.items()}
print(signals, vocabulary.most_common(2), re.split(r"[;,]\s*", "a; b,c"), re.fullmatch(r"\w+", "exec") is not None)
