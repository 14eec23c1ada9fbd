#!/usr/bin/env python3
"""Shows that the attacks are attacks, and that paddock rejects them.

verify.py run PYTHON [NAME...]      runs each attack bare: it has to print exactly one line, "REACHED ...".
verify.py check PADDOCK [NAME...]   judges each under default and strict: it has to be rejected.

NAME is a part of a path below this folder ("strings/", "format_map"); without one, all are taken.
Exit 0: all are as they should be. 1: some are not, and are listed. 2: wrong usage, or there is nothing to look at.
77: PYTHON is not the one that the attacks are written for, which tells nothing of them.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
TIMEOUT_SECONDS = 60  # of one attack; importing pandas on a busy machine takes seconds
WORKERS = 2
POLICIES = ("default", "strict")
WANTED = "3.11 numpy-1.24 pandas-1.5"  # what the attacks were written against
SKIPPED = 77  # CTest's SKIP_RETURN_CODE in CMakeLists.txt


def attacks(names):
    """The attack files, in order, of all folders below this one."""
    found = sorted(path for path in FOLDER.glob("*/*.py"))
    return [path for path in found if not names or any(name in str(path.relative_to(FOLDER)) for name in names)]


def run_one(python, path):
    """None when the attack works, else what it did instead."""
    environment = {"PATH": os.defpath, "HOME": "/nonexistent", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    with tempfile.TemporaryDirectory(prefix="attack-") as folder:
        program = pathlib.Path(folder, path.name)
        program.write_bytes(path.read_bytes())
        work = pathlib.Path(folder, "work")
        work.mkdir()
        try:
            done = subprocess.run([python, "-W", "ignore", str(program)], cwd=work, env=environment,
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return f"did not end within {TIMEOUT_SECONDS} s"
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    if len(lines) == 1 and lines[0].startswith("REACHED ") and lines[0][8:].strip():
        return None
    errors = done.stderr.decode("utf-8", "replace").splitlines()
    return f"exit {done.returncode}, printed {lines[:3]}, {errors[-1] if errors else 'no error'}"


def version_of(python):
    """In the form of WANTED, or what went wrong."""
    script = ("import sys, numpy, pandas; two = lambda text: '.'.join(text.split('.')[:2]); "
              "print(two(sys.version.split()[0]), 'numpy-' + two(numpy.__version__), 'pandas-' + two(pandas.__version__))")
    try:
        done = subprocess.run([python, "-W", "ignore", "-c", script], stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=TIMEOUT_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return (done.stdout or done.stderr).decode("utf-8", "replace").strip()


def run_all(python, paths):
    found = version_of(python)
    if found != WANTED:
        print(f"SKIPPED: the attacks were written for {WANTED}; {python} is: {found}")
        return SKIPPED
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        results = list(pool.map(lambda path: run_one(python, path), paths))
    failed = [(path, result) for path, result in zip(paths, results) if result is not None]
    for path, result in failed:
        print(f"does not work: {path.relative_to(FOLDER)}: {result}")
    print(f"{len(paths) - len(failed)} of {len(paths)} attacks work when run bare")
    return 1 if failed else 0


def known_gaps(policy):
    """Attacks that are known to get past the validator: each is open work, and the sandbox is what holds there."""
    lines = (FOLDER / "known_gaps.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {path for path, *policies in words if policy in policies}


def check_all(paddock, paths):
    status = 0
    for policy in POLICIES:
        gaps = known_gaps(policy)
        command = [paddock, "check", "--policy", policy, "--format", "json", *map(str, paths)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            print(f"{policy}: paddock exits {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()}")
            return 2
        verdicts = {os.path.realpath(entry["path"]): entry["validation"] for entry in json.loads(done.stdout)}
        passed = 0
        for path in paths:
            validation = verdicts.get(os.path.realpath(path))
            verdict = "not judged" if validation is None else validation["verdict"]
            name = str(path.relative_to(FOLDER))
            if verdict == "rejected":
                if name in gaps:
                    print(f"{policy}: {name} is rejected now: take it out of known_gaps.txt")
                    status = 1
                continue
            passed += 1
            if name in gaps:
                continue
            status = 1
            said = "" if validation is None else ", ".join(sorted({v["rule"] for v in validation["violations"]}))
            print(f"{policy}: {verdict}: {path.relative_to(FOLDER)}{': ' + said if said else ''}")
        print(f"{policy}: {len(paths) - passed} of {len(paths)} attacks rejected")
    return status


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in ("run", "check"):
        print(__doc__, file=sys.stderr)
        return 2
    paths = attacks(arguments[2:])
    if not paths:
        print("no attack has such a name", file=sys.stderr)
        return 2
    return (run_all if arguments[0] == "run" else check_all)(arguments[1], paths)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
