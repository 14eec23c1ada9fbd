"""Lots of pandas API surface in one honest file."""
import pandas as pd
import numpy as np

px = pd.read_csv("/data/universe.csv", index_col="date", parse_dates=["date"])
r = px.pct_change(fill_method=None)
mom = px.shift(1) / px.shift(63) - 1
q = mom.rank(axis=1, method="first").apply(lambda row: pd.cut(row, 3, labels=["low", "mid", "high"]) if row.notna().all() else row.map(lambda _: None), axis=1)
spread = r.where(q.eq("high")).mean(axis=1) - r.where(q.eq("low")).mean(axis=1)
spread = spread.dropna()

monthly = spread.groupby(pd.Grouper(freq="M")).sum()
calendar = monthly.to_frame("ret").assign(year=lambda d: d.index.year, month=lambda d: d.index.strftime("%b"))
print(calendar.pivot(index="year", columns="month", values="ret").round(4).to_string(na_rep="-"))
print(calendar.groupby("year")["ret"].describe(percentiles=[0.5]).round(4).iloc[:, :4].to_dict("list"))

cross = pd.crosstab(r["ALFA"] > 0, r["BRAV"] > 0, normalize="all").round(3)
long = r.reset_index().melt("date", value_name="ret").set_index(["date", "variable"]).sort_index()
slice_ = long.loc[pd.IndexSlice["2022-03":"2022-04", ["ALFA", "ECHO"]], :]
exploded = pd.DataFrame({"s": ["a,b", "c"]}).assign(s=lambda d: d["s"].str.split(",")).explode("s")["s"].tolist()
asof = pd.merge_asof(px[["ALFA"]].iloc[::7].reset_index(), px[["BRAV"]].reset_index(), on="date", tolerance=pd.Timedelta("3D"))
filled = px.reindex(pd.date_range(px.index[0], px.index[-1])).interpolate("time").asfreq("D")
nl = px.iloc[-1].nlargest(2).index.tolist() + px.iloc[-1].nsmallest(1).index.tolist()
dup = px.index.duplicated().any(), px.isna().sum().sum(), px.index.is_monotonic_increasing
print(cross.values.tolist(), len(slice_), exploded, asof.shape, filled.shape, nl, dup)
print(px.select_dtypes("number").corr(method="spearman").round(2).iloc[0].to_dict(), px.memory_usage(deep=True).sum() > 0)
print(spread.ewm(halflife=20).std().iloc[-1].round(5), spread.cumsum().idxmin().date(), r.stack().groupby(level=1).sem().round(5).max())
