"""One source, two readers: what CPython sees and `paddock` does not, and what only one of them takes for Python."""

import dataclasses
import json
import subprocess
from collections import Counter

import ast_facts

# The rules that say "this text was not read, or can be read otherwise": a file with such a finding is rejected whatever
# it reaches, so that facts which are missing from it cannot hide anything.
TEXT_RULES = {"syntax-error", "text-form", "engine-limit"}


@dataclasses.dataclass
class Difference:
    kind: str  # "missed import", "approved though refused", ...
    path: str
    line: int
    column: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}:{self.column}: {self.text}"


@dataclasses.dataclass
class Tally:
    """Counts over many files, and what differed."""

    counts: Counter = dataclasses.field(default_factory=Counter)
    refused_by_us: Counter = dataclasses.field(default_factory=Counter)  # message to files
    differences: list = dataclasses.field(default_factory=list)
    notes: list = dataclasses.field(default_factory=list)  # valid for CPython, rejected here as text

    def add(self, other):
        self.counts += other.counts
        self.refused_by_us += other.refused_by_us
        self.differences += other.differences
        self.notes += other.notes


class Failed(Exception):
    """paddock itself did not come to its end."""


class Oracle:
    def __init__(self, paddock):
        self.paddock = paddock

    def _run(self, arguments):
        return subprocess.run([self.paddock, *arguments], capture_output=True, check=False, timeout=600)

    def judge(self, paths):
        """Path to verdict and text findings, under the default policy."""
        run = self._run(["check", "--policy", "default", "--format", "jsonl", "--jobs", "1", "--", *paths])
        judged = {}
        for line in run.stdout.decode("utf-8").splitlines():
            record = json.loads(line)
            judged[record["path"]] = record["validation"]
        if run.returncode not in (0, 1) or set(paths) - set(judged):
            raise Failed(f"paddock check: exit {run.returncode}: {run.stderr.decode('utf-8', 'replace')[-200:]}")
        return judged

    def facts(self, paths):
        """Path to facts, for many files in one run."""
        if not paths:
            return {}
        run = self._run(["facts", "--policy", "default", "--format", "jsonl", "--", *paths])
        lines = run.stdout.splitlines()
        if run.returncode != 0 or len(lines) != len(paths):
            raise Failed(f"paddock facts: exit {run.returncode}: {run.stderr.decode('utf-8', 'replace')[-200:]}")
        return {path: our_facts(json.loads(line)) for path, line in zip(paths, lines)}

    def compare(self, path, validation):
        """The tally of one file, and what CPython sees in it when its facts are to be compared. `validation` is what
        `check` said of it."""
        with open(path, "rb") as file:
            source = file.read()
        tally = Tally()
        tally.counts["files"] += 1
        theirs, refusal = ast_facts.parse(source)
        text_findings = [v for v in validation["violations"] if v["rule"] in TEXT_RULES]
        if refusal is not None:
            tally.counts["refused by CPython"] += 1
            if validation["verdict"] == "approved":
                tally.differences.append(Difference("approved though CPython refuses it", path, 1, 1, refusal))
            elif not text_findings:
                tally.counts["refused by CPython, rejected by us for other reasons than the text"] += 1
            return tally, None
        if text_findings:
            if validation["verdict"] != "rejected":
                tally.differences.append(Difference("text finding without rejection", path, 1, 1, str(text_findings[0])))
            first = text_findings[0]
            tally.counts[f"rejected as text ({first['rule']})"] += 1
            tally.refused_by_us[first["message"][:60]] += 1
            tally.notes.append(Difference(first["rule"], path, first["line"] or 0, first["column"] or 0, first["message"]))
            return tally, None
        tally.counts["files compared"] += 1
        tally.counts["facts compared"] += theirs.count()
        return tally, (theirs, source)

    def compare_all(self, paths):
        tally = Tally()
        try:
            judged = self.judge(paths)
            seen = {}
            for path in paths:
                one, read = self.compare(path, judged[path])
                tally.add(one)
                if read is not None:
                    seen[path] = read
            for path, ours in self.facts(list(seen)).items():
                theirs, source = seen[path]
                tally.differences += missing_facts(path, theirs, ours, source)
        except Failed as failure:
            tally = Tally()
            if len(paths) == 1:
                tally.differences.append(Difference("paddock failed", paths[0], 1, 1, str(failure)))
            else:  # find out which of them it was
                for path in paths:
                    tally.add(self.compare_all([path]))
        return tally


def our_facts(facts):
    found = Counter()
    for fact in facts["imports"]:
        found["import", (fact["module"], fact["name"], fact["alias"]), fact["line"], fact["column"]] += 1
    for fact in facts["names"]:
        found["name", fact["name"], fact["line"], fact["column"]] += 1
    for fact in facts["calls"]:
        found["call", "", fact["line"], fact["column"]] += 1
    for fact in facts["attributes"]:
        found["attribute", fact["attribute"], fact["line"], fact["column"]] += 1
    return found


def missing_facts(path, theirs, ours, source):
    lines = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")

    def differ(kind, text, line, column):
        shown = lines[line - 1].decode("utf-8", "replace").strip()[:100]
        return Difference(f"missed {kind}", path, line, column, f"{text!r} in: {shown}")

    differences = [differ(*fact) for fact in sorted(theirs.facts, key=lambda fact: fact[2:]) if fact not in ours]
    for fstring in theirs.fstrings:
        inside = Counter()
        for (kind, text, line, column), count in ours.items():
            if fstring.start <= (line, column) < fstring.end:
                inside[kind, text] += count
        for (kind, text), count in (fstring.facts - inside).items():
            differences.append(differ(f"{kind} in an f-string", text, *fstring.start))
    return differences
