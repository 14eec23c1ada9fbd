#!/usr/bin/env python3
"""What people wait for: the commit hook on 200 changed files, and a second check over 5,000 files against the first.

    bench/hook.py PADDOCK_BIN_FOLDER [--rounds N]

The folder holds paddock (of a release build) and paddock-pre-commit: `cmake --install build/release --prefix X`, then
X/bin. Files are the example strategies and the honest programs of the tests, each made different by a comment. Wall
time and cpu time (user and system, all children) of each round; the medians are compared with what was aimed at:
300 ms, and a tenth. A machine that does other work shows it in the wall time alone.
"""
import argparse
import glob
import os
import subprocess
import tempfile

import rounds

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def measured(command, folder, environment):
    return rounds.run(rounds.Command(command, accepted=(0, 1), environment=environment, folder=folder))


def write_files(folder, count):
    """Different files of real text; returns how many bytes."""
    texts = []
    for pattern in ("examples/strategies/*.py", "tests/honest/programs/**/*.py"):
        for path in sorted(glob.glob(os.path.join(ROOT, pattern), recursive=True)):
            with open(path, encoding="utf-8") as file:
                texts.append(file.read())
    size = 0
    for number in range(count):
        text = f"{texts[number % len(texts)]}\n# {number}\n"
        size += len(text)
        with open(os.path.join(folder, f"s{number:05}.py"), "w", encoding="utf-8") as file:
            file.write(text)
    return size


def show(name, times):
    wall, cpu = rounds.median(times), rounds.median(times, "processor")
    print(f"{name:<34} {wall * 1e3:9.1f} ms wall  {cpu * 1e3:9.1f} ms cpu")
    return wall, cpu


def hook(scratch, environment, binaries, count):
    work = os.path.join(scratch, "work")
    os.mkdir(work)
    for command in (["git", "init", "--quiet"], ["git", "commit", "--quiet", "--allow-empty", "-m", "first"]):
        subprocess.run(command, cwd=work, env=environment, check=True)
    size = write_files(work, 200)
    subprocess.run(["git", "add", "."], cwd=work, env=environment, check=True)
    print(f"hook: 200 staged files, {size / 1024:.0f} KiB")
    times = []
    for _ in range(count):  # each as after a change of all the files
        for file in glob.glob(f"{scratch}/cache/paddock/*.log"):
            os.remove(file)
        times.append(measured([f"{binaries}/paddock-pre-commit"], work, environment))
    wall, cpu = show("  none of them seen before", times)
    show("  all of them seen before",
         [measured([f"{binaries}/paddock-pre-commit"], work, environment) for _ in range(count)])
    print(f"  at most 300 ms wall on 2 cores: {'yes' if wall <= 0.3 else 'no'}; cpu over 2 cores {cpu / 2 * 1e3:.0f} ms")


def cached(scratch, environment, binaries, count):
    folder = os.path.join(scratch, "set")
    os.mkdir(folder)
    size = write_files(folder, 5000)
    command = [f"{binaries}/paddock", "check", "-q", folder]
    print(f"check: 5,000 files, {size / 1024:.0f} KiB")
    first, second = [], []
    for _ in range(count):
        for file in glob.glob(f"{scratch}/cache/paddock/*.log"):
            os.remove(file)
        first.append(measured(command, scratch, environment))
        second.append(measured(command, scratch, environment))
    first_wall, first_cpu = show("  first", first)
    second_wall, second_cpu = show("  second", second)
    print(f"  second/first: {second_wall / first_wall:.3f} wall, {second_cpu / first_cpu:.3f} cpu; at most 0.1: "
          f"{'yes' if second_cpu <= first_cpu / 10 else 'no'}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binaries")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    binaries = os.path.abspath(given.binaries)
    with tempfile.TemporaryDirectory() as scratch:
        environment = {"PATH": f"{binaries}:/usr/bin:/bin", "HOME": scratch, "XDG_CACHE_HOME": f"{scratch}/cache",
                       "TMPDIR": scratch, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
                       "GIT_COMMITTER_EMAIL": "a@b"}
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        hook(scratch, environment, binaries, given.rounds)
        cached(scratch, environment, binaries, given.rounds)


main()
