#!/usr/bin/env python3
"""Honest programs have to pass: approved under `default`, and run to their end in the sandbox.

    verify.py PADDOCK [--check-only] [NAME...]

programs/ are run by `paddock run --data` with the native backend. framework/ holds strategies for frameworks that are not
on every machine: they are judged, and loaded by a bare interpreter with the small stand-ins of _stand_ins/ on its path,
so that it is known that they are real Python.
"""

import argparse
import ast
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "examples" / "data"
PYTHON = "/usr/bin/python3"  # the policy's [sandbox] python, which has numpy and pandas


def judge(paddock, files):
    """What is wrong with the verdicts: a list of lines."""
    run = subprocess.run([paddock, "check", "--policy", "default", "--format", "json", "--", *map(str, files)],
                         capture_output=True, check=False, timeout=300)
    judged = {record["path"]: record["validation"] for record in json.loads(run.stdout)}
    problems = []
    for file in files:
        validation = judged.get(str(file))
        if validation is None or validation["verdict"] != "approved":
            problems.append(f"{file.name}: {validation['verdict'] if validation else 'no verdict'}")
            for finding in validation["violations"] if validation else []:
                problems.append(f"    {finding['line']}:{finding['column']}: {finding['rule']}, {finding['points']} points"
                                f"{', critical' if finding['critical'] else ''}: {finding['message']}")
    return problems


def run_in_sandbox(paddock, file, *flags):
    with tempfile.TemporaryDirectory() as output:
        run = subprocess.run([paddock, "run", "--policy", "default", "--format", "json", "--data", str(DATA), "--output",
                              output, *flags, str(file)], capture_output=True, check=False, timeout=300)
    try:
        result = json.loads(run.stdout)
    except ValueError:
        return f"{file.name}: paddock run: exit {run.returncode}: {run.stderr.decode('utf-8', 'replace')[-300:]}"
    if result["status"] == "rejected":  # judge() tells of that; whether it is an honest program is seen all the same
        return run_in_sandbox(paddock, file, "--skip-validation")
    if result["status"] != "ok":
        last = (result["stderr"] or result["error"] or "").strip().splitlines()[-3:]
        return f"{file.name}: status {result['status']}: {' | '.join(last)}"
    if not result["stdout"]:
        return f"{file.name}: printed nothing"
    return None


def load_with_stand_ins(file):
    environment = {**os.environ, "PYTHONPATH": str(HERE / "_stand_ins"), "PYTHONDONTWRITEBYTECODE": "1"}
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run([PYTHON, "-W", "ignore", str(file)], capture_output=True, check=False, cwd=folder,
                             env=environment, timeout=300)
    if run.returncode != 0:
        return f"{file.name}: {run.stderr.decode('utf-8', 'replace').strip().splitlines()[-1:]}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paddock")
    parser.add_argument("names", nargs="*", help="only these files")
    parser.add_argument("--check-only", action="store_true", help="run nothing")
    options = parser.parse_args()

    def wanted(folder):
        files = sorted((HERE / folder).glob("*.py"))
        return [file for file in files if not options.names or file.name in options.names or file.stem in options.names]

    programs, framework = wanted("programs"), wanted("framework")
    if not programs + framework:
        parser.error("no such program")
    for file in programs + framework:
        ast.parse(file.read_bytes())
    not_approved = judge(options.paddock, programs + framework)
    failures = []
    if not options.check_only:
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            failures += pool.map(lambda file: run_in_sandbox(options.paddock, file), programs)
            failures += pool.map(load_with_stand_ins, framework)
    failures = [failure for failure in failures if failure]
    print("\n".join(not_approved + failures))
    count = sum(not line.startswith(" ") for line in not_approved)
    print(f"{len(programs)} programs and {len(framework)} framework strategies: {count} not approved, "
          f"{len(failures)} did not run to their end")
    return 1 if not_approved or failures else 0


if __name__ == "__main__":
    sys.exit(main())
