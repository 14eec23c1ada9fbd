"""Type checks of pandas, categoricals, string and datetime accessors, np.select and np.trace."""
import numpy as np
import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

frame = pd.read_csv("/data/prices.csv", parse_dates=["date"])
numeric = [name for name in frame if is_numeric_dtype(frame[name])]
dates = [name for name in frame.columns if is_datetime64_any_dtype(frame[name])]
frame["weekday"] = pd.Categorical(frame["date"].dt.day_name())
frame["label"] = frame["weekday"].astype(str).str.slice(0, 3).str.upper()
frame["signal"] = np.select([frame.close > frame.open, frame.close < frame.open], [1, -1], default=0)
cov = frame[["open", "close"]].cov().to_numpy()
check = pd.api.types.is_float_dtype(frame["open"])
print(numeric, dates, check, round(np.trace(cov), 3), frame["signal"].sum(), frame.groupby("label", observed=True)["signal"].sum().to_dict())
