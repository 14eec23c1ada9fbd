"""Holds `paddock check --format sarif` against the published schema of SARIF 2.1.0, by python3-jsonschema.

    sarif.py PADDOCK SCHEMA STRATEGIES
"""
import json
import os
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("SKIPPED: python3-jsonschema is not installed (tools/setup installs it)")
    sys.exit(77)

PADDOCK, SCHEMA, STRATEGIES = sys.argv[1:4]
if not os.path.exists(SCHEMA):
    print(f"SKIPPED: {SCHEMA} is not there (tools/setup fetches it)")
    sys.exit(77)

NOTEBOOK = {"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = 1"}, {"cell_type": "code", "source": "import os"}]}


def check(folder, *arguments):
    done = subprocess.run([PADDOCK, "check", "--format", "sarif", *arguments], cwd=folder, stdout=subprocess.PIPE, check=False)
    return done.returncode, json.loads(done.stdout)


def complain(schema, log, name):
    errors = list(jsonschema.validators.validator_for(schema)(schema).iter_errors(log))
    for error in errors[:5]:
        print(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
    return bool(errors)


def main():
    with open(SCHEMA, encoding="utf-8") as file:
        schema = json.load(file)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        hostile = {"a b#?%.py": b"import os\n", "n.ipynb": json.dumps(NOTEBOOK).encode(),
                   "bytes.py": b"import os # \xff\xfe\nx = '\x1b[31m'\n", "\xfc.py": b"open('x')\n", "torn.py": b"print('\n"}
        for name, source in hostile.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(source)
        os.mkfifo(os.path.join(folder, "pipe.py"))
        _, log = check(folder, ".")
        failed |= complain(schema, log, "hostile files")
        with open(os.path.join(folder, "known.json"), "wb") as file:
            subprocess.run([PADDOCK, "check", "--format", "json", "."], cwd=folder, stdout=file, check=False)
        _, compared = check(folder, "--baseline", "known.json", ".")
        failed |= complain(schema, compared, "with a baseline")
        os.mkdir(os.path.join(folder, "good"))
        with open(os.path.join(folder, "good", "good.py"), "wb") as file:
            file.write(b"x = 1\n")
        code, empty = check(folder, "good")
        failed |= complain(schema, empty, "nothing found") or code != 0
    _, examples = check(STRATEGIES, ".")
    failed |= complain(schema, examples, "the examples")

    results = log["runs"][0]["results"]
    rules = {rule["id"]: rule for rule in examples["runs"][0]["tool"]["driver"]["rules"]}
    wanted = {
        "every finding names a rule that is described":
            all(result["ruleId"] in rules for result in results + examples["runs"][0]["results"]),
        "every rule has a help with an example": all(rule["help"]["markdown"].count("```") % 2 == 0 and rule["help"]["text"]
                                                     for rule in rules.values()),
        "fingerprints tell the findings of a file apart": all(
            len({r["partialFingerprints"]["paddockFinding/v1"] for r in group}) == len(group)
            for group in by_file(examples["runs"][0]["results"]).values()),
        "a name is a URI": any(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b%23%3F%25.py"
                               for r in results),
        "a notebook's place is its cell": any(
            r["locations"][0].get("logicalLocations", [{}])[0].get("name") == "cell 2" for r in results),
        "what could not be read is told": log["runs"][0]["invocations"][0]["executionSuccessful"] is False
                                          and any(r["ruleId"] == "unreadable" for r in results),
        "the baseline's findings are unchanged, but what says that not all was looked at": all(
            (r["baselineState"] == "unchanged") == (r["ruleId"] not in ("syntax-error", "text-form", "engine-limit"))
            for r in compared["runs"][0]["results"] if r["ruleId"] != "unreadable"),
        "nothing found is no result": empty["runs"][0]["results"] == [],
    }
    for what, right in wanted.items():
        if not right:
            print("not so:", what)
    return 1 if failed or not all(wanted.values()) else 0


def by_file(results):
    groups = {}
    for result in results:
        groups.setdefault(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], []).append(result)
    return groups


sys.exit(main())
