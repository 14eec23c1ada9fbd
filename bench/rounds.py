"""Commands that are started in turns, so that what disturbs the machine disturbs all alike, and what each start took."""
import os
import platform
import re
import resource  # os.wait4() makes its answer of it; native_startup.py may be another user by then, who cannot read the library
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import typing


class Command(typing.NamedTuple):
    argv: list
    accepted: tuple = (0,)  # exit codes; another one ends the benchmark, for its time would mean nothing
    output: str = ""  # what standard output has to hold; "" is any
    environment: typing.Optional[dict] = None  # None is the caller's
    folder: str = "/"  # where it is started


class Taken(typing.NamedTuple):
    wall: float  # seconds
    processor: float  # seconds, user and system, of the process and those that it waited for
    peak: int  # bytes resident, of the largest of them; never under what this script itself has when it starts one


def run(command):
    """One start, to its end."""
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as output:
        begin = time.perf_counter()
        process = subprocess.Popen(command.argv, stdin=subprocess.DEVNULL, stdout=output if command.output else subprocess.DEVNULL,
                                   stderr=errors, env=command.environment, cwd=command.folder)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode(errors="replace")
        if process.returncode not in command.accepted or command.output not in said:
            errors.seek(0)
            sys.exit(f"{' '.join(map(str, command.argv))}: exit code {process.returncode}\n{said[-500:]}"
                     f"{errors.read().decode(errors='replace')[-2000:]}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def alternate(commands, rounds, start=run):
    """{name: what each of `rounds` starts took}: every command once a round, every other round in the reverse order. One
    round more is run first, for what only a first start pays, and not counted. `start` runs a command and tells what it took."""
    times = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name in list(commands)[::1 if number % 2 == 0 else -1]:
            taken = start(commands[name])
            if number > 0:
                times[name].append(taken)
    return times


def median(times, what="wall"):
    return statistics.median(getattr(taken, what) for taken in times)


def median_of_pairs(ours, theirs, combine, what="wall"):
    """The median of `combine` over starts of the same round: what changes from round to round falls out."""
    return statistics.median(combine(getattr(a, what), getattr(b, what)) for a, b in zip(ours, theirs))


def processor_of_all(command, count):
    """Milliseconds of processor time of one start with all processes that come of it, in whatever namespace, by perf's clock:
    wait4() misses those that another process reaps. Other work on the machine shows in it, less than in wall time. None when perf is
    not here."""
    if shutil.which("perf") is None:
        return None
    argv = ["perf", "stat", "-x", ",", "-r", str(count), "-e", "task-clock", "--", *command.argv]
    done = subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=command.environment, cwd=command.folder,
                          check=False)
    found = re.search(r"^([0-9.]+),msec,task-clock", done.stderr, re.MULTILINE)
    if done.returncode not in command.accepted or not found:
        sys.exit(f"{' '.join(map(str, argv))}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    return float(found.group(1))


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "?")
    return f"{os.cpu_count()} x {model}, Linux {platform.release()}, load {os.getloadavg()[0]:.1f} at the start"


def version(argv):
    """The first line that a program says of its version."""
    done = subprocess.run(argv, capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[0]
