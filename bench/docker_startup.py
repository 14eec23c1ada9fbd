#!/usr/bin/env python3
"""What paddock's Docker backend costs over the same `docker run` typed by hand.

docker_startup.py PADDOCK [--runs N] [--client NAME]

Both run the same program in the same image, with the flags that `paddock run --explain-isolation` prints; by hand with --rm
and the interpreter as the container's process, in the order a person would type it. The two are alternated, so that what else
the machine does falls on both; medians and their ratio are printed. DOCKER_HOST says which engine.
"""

import argparse
import os
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM = "print(sum(range(1000)))\n"
LEFT_OUT = ("--name=", "--label=", "--entrypoint=", "--interactive")
OURS = ("/paddock/init", "/etc/passwd", "/etc/group", "/work/strategy.py")


def flags_of(paddock, program):
    """The flags of the client as paddock gives them, less what is paddock's own affair."""
    said = subprocess.run([paddock, "run", "--backend", "docker", "--skip-validation", "--explain-isolation", program],
                          check=True, capture_output=True, text=True).stdout
    line = next(line for line in said.splitlines() if " run --interactive" in line)
    words = shlex.split(line)
    return [word for word in words[words.index("run") + 1:-1]
            if not word.startswith(LEFT_OUT) and not any(path in word for path in OURS)], words[-1]


def by_hand(client, flags, image, program):
    return [client, "run", "--rm", *flags, f"--mount=type=bind,source={program},target=/work/strategy.py,readonly", image,
            "python3", "-s", "-B", "-u", "/work/strategy.py"]


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    took = time.perf_counter() - start
    if done.returncode != 0 or done.stdout != "499500\n":
        sys.exit(f"docker_startup.py: {shlex.join(command)} said {done.stdout!r} {done.stderr[-500:]!r}")
    return took * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paddock")
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--client", default="docker")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docker-startup-") as folder:
        os.chmod(folder, 0o755)
        program = pathlib.Path(folder, "program.py")
        program.write_text(PROGRAM, encoding="ascii")
        program.chmod(0o644)
        flags, image = flags_of(options.paddock, str(program))
        hand = by_hand(options.client, flags, image, program)
        ours = [options.paddock, "run", "--backend", "docker", "--skip-validation", str(program)]
        for command in (hand, ours):  # what the first of them pays: images' pages, the engine's caches
            timed(command)
        times = {"by hand": [], "paddock": []}
        for number in range(options.runs):
            pair = [("by hand", hand), ("paddock", ours)]
            for name, command in pair if number % 2 == 0 else reversed(pair):
                times[name].append(timed(command))
    version = subprocess.run([options.client, "version", "--format", "client {{.Client.Version}}, engine {{.Server.Version}}"],
                             check=True, capture_output=True, text=True).stdout.strip()
    print(f"{version}, image {image}, {options.runs} runs each, alternated")
    for name, took in times.items():
        print(f"{name:<10} median {statistics.median(took):7.1f} ms   least {min(took):7.1f}   most {max(took):7.1f}")
    ratio = statistics.median(times["paddock"]) / statistics.median(times["by hand"])
    print(f"paddock / by hand: {ratio:.3f}   ({'within' if ratio <= 1.1 else 'OVER'} the bound of 1.10)")
    return 0 if ratio <= 1.1 else 1


if __name__ == "__main__":
    sys.exit(main())
