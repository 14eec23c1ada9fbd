#!/usr/bin/env python3
"""A batch against the backend alone with the same number of jobs, on the same approved strategies, in turns.

    cmake --preset bench && cmake --build --preset bench
    bench/batch_throughput.py [--count 300] [--jobs 2] [--rounds 5]

Prints runs a second of both, their ratio, and the most memory that the batch's process had. Both run the same requests,
artifacts copied out and removed; the batch also reads, judges, keeps (each result synced to the disk) and ranks, and its time
is that of the whole process. The folder for databases is --folder, on a disk and not in memory.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import rounds

ROOT = pathlib.Path(__file__).resolve().parents[1]
TIMEOUT = 30


def make_set(folder, count):
    """Honest ones only: what a hostile one costs is its timeout, for both."""
    sys.path.insert(0, str(ROOT / "tools"))
    import make_strategies
    import random
    rng = random.Random(3)
    folder.mkdir()
    for number in range(count):
        (folder / f"s{number:04d}.py").write_text(make_strategies.honest(rng))


def alone(program, jobs, sources, work, count):
    out = subprocess.run([program, str(jobs), str(TIMEOUT), sources, work], check=True, capture_output=True, text=True).stdout
    runs, seconds = out.split()
    if int(runs) != count:
        sys.exit(f"{runs} of {count} strategies are approved, and a batch is timed over all: mend tools/make_strategies.py or its policy")
    return count / float(seconds)


def batch(program, jobs, sources, database, count):
    database.unlink(missing_ok=True)
    begin = time.monotonic()
    process = subprocess.Popen([program, "batch", "-q", "--policy", "default", "--jobs", str(jobs), "--timeout", f"{TIMEOUT}s",
                                "--memory", "256m", "--results", database, sources])
    most = 0
    while process.poll() is None:
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        most = max([most, *(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))])
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
    seconds = time.monotonic() - begin
    if process.returncode != 0:
        sys.exit(f"paddock batch ended with {process.returncode}")
    return count / seconds, most / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / "build/bench/bin")
    parser.add_argument("--folder", default="/var/tmp")
    given = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="paddock-bench-", dir=given.folder))
    try:
        sources = folder / "set"
        make_set(sources, given.count)
        took = rounds.alternate(
            {"alone": lambda: alone(given.bin / "backend_alone", given.jobs, sources, folder / "work", given.count),
             "batch": lambda: batch(given.bin / "paddock", given.jobs, sources, folder / "t.db", given.count)},
            given.rounds, start=lambda measure: measure())
        theirs = took["alone"]
        ours, memory = zip(*took["batch"])
        ratios = [a / b for a, b in zip(ours, theirs)]
        print(f"{given.count} strategies, {given.jobs} jobs, {given.rounds} rounds in turns, load {os.getloadavg()[0]:.1f}")
        print(f"backend alone   {statistics.median(theirs):7.1f} runs/s  ({min(theirs):.1f} to {max(theirs):.1f})")
        print(f"paddock batch   {statistics.median(ours):7.1f} runs/s  ({min(ours):.1f} to {max(ours):.1f})")
        print(f"ratio           {statistics.median(ratios):7.3f}         ({min(ratios):.3f} to {max(ratios):.3f})")
        print(f"memory of batch {max(memory):7.1f} MiB")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
