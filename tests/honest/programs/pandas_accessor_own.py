"""Own pandas accessor and multi-index work."""
import pandas as pd
import numpy as np


@pd.api.extensions.register_series_accessor("perf")
class PerformanceAccessor:
    def __init__(self, series):
        self._s = series

    @property
    def total(self):
        return float((1 + self._s).prod() - 1)

    @property
    def drawdown(self):
        eq = (1 + self._s).cumprod()
        return eq / eq.cummax() - 1

    def sharpe(self, periods=252):
        return float(self._s.mean() / self._s.std() * periods ** .5)


px = pd.read_csv("/data/universe.csv", index_col="date", parse_dates=["date"])
long = px.stack().rename("price").rename_axis(["date", "symbol"]).to_frame()
long["ret"] = long.groupby(level="symbol")["price"].pct_change()
long["vol"] = long.groupby(level="symbol")["ret"].transform(lambda s: s.rolling(20).std())
long["decile"] = long.groupby(level="date")["vol"].transform(lambda s: pd.qcut(s, 3, labels=False) if s.notna().all() else np.nan)
wide = long["ret"].unstack("symbol")
table = pd.DataFrame({c: {"total": wide[c].dropna().perf.total, "sharpe": wide[c].dropna().perf.sharpe(), "mdd": wide[c].dropna().perf.drawdown.min()} for c in wide})
print(table.round(3).to_string())
print(long.xs("ALFA", level="symbol")["ret"].perf.total if False else round(long.dropna().xs("ALFA", level="symbol")["ret"].perf.total, 4))
print(long.dropna().groupby("decile")["ret"].mean().mul(252).round(3).to_dict())
melted = px.reset_index().melt(id_vars="date", var_name="symbol", value_name="close")
merged = pd.merge(melted, pd.DataFrame({"symbol": px.columns, "sector": list("AABBCC")}), on="symbol", how="left", validate="m:1")
print(merged.pivot_table(index="sector", values="close", aggfunc=["mean", "max"]).round(2).values.tolist())
