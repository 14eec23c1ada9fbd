#!/usr/bin/env python3
"""What paddock's Docker backend costs over the same `docker run` typed by hand.

docker_startup.py PADDOCK [--runs N] [--client NAME]

Both run the same program in the same image, with the flags that `paddock run --explain-isolation` prints; by hand with --rm
and the interpreter as the container's process, in the order a person would type it. The two are alternated, so that what else
the machine does falls on both; medians and their ratio are printed. DOCKER_HOST says which engine.
"""

import argparse
import contextlib
import operator
import os
import pathlib
import shlex
import signal
import subprocess
import sys
import tempfile

import rounds

ENGINE = [sys.executable, "-B", pathlib.Path(__file__).resolve().parent.parent / "tests" / "docker" / "engine.py"]
PROGRAM = "print(sum(range(1000)))\n"
PRINTED = "499500\n"
LEFT_OUT = ("--name=", "--label=", "--entrypoint=", "--interactive", "--cidfile=")
OURS = ("/paddock/init", "/etc/passwd", "/etc/group", "/work/strategy.py")
BOUND = 1.1  # SPEC section 10


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


def write_program(folder):
    """PROGRAM where a container's user can read it."""
    os.chmod(folder, 0o755)
    program = pathlib.Path(folder, "program.py")
    program.write_text(PROGRAM, encoding="ascii")
    program.chmod(0o644)
    return str(program)


def series(paddock, client, program):
    """({"by hand", "paddock": command}, the image's name). The engine is that of DOCKER_HOST."""
    flags, image = flags_of(paddock, program)
    ours = [paddock, "run", "--backend", "docker", "--skip-validation", program]
    commands = {"by hand": by_hand(client, flags, image, program), "paddock": ours}
    return {name: rounds.Command(argv, output=PRINTED) for name, argv in commands.items()}, image


def ratio(times):
    return rounds.median_of_pairs(times["paddock"], times["by hand"], operator.truediv)


def version(client):
    return rounds.version([client, "version", "--format", "client {{.Client.Version}}, engine {{.Server.Version}}"])


@contextlib.contextmanager
def engine(source, paddock):
    """None while there is an engine with the sandbox image for DOCKER_HOST: the caller's own, else one that is started for
    this and ended behind it. Else why there is none."""
    if "DOCKER_HOST" in os.environ:
        yield None
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the engine is stopped then too
    with tempfile.TemporaryDirectory(prefix="paddock-engine-") as parent:
        folder = os.path.join(parent, "e")
        try:
            started = subprocess.run([*ENGINE, "start", folder, source, paddock], capture_output=True, text=True, check=False)
            if started.returncode != 0 or "SKIPPED" in started.stdout:
                yield ((started.stdout + started.stderr).strip().splitlines() or ["no reason given"])[-1]
                return
            os.environ["DOCKER_HOST"] = subprocess.run([*ENGINE, "run", folder, "printenv", "DOCKER_HOST"], capture_output=True,
                                                       text=True, check=True).stdout.strip()
            yield None
        finally:
            os.environ.pop("DOCKER_HOST", None)
            subprocess.run([*ENGINE, "stop", folder], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paddock")
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--client", default="docker")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docker-startup-") as folder:
        commands, image = series(os.path.abspath(options.paddock), options.client, write_program(folder))
        times = rounds.alternate(commands, options.runs)
    print(f"{version(options.client)}, image {image}, {options.runs} runs each, alternated")
    for name, took in times.items():
        walls = [1000 * taken.wall for taken in took]
        print(f"{name:<10} median {1000 * rounds.median(took):7.1f} ms   least {min(walls):7.1f}   most {max(walls):7.1f}")
    print(f"paddock / by hand: {ratio(times):.3f}   ({'within' if ratio(times) <= BOUND else 'OVER'} the bound of {BOUND:.2f})")
    return 0 if ratio(times) <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
