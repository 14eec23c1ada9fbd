"""Sections divided by form feeds on lines of their own, as old editors like it."""
import math

LIMIT = 3

def first():
    return LIMIT


def second():
    if LIMIT > 2:

        return math.sqrt(LIMIT)
    return 0.0

print(first(), round(second(), 3))
