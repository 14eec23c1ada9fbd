#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# vim: set ts=4 sw=4 :
'''Single quotes for the docstring; semicolons; one-line bodies; continuation lines.'''
import math; import random

def clamp(x, lo=-1.0, hi=1.0): return lo if x < lo else hi if x > hi else x
def score(*factors, **weights): return sum(weights.get(n, 1) * f
    for n, f in zip(("a", "b"), factors))

class Empty: pass
class Counter:
    n = 0
    def tick(self): self.n += 1; return self

rng = random.Random(0); total = 0.0
for i in range(10): total += clamp(rng.gauss(0, 1)) \
    * math.cos(i)
if total > 0: side = "buy"
elif total < 0: side = "sell"
else: side = "flat"
values = [
1, 2,
3,
]
print(side, round(total, 4), score(1, 2, b=3), Counter().tick().tick().n, values, not(total), 1 if(total)else 2)
