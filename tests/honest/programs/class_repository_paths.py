"""A repository class: paths given to __init__, kept on self, used in methods."""
import csv
import json
from typing import Dict, List


class CsvRepository:
    def __init__(self, path: str):
        self.path = path
        self._rows: List[Dict[str, str]] = []

    def load(self) -> List[Dict[str, str]]:
        if not self._rows:
            with open(self.path, newline="") as fh:
                self._rows = list(csv.DictReader(fh))
        return self._rows

    def column(self, name: str) -> List[float]:
        return [float(r[name]) for r in self.load()]


class JsonSink:
    def __init__(self, path: str = "/output/result.json", indent: int = 2):
        self.path, self.indent = path, indent

    def dump(self, payload) -> None:
        with open(self.path, "w") as fh:
            json.dump(payload, fh, indent=self.indent)


def rolling_max_drawdown(values, n):
    out = []
    for i in range(n, len(values)):
        window = values[i - n:i]
        peak, dd = window[0], 0.0
        for v in window:
            peak = max(peak, v)
            dd = min(dd, v / peak - 1)
        out.append(dd)
    return out


if __name__ == "__main__":
    closes = CsvRepository("/data/prices.csv").column("close")
    dd = rolling_max_drawdown(closes, 60)
    exposure = [1.0 if d > -0.05 else 0.3 for d in dd]
    pnl = sum(e * (b / a - 1) for e, a, b in zip(exposure, closes[60:], closes[61:]))
    JsonSink().dump({"pnl": pnl, "worst": min(dd)})
    print(f"{pnl:+.4f} {min(dd):.3f}")
