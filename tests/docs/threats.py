#!/usr/bin/env python3
"""threats.py PADDOCK: docs/threats.md says what is so.

Each attack in its tables is rejected under default and strict, and by one of the rules in its row; each link of docs/
leads to something. Exit 0: all so. 1: some is not, and is listed.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
LINK = re.compile(r"\[[^]]*\]\(([^)#]*)(?:#([^)]*))?\)")


def rows():
    """(rules, attack files) of each row that names attacks."""
    for line in (DOCS / "threats.md").read_text().splitlines():
        links = LINK.findall(line)
        attacks = [DOCS / target for target, _ in links if "/attacks/" in target and target.endswith(".py")]
        if line.startswith("| ") and attacks:
            yield {anchor for target, anchor in links if target == "rules.md"}, attacks


def rules_that_hit(paddock, policy, path):
    """The verdict, and the ids of the rules that found something."""
    done = subprocess.run([paddock, "check", "--policy", policy, "--format", "json", str(path)],
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)
    judged = json.loads(done.stdout)[0]["validation"]
    return judged["verdict"], {finding["rule"] for finding in judged["violations"]}


def wrong_rows(paddock):
    count = 0
    for rules, attacks in rows():
        for path in attacks:
            count += 1
            for policy in ("default", "strict"):
                verdict, found = rules_that_hit(paddock, policy, path)
                if verdict != "rejected" or not rules & found:
                    yield f"{policy}: {path.name}: {verdict} by {sorted(found)}, the page says {sorted(rules)}"
    if count == 0:
        yield "threats.md names no attack"
    print(f"{count} attacks named")


def dead_links():
    for page in sorted(DOCS.glob("*.md")):
        for target, _ in LINK.findall(page.read_text()):
            if target and "://" not in target and not (DOCS / target).exists():
                yield f"{page.name}: {target} is not there"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    wrong = [*wrong_rows(sys.argv[1]), *dead_links()]
    print(*wrong, sep="\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
