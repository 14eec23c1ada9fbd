"""A markdown report; nested f-strings; str.join; dict of sections; zip of headers; text alignments."""
import json
import pandas as pd

SECTIONS = {"summary": "## Summary\n\n{text}\n", "table": "## Table\n\n{text}\n"}


def md_table(headers, rows, align=None):
    align = align or ["---"] * len(headers)
    lines = [" | ".join(headers), " | ".join(align)]
    lines += [" | ".join(str(c) for c in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def badge(x):
    return f"{'▲' if x > 0 else '▼'} {abs(x):.1%}"


px = pd.read_csv("/data/universe.csv", index_col="date", parse_dates=["date"])
perf = pd.DataFrame({f"{n}d": px.iloc[-1] / px.iloc[-n - 1] - 1 for n in (5, 20, 60)})
perf["score"] = perf.rank().mean(axis=1)
rows = [[f"`{s}`", *(badge(v) for v in r[:-1]), f"{r[-1]:.1f}"] for s, r in zip(perf.index, perf.sort_values("score").values)]
parts = {
    "summary": f"{len(px)} days, {px.shape[1]} symbols; leader {perf['score'].idxmax()} ({perf['score'].max():.1f})",
    "table": md_table(["symbol", *perf.columns], rows, align=[":--"] + ["--:"] * perf.shape[1]),
}
report = "# Report\n\n"
report += SECTIONS["summary"].format(text=parts["summary"])
report += SECTIONS["table"].format(text=parts["table"])
with open("/output/report.md", "w", encoding="utf-8") as f:
    f.write(report)
print(report)
print(json.dumps(perf.round(4).to_dict("index"), ensure_ascii=False)[:60])
