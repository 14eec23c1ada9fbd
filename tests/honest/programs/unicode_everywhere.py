# -*- coding: utf-8 -*-
"""Стратегия возврата к среднему — 平均回帰戦略 — stratégie de retour à la moyenne 📈"""
import pandas as pd
import numpy as np

# Настройки ↓ (设置)
ОКНО = 20
σ_ВХОД = 1.5
EMOJI = {"buy": "🟢", "sell": "🔴", "hold": "⚪️"}


def z_оценка(ряд: pd.Series, окно: int = ОКНО) -> pd.Series:
    """z = (x − μ) / σ"""
    μ = ряд.rolling(окно).mean()
    σ = ряд.rolling(окно).std()
    return (ряд - μ) / σ


def état(z: float) -> str:
    if np.isnan(z):
        return "hold"
    return "buy" if z < -σ_ВХОД else "sell" if z > σ_ВХОД else "hold"


цены = pd.read_csv("/data/prices.csv", parse_dates=["date"]).set_index("date")["close"]
z = z_оценка(цены)
сигналы = z.map(état)
доход = (сигналы.map({"buy": 1, "sell": -1, "hold": 0}).shift() * цены.pct_change()).fillna(0)
print("Итог:", f"{доход.sum():+.4f}", "· 取引日数:", int((сигналы != "hold").sum()))
print(" ".join(EMOJI[s] for s in сигналы.tail(10)))
print("Größe ≥ 0 → ✓" if доход.std() >= 0 else "✗")
