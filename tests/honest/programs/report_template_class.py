"""Report text from templates kept as class attributes, filled with str.format."""
import pandas as pd
import numpy as np


class Report:
    HEADER = "{title:^60}\n{line}"
    ROW = "{name:<20}{value:>14.4f}{unit:>6}"
    FOOTER = "generated for {count} bars from {start:%Y-%m-%d} to {end:%Y-%m-%d}"

    def __init__(self, title, template=None):
        self.title = title
        self.row_template = template or self.ROW
        self.rows = []

    def add(self, name, value, unit=""):
        self.rows.append({"name": name, "value": value, "unit": unit})
        return self

    def render(self, index):
        parts = [self.HEADER.format(title=self.title, line="=" * 60)]
        for row in self.rows:
            parts.append(self.row_template.format(**row))
        parts.append(self.FOOTER.format(count=len(index), start=index[0], end=index[-1]))
        return "\n".join(parts)

    def __str__(self):
        return f"<Report {self.title!r} with {len(self.rows)} rows>"


def macd(close, fast=12, slow=26, signal=9):
    line = close.ewm(span=fast).mean() - close.ewm(span=slow).mean()
    return line, line.ewm(span=signal).mean()


def main():
    df = pd.read_csv("/data/prices.csv", parse_dates=["date"]).set_index("date")
    line, sig = macd(df["close"])
    pos = (line > sig).astype(int).shift().fillna(0)
    strat = pos * df["close"].pct_change().fillna(0)
    equity = (1 + strat).cumprod()
    report = Report("MACD crossover")
    report.add("total return", (equity.iloc[-1] - 1) * 100, "%").add("volatility", strat.std() * np.sqrt(252) * 100, "%")
    report.add("max drawdown", (equity / equity.cummax() - 1).min() * 100, "%")
    print(report)
    print(report.render(df.index))
    compact = Report("compact", template="{name}={value:.2f}{unit}")
    compact.add("bars", len(df))
    print(compact.render(df.index))


if __name__ == "__main__":
    main()
