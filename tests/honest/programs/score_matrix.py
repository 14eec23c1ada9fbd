"""pandas MultiIndex, stack, unstack, cut, qcut, get_dummies, rank, corr; assign with lambdas."""
import numpy as np
import pandas as pd

pd.set_option("display.width", 120)
pd.options.mode.chained_assignment = None
universe = pd.read_csv("/data/universe.csv", index_col="date", parse_dates=["date"])
returns = universe.pct_change()
monthly = universe.resample("M").last().pct_change().stack().rename("ret").rename_axis(["month", "name"]).reset_index()
monthly["bucket"] = pd.qcut(monthly["ret"].rank(method="first"), 3, labels=["low", "mid", "high"])
dummies = pd.get_dummies(monthly["bucket"], prefix="is")
pivot = monthly.pivot(index="month", columns="name", values="ret")
scores = pivot.rank(axis=1, pct=True).apply(np.round, args=(2,)).assign(best=lambda d: d.idxmax(axis=1))
rolled = returns["ALFA"].rolling(60).corr(returns["BRAV"])
expanding = returns.expanding(min_periods=20).std().iloc[-1]
ewm = universe.ewm(span=10, adjust=False).mean().iloc[-1]
melted = pd.concat([universe.head(2), universe.tail(2)], axis=0, keys=["first", "last"])
print(dummies.sum().to_dict(), scores["best"].mode().iloc[0], round(rolled.iloc[-1], 3), melted.shape)
print(expanding.round(4).to_dict(), ewm.round(1).tolist()[:2], pd.Timestamp("2024-01-05").day_name())
print(universe.iloc[:2].to_html()[:6], universe.describe().loc["mean"].round(1).to_list()[:2])
