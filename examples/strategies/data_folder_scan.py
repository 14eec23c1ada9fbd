"""Equal-weight portfolio of whatever CSV files lie in the data folder."""
import json
import os

DATA_DIR = "/data"


def find_files():
    return sorted(name for name in os.listdir(DATA_DIR) if name.endswith(".csv"))


def last_column(name):
    values = []
    with open(os.path.join(DATA_DIR, name)) as handle:
        header = handle.readline().strip().split(",")
        column = header.index("close") if "close" in header else 1
        for line in handle:
            values.append(float(line.split(",")[column]))
    return values


def main():
    files = find_files()
    series = [last_column(name) for name in files]
    days = min(len(values) for values in series)
    equity = [
        sum(values[day] / values[0] for values in series) / len(series) for day in range(days)
    ]
    peak, worst = equity[0], 0.0
    for value in equity:
        peak = max(peak, value)
        worst = max(worst, 1 - value / peak)
    with open("/output/result.json", "w") as handle:
        json.dump({
            "total_return": equity[-1] - 1,
            "max_drawdown": worst,
            "trades": len(files),
            "equity_curve": equity,
        }, handle)
    print("files:", ", ".join(files))


if __name__ == "__main__":
    main()
