"""Greek letters and accents as names, long strings, and a table with odd characters."""
import math

µ, σ, Δt = 0.08, 0.2, 1 / 252
prénom = "été"
größe = {"Käufer": 3, "Verkäufer": -2}
名前 = "日経"


def φ(x):
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def black_scholes(S, K, T, r, σ):
    d1 = (math.log(S / K) + (r + σ ** 2 / 2) * T) / (σ * math.sqrt(T))
    N = lambda x: 0.5 * (1 + math.erf(x / math.sqrt(2)))
    return S * N(d1) - K * math.exp(-r * T) * N(d1 - σ * math.sqrt(T))


print(f"µ={µ:.2%} σ={σ:.2%} Δt={Δt:.5f} φ(0)={φ(0):.4f} {prénom} {sum(größe.values())} {名前}")
print(round(black_scholes(100, 105, 1, 0.01, σ), 4), "→ ≤ ≥ × ½ ²", "naïve café", len("🚀"))
