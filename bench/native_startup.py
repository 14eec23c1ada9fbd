#!/usr/bin/env python3
"""What the native backend's walls cost: bare python, bubblewrap and paddock, alternated in one run.

    bench/native_startup.py PADDOCK [--driver NATIVE_DRIVER] [--rounds N] [--user UID]

PADDOCK is the program of a release build. Every round starts each command once, in turn, so that what disturbs the
machine disturbs all alike; the first round is told apart from the medians of the rest. The same interpreter flags are
compared with each other (`python3 -s -B -u FILE`, which is what paddock runs), and the specification's command
`python3 -I -S -c pass` stands beside them. bubblewrap confines as far as it goes: all namespaces, the same folders
read-only, a /proc, /dev and /tmp of its own, no capability; no system call list, no Landlock, no cgroup, no limits.
`paddock run` loads a policy and judges the source as well; --driver adds the backend alone, by tests/native_driver of a
build. --user runs the whole series as that id.
"""
import argparse
import os
import shutil
import statistics
import sys
import tempfile
import traceback

import rounds

PYTHON = "/usr/bin/python3"
FLAGS = ["-s", "-B", "-u"]
LEAST_ROUNDS = 10
QUICK_START = """import numpy as np
import pandas as pd
prices = pd.Series([100, 102, 101, 103, 105])
print(f"Mean Return: {np.mean(prices.pct_change().dropna()):.4f}")
"""


def bubblewrap(program):
    """bwrap's command line up to the interpreter, with `program` at /work/strategy.py."""
    command = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
    if os.geteuid() == 0:
        command += ["--uid", "1000", "--gid", "1000"]
    for folder in ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo"):
        if os.path.isdir(folder) and not os.path.islink(folder):
            command += ["--ro-bind", folder, folder]
    for link in ("/lib", "/lib64", "/bin"):
        if os.path.islink(link):
            command += ["--symlink", os.readlink(link), link]
    real = os.path.realpath(PYTHON)
    for file in (real, "/etc/alternatives", "/etc/ld.so.cache"):
        command += ["--ro-bind", file, file]
    return command + ["--ro-bind", program, "/work/strategy.py", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp",
                      "--chdir", "/tmp", real]


def series(folder, paddock, driver):
    """(name, the bare name it is compared with, command, what standard output has to hold) of all that is compared."""
    empty, quick = os.path.join(folder, "empty.py"), os.path.join(folder, "quick_start.py")
    for path, text in ((empty, "pass\n"), (quick, QUICK_START)):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o644)
    smallest, same, start = ["-I", "-S", "-c", "pass"], "bare -s -B -u FILE", "bare quick start"
    found = [("bare -I -S -c pass", "bare -I -S -c pass", [PYTHON, *smallest], ""),
             (same, same, [PYTHON, *FLAGS, empty], ""),
             ("paddock run FILE", same, [paddock, "run", empty], ""),
             (start, start, [PYTHON, *FLAGS, quick], "Mean Return"),
             ("paddock run quick start", start, [paddock, "run", quick], "Mean Return")]
    if driver:
        found.append(("native backend alone", same, [driver], "status ok"))  # an empty program on standard input
    if shutil.which("bwrap"):
        inside = [*FLAGS, "/work/strategy.py"]
        found += [("bubblewrap -I -S -c pass", "bare -I -S -c pass", bubblewrap(empty) + smallest, ""),
                  ("bubblewrap -s -B -u FILE", same, bubblewrap(empty) + inside, ""),
                  ("bubblewrap quick start", start, bubblewrap(quick) + inside, "Mean Return")]
    return found


def copy_of(paddock, folder):
    """The program and its plugins where another user can reach them."""
    root = os.path.dirname(os.path.dirname(paddock))
    shutil.copytree(os.path.join(root, "lib/paddock/plugins"), os.path.join(folder, "lib/paddock/plugins"))
    os.makedirs(os.path.join(folder, "bin"))
    return shutil.copy(paddock, os.path.join(folder, "bin/paddock"))


def measure(paddock, driver, folder, count):
    os.environ.clear()
    os.environ["PATH"] = "/usr/bin:/bin"
    print(f"machine: {rounds.machine()}, user {os.geteuid()}")
    peer = rounds.version(["bwrap", "--version"]) if shutil.which("bwrap") else "no bubblewrap here"
    print(f"versions: {rounds.version([paddock, '--version'])}, {rounds.version([PYTHON, '--version'])}, {peer}")
    compared = series(folder, paddock, driver)
    times = {name: [] for name, _, _, _ in compared}
    for number in range(count + 1):
        for name, _, command, expected in compared:
            if "quick start" not in name or number % 5 == 0:
                times[name].append(1000 * rounds.run(rounds.Command(command, output=expected)).wall)
    report(compared, times)


def report(compared, times):
    medians = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    print(f"{'ms':28}{'first':>9}{'least':>9}{'median':>9}{'p90':>9}{'over bare':>11}")
    for name, bare, _, _ in compared:
        ninety = statistics.quantiles(times[name][1:], n=10)[-1]
        print(f"{name:28}{times[name][0]:9.2f}{min(times[name][1:]):9.2f}{medians[name]:9.2f}{ninety:9.2f}"
              f"{medians[name] - medians[bare]:+11.2f}")
    ours = medians["paddock run FILE"]
    if "native backend alone" in medians:
        print(f"native backend alone over the same bare command: "
              f"{medians['native backend alone'] - medians['bare -s -B -u FILE']:+.2f} ms")
    print(f"paddock run over `python3 -I -S -c pass`: {ours - medians['bare -I -S -c pass']:+.2f} ms, of which "
          f"{medians['bare -s -B -u FILE'] - medians['bare -I -S -c pass']:+.2f} ms are the interpreter's own flags")
    if "bubblewrap -s -B -u FILE" in medians:
        print(f"paddock run / bubblewrap, same interpreter flags: {ours / medians['bubblewrap -s -B -u FILE']:.3f}")


def as_user(arguments, paddock, driver):
    if arguments.user != os.geteuid():
        os.setgroups([])
        os.setresgid(arguments.user, arguments.user, arguments.user)
        os.setresuid(arguments.user, arguments.user, arguments.user)
    with tempfile.TemporaryDirectory(prefix="paddock-bench-") as programs:
        os.chmod(programs, 0o755)
        measure(paddock, driver, programs, arguments.rounds)
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paddock")
    parser.add_argument("--driver")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--user", type=int, default=os.geteuid())
    arguments = parser.parse_args()
    if arguments.rounds < LEAST_ROUNDS:
        parser.error(f"--rounds has to be {LEAST_ROUNDS} or more: the quick start is run every fifth, and a p90 needs two")
    with tempfile.TemporaryDirectory(prefix="paddock-bench-") as folder:
        os.chmod(folder, 0o755)
        paddock = copy_of(os.path.abspath(arguments.paddock), folder)
        driver = shutil.copy(arguments.driver, os.path.join(folder, "native_driver")) if arguments.driver else None
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = as_user(arguments, paddock, driver)
            except BaseException:  # told here, since what is above this process is the parent's
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                os._exit(code)  # the folder is the parent's to remove
        _, status = os.wait()
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
