"""Rolling windows with sliding_window_view in both spellings, masked arrays, datetime64."""
import numpy as np

close = np.loadtxt("/data/prices.csv", delimiter=",", skiprows=1, usecols=4)
view = np.lib.stride_tricks.sliding_window_view(close, 10)
masked = np.ma.masked_less(view.mean(axis=1), close.mean())
days = np.arange("2024-01-01", "2024-01-11", dtype="datetime64[D]")
busy = np.is_busday(days)
poly = np.polynomial.Polynomial.fit(np.arange(close.size), close, 2)
fft = np.abs(np.fft.rfft(close - close.mean()))
with np.errstate(divide="ignore", invalid="ignore"):
    ratio = np.where(close[1:] > 0, close[:-1] / close[1:], 0)
record = np.rec.fromarrays([close[:3], close[:3] * 2], names="open,close")
print(int(masked.count()), busy.sum(), poly.degree(), int(fft.argmax()), ratio.shape, record.open.round(1).tolist())
print(np.array2string(close[:3], precision=1), np.unique(np.sign(np.diff(close)), return_counts=True)[1].sum())
