#!/usr/bin/env python3
"""Shows that the attack programs are attacks, and that paddock's backends hold them.

verify.py bare DRIVER PYTHON [NAME...]          each with the defence off: it has to print BREACH, or to fool a naive harness.
verify.py held PADDOCK PLUGINS WHO [NAME...]    each in paddock, validator off; WHO: root or ordinary in the native backend,
                                                docker in the Docker backend, gvisor there with runsc, podman there with
                                                ${PADDOCK_TEST_DOCKER_COMMAND:-/usr/bin/podman}. It has to print HELD, leave nothing
                                                behind, and get a result that is true.

NAME is a part of a program's name ("network/", "keyring"); without one, all are taken. -v first: a line per program.
Programs of known_open.txt are known to breach: open work, and the list may only shrink.
Exit 0: all are as they should be. 1: some are not, and are listed. 2: wrong usage, or there is nothing to look at.
77: this machine can't tell, and why is said.
"""

import concurrent.futures
import os
import pathlib
import platform
import resource
import shutil
import sys
import tempfile
import time

from bare import Bare
from boxed import Boxed
from program import FOLDER, load
from stage import ORDINARY, Stage

WORKERS = 2
SKIPPED = 77  # CTest's SKIP_RETURN_CODE in CMakeLists.txt


def play(program, runner):
    """Runs the program as often as its header says. The last word counts."""
    if program.order == "twice":
        runner.run("first")
        return runner.run("second")
    if program.order == "together":
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            first = pool.submit(runner.run, "first")
            second = runner.run("second")
            first.result()
            return second
    return runner.run()


def run_bare(program, user, python, driver):
    """None when the attack works with the defence off, else what it did instead."""
    with Stage(program, user, boxed=program.bare.startswith("without ")) as stage:
        runner = Bare(program, stage, python, driver)
        word = play(program, runner)
        reasons = runner.fooled + stage.evidence()
    if word == "BREACH" or reasons:
        return None
    return f"printed {word!r}; {runner.said}"


def run_boxed(program, user, paddock, backend, who):
    """None when paddock held it, else what went wrong."""
    with Stage(program, user, boxed=True) as stage:
        runner = Boxed(program, stage, paddock, backend, who)
        word = play(program, runner)
        reasons = stage.evidence() + runner.problems
    if word == "HELD" and not reasons:
        return None
    return f"{word or 'no verdict'}; {'; '.join(reasons + runner.said)[:600]}"


def for_all_users(*paths):
    """Copies of programs, with the folders between them as they were, where every user reaches them."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="adversary-programs-", dir="/tmp"))
    os.chmod(folder, 0o755)
    base = pathlib.Path(os.path.commonpath([path.parent.parent for path in paths]))
    copies = []
    for path in paths:
        copy = folder / path.relative_to(base)
        copy.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if path.is_dir() else shutil.copy)(path, copy)
        copies.append(str(copy))
    return folder, copies


def known_open(who):
    """Names of programs that are known to breach for `who`."""
    lines = (FOLDER / "known_open.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split("#")[0].split() for line in lines]
    return {name for name, *whose in (found for found in words if found) if who in whose}


def each(programs, run, verbose):
    """[(program, what went wrong or None)], and the seconds it took."""
    def timed(program):
        start = time.monotonic()
        try:
            wrong = run(program)
        except Exception as error:  # one program's trouble must not hide the others' results
            wrong = f"the runner failed: {type(error).__name__}: {error}"
        if verbose:
            print(f"{time.monotonic() - start:6.2f} s  {program.name}: {wrong or 'as it should be'}", flush=True)
        return program, wrong

    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(timed, programs))


def bare(programs, driver, python, verbose):
    if platform.machine() != "x86_64":
        print("SKIPPED: the programs' system call numbers are those of x86_64")
        return SKIPPED
    root = os.geteuid() == 0
    possible = [p for p in programs if p.is_possible_here() and (root or p.bare != "root")]
    for program in programs:
        if program not in possible:
            print(f"NOT SHOWN: {program.name}: this machine lacks what its bare run needs ({program.bare}, {program.header.get('needs', '')})")
    folder, (copy,) = for_all_users(pathlib.Path(driver))
    try:
        results = each(possible, lambda p: run_bare(p, ORDINARY if root else os.geteuid(), python, copy), verbose)
    finally:
        shutil.rmtree(folder)
    wrong = [(program, what) for program, what in results if what is not None]
    for program, what in wrong:
        print(f"does not breach: {program.name}: {what}")
    print(f"{len(results) - len(wrong)} of {len(results)} attacks breach with the defence off")
    return 1 if wrong else 0


def held(programs, paddock, plugins, who, verbose):
    if who != "ordinary" and os.geteuid() != 0:
        print(f"SKIPPED: needs root: run the tests as root to see the backends as {who} too")
        return SKIPPED
    backend = "docker" if who in ("docker", "gvisor", "podman") else "native"
    for program in programs:
        if backend == "docker" and program.not_docker:
            print(f"NOT ASKED: {program.name}: {program.not_docker}")
    programs = [program for program in programs if backend != "docker" or not program.not_docker]
    user = 0 if who != "ordinary" else ORDINARY if os.geteuid() == 0 else os.geteuid()
    folder, (copy, _) = for_all_users(pathlib.Path(paddock), pathlib.Path(plugins))
    try:
        results = each(programs, lambda p: run_boxed(p, user, copy, backend, who), verbose)
    finally:
        shutil.rmtree(folder)
    open_ones = known_open(who)
    status = 0
    for program, what in results:
        if what is not None and program.name not in open_ones:
            print(f"{who}: {program.name}: {what}")
            status = 1
        if what is None and program.name in open_ones:
            print(f"{who}: {program.name} is held now: take it out of known_open.txt")
            status = 1
    count = sum(what is None for _, what in results)
    print(f"{who}: {count} of {len(results)} attacks held; {len(results) - count} not, {len(open_ones)} of which are known")
    return status


def main(arguments):
    verbose = arguments[:1] == ["-v"]
    arguments = arguments[verbose:]
    if len(arguments) < 3 or arguments[0] not in ("bare", "held") or (arguments[0] == "held" and len(arguments) < 4):
        print(__doc__, file=sys.stderr)
        return 2
    fixed = 3 if arguments[0] == "bare" else 4
    programs = load(arguments[fixed:])
    if not programs:
        print("no program has such a name", file=sys.stderr)
        return 2
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # descriptors above 1024 are part of the stage
    return (bare if arguments[0] == "bare" else held)(programs, *arguments[1:fixed], verbose)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
