"""GARCH(1,1) by coordinate search, and vol-targeted positions."""
import math
import pandas as pd


def garch_path(returns, omega, alpha, beta):
    var = sum(r * r for r in returns) / len(returns)
    for r in returns:
        yield var
        var = omega + alpha * r * r + beta * var


def neg_loglik(returns, params):
    omega, alpha, beta = params
    if omega <= 0 or alpha < 0 or beta < 0 or alpha + beta >= 1:
        return math.inf
    return sum(math.log(v) + r * r / v for v, r in zip(garch_path(returns, *params), returns)) / 2


def coordinate_search(f, start, steps, rounds=25):
    best, best_value = list(start), f(start)
    for _ in range(rounds):
        improved = False
        for i, step in enumerate(steps):
            for sign in (1, -1):
                trial = best.copy()
                trial[i] += sign * step
                value = f(trial)
                if value < best_value:
                    best, best_value, improved = trial, value, True
        if not improved:
            steps = [s / 2 for s in steps]
    return best, best_value


def main():
    r = pd.read_csv("/data/prices.csv").close.pct_change().dropna().tolist()
    params, nll = coordinate_search(lambda p: neg_loglik(r, p), [1e-6, 0.05, 0.9], [5e-7, 0.02, 0.02])
    omega, alpha, beta = params
    print(f"omega={omega:.2e} alpha={alpha:.3f} beta={beta:.3f} nll={nll:.1f}")
    vol = [math.sqrt(v * 252) for v in garch_path(r, *params)]
    lev = [min(2.0, 0.15 / v) for v in vol]
    pnl = [l * x for l, x in zip(lev, r)]
    print("vol target: %.3f -> %.3f" % (0.15, math.sqrt(252 * sum(p * p for p in pnl) / len(pnl))))


if __name__ == "__main__":
    main()
