#!/usr/bin/env python3
"""Where the instructions of a judgement go, beside those of bare tree-sitter parsing of the same files, by callgrind.

    bench/profile.py [PATH...] [--every N] [--counted PROGRAM]

Prints Markdown: a column for each PATH, a file or all .py files of a folder (of these every N-th), by default strategies and
the standard library. PROGRAM (build/dev/tests/counted) is the one of tests/bench. Counts do not depend on what else the
machine does, and are no times: an instruction that waits for memory counts as one.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import tables

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "bench"))
import instructions  # noqa: E402

DEFAULT = [ROOT / "tests/honest/programs", pathlib.Path("/usr/lib/python3.11")]
READING = "paddock::parse("
PARTS = {  # function: what it does, with all that it calls; of those inside `parse`, the first two
    "ts_parser_parse_with_options": "tree-sitter, over the condensed text",
    "Flattener::run(": "the copy of its tree",
    "paddock::Facts::Facts(": "facts: scopes, names, bindings",
    "paddock::run_rules(": "rules, and the resolver that they ask",
    "paddock::sha256_hex": "digest of the source (valgrind hides the processor's own SHA instructions)",
}


def inclusive(out):
    """[(instructions with all that is called, function)] of callgrind's file."""
    said = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--auto=no", "--threshold=100", out], capture_output=True,
                          text=True, check=True).stdout
    return [(int(count.replace(",", "")), function) for count, function in re.findall(r"^ *([\d,]+) \([ \d.]+%\)  (.*)$", said, re.MULTILINE)]


def of(costs, function):
    """A function whose code came from several files has a line for each, the whole of it in the largest."""
    return max((cost for cost, name in costs if function in name and not re.search(r"'\d", name)), default=0)


def profile(counted, files, folder):
    """{part: instructions} of judging, and those of bare parsing."""
    out = os.path.join(folder, "out")
    parsing = instructions.callgrind(["--toggle-collect=counted_parse"], [counted, *files], out)
    whole = instructions.callgrind(["--toggle-collect=counted_judgement"], [counted, *files], out)
    costs = inclusive(out)
    parts = {what: of(costs, function) for function, what in PARTS.items()}
    inside = sum(list(parts.values())[:2])
    parts["the rest of reading: tokens, our own reader, checks, condensing"] = of(costs, READING) - inside
    parts["all else"] = whole - sum(parts.values())
    return parts, whole, parsing


def files_of(path, every):
    if path.is_file():
        return [str(path)]
    found = sorted(file for file in path.rglob("*.py") if file.stat().st_size > 0 and "site-packages" not in file.parts)
    return [str(file) for file in found[::every]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=pathlib.Path, default=DEFAULT)
    parser.add_argument("--every", type=int, default=20)
    parser.add_argument("--counted", default=str(ROOT / "build/dev/tests/counted"))
    arguments = parser.parse_args()
    head, columns = ["millions of instructions"], []
    with tempfile.TemporaryDirectory(prefix="paddock-profile-") as folder:
        for path in arguments.paths:
            files = files_of(path.resolve(), arguments.every)
            parts, whole, parsing = profile(arguments.counted, files, folder)
            head.append(f"{path.name}, {len(files)} files, {sum(os.path.getsize(file) for file in files) / 1000:.0f} KB")
            columns.append({**parts, "**judging**": whole, "**bare parsing**": parsing})
    rows = [[part, *(f"{column[part] / 1e6:.1f}" for column in columns)] for part in columns[0]]
    rows.append(["bare parsing / judging", *(f"{column['**bare parsing**'] / column['**judging**']:.2f}" for column in columns)])
    print(tables.table(head, rows))


if __name__ == "__main__":
    main()
