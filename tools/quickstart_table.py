"""Judges and runs the example strategies, and prints one row for each.

Called by tools/quickstart with the program and the examples' folder. Exits 1 when an outcome is not the one that
expected.tsv has, or when an approved strategy does not run to a good end.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HEADINGS = ("strategy", "score", "level", "verdict", "status", "wall time", "peak memory")
TO_THE_RIGHT = {"score", "wall time", "peak memory"}


def judge_and_run(paddock, strategy, data):
    """The run's JSON object, or None and paddock's own words when it printed none."""
    with tempfile.TemporaryDirectory(prefix="paddock-quickstart-") as output:
        # The policy is named, so that neither a paddock.toml nor $PADDOCK_POLICY changes what is expected here.
        command = [paddock, "run", "--policy", "default", "--backend", "native", "--format", "json",
                   "--data", data, "--output", output, strategy]
        done = subprocess.run([str(part) for part in command], capture_output=True, stdin=subprocess.DEVNULL)
    try:
        return json.loads(done.stdout), ""
    except ValueError:
        words = done.stderr.decode(errors="replace").strip()
        return None, f"paddock ended with code {done.returncode} and without a report: {words or 'it said nothing'}"


def row_of(name, report):
    judged = report["validation"]
    cells = [name, str(judged["risk_score"]), judged["risk_level"], judged["verdict"]]
    if report["status"] == "rejected":
        return cells + ["not run", "-", "-"]
    wall, memory = report["execution_time"], report["resource_usage"]["memory_usage_mb"]
    return cells + [report["status"],
                    "unknown" if wall is None else f"{wall:.2f} s",
                    "unknown" if memory is None else f"{memory:.1f} MB"]


def complaints(report, verdict, rule):
    """What is not as expected: the verdict, the first critical rule ("-": none), the end of the run."""
    judged = report["validation"]
    critical = [violation["rule"] for violation in judged["violations"] if violation["critical"]]
    first = critical[0] if critical else "-"
    if judged["verdict"] != verdict:
        yield f"the verdict is {judged['verdict']}, and {verdict} was expected"
    if first != rule:
        yield f"the first critical rule is {first}, and {rule} was expected"
    if judged["verdict"] == "approved" and report["status"] != "ok":
        last_words = report["stderr"].strip().splitlines()[-1:] or ["nothing on standard error"]
        yield f"the run ended with status {report['status']}: {report['error'] or last_words[0]}"
    if judged["verdict"] != "approved" and report["status"] != "rejected":
        yield f"it was not approved and has status {report['status']}, where rejected was expected"


def print_row(cells, widths):
    parts = [cell.rjust(width) if heading in TO_THE_RIGHT else cell.ljust(width)
             for cell, width, heading in zip(cells, widths, HEADINGS)]
    print("  ".join(parts).rstrip(), flush=True)


def expected_outcomes(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    return {name: (verdict, rule) for name, verdict, rule in (line.split("\t") for line in lines if line)}


def main():
    paddock, examples = Path(sys.argv[1]), Path(sys.argv[2])
    expected = expected_outcomes(examples / "expected.tsv")
    strategies = sorted((examples / "strategies").glob("*.py"))
    widths = [max(len(path.name) for path in strategies), 5, 8, 8, 12, 9, 11]
    counts = {"approved": 0, "review": 0, "rejected": 0}
    problems = [f"{name}: expected.tsv has it, and there is no such file"
                for name in sorted(expected.keys() - {path.name for path in strategies})]

    print()
    print_row(HEADINGS, widths)
    print_row(["-" * width for width in widths], widths)
    for path in strategies:
        report, failure = judge_and_run(paddock, path, examples / "data")
        if report is None or report["validation"] is None:
            problems.append(f"{path.name}: {failure or report['error']}")
            print_row([path.name, "-", "-", "-", "error", "-", "-"], widths)
            continue
        print_row(row_of(path.name, report), widths)
        counts[report["validation"]["verdict"]] += 1
        if path.name in expected:
            problems += [f"{path.name}: {text}" for text in complaints(report, *expected[path.name])]
        else:
            problems.append(f"{path.name}: expected.tsv does not have it")

    print()
    for problem in problems:
        print(f"quickstart: {problem}", file=sys.stderr)
    as_expected = f"{len(problems)} not as expected" if problems else "all as examples/expected.tsv has it"
    print(f"{len(strategies)} strategies: {counts['approved']} approved, {counts['review']} for review, "
          f"{counts['rejected']} rejected; {as_expected}.")
    print(f"Next: {paddock} check {examples / 'strategies' / 'api_key_lookup.py'} says why that one was rejected;")
    print(f"      {paddock} run --data FOLDER --output FOLDER FILE.py judges and runs one of your own.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
