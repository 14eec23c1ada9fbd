"""Markdown of what was measured, and the places in the documents that hold it."""
import sys

BEGIN, END = "<!-- bench/compare --write -->", "<!-- end of bench/compare -->"


class Targets:
    """The table of the specification: what is to be reached, and whether it is."""

    def __init__(self):
        self.rows = []

    def add(self, what, target, measured, met):
        self.rows.append({"what": what, "target": target, "measured": measured, "met": met})

    def absent(self, what, target, why):
        self.add(what, target, f"absent: {why}", None)

    def markdown(self):
        words = {True: "met", False: "**missed**", None: "not measured"}
        return table(["what", "to reach", "measured", ""], [[r["what"], r["target"], r["measured"], words[r["met"]]] for r in self.rows])


def table(head, rows):
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])


def around(path):
    """What stands in front of the mark BEGIN and, from the mark END on, behind it. Each has to be there once."""
    document = path.read_text(encoding="utf-8")
    begin, end = document.find(BEGIN), document.find(END)
    if document.count(BEGIN) != 1 or document.count(END) != 1 or begin > end:
        sys.exit(f"{path}: has to have the lines {BEGIN} and, behind it, {END}, each once")
    return document[:begin], document[end:]


def write_between(path, text):
    """`text` in place of what stands between the two marks of that document."""
    head, tail = around(path)
    path.write_text(f"{head}{BEGIN}\n{text}\n{tail}", encoding="utf-8")
