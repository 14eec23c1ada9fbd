# -*- coding: utf-8 -*-
"""Saved with a byte order mark, as some editors do."""
from statistics import mean

preis = {"März": 101.5, "Mai": 99.25}
print(f"Ø {mean(preis.values()):.3f} €", *preis, sep=" | ")
