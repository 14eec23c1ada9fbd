"""The engine's cost in instructions, by callgrind, held against the figures of instructions.json. No clock is read.

usage: instructions.py check|renew COUNTED PADDOCK FIGURES LOCK WORD=VERSION...

COUNTED is the program of counted.cpp, LOCK is tools/deps.lock, and the WORD=VERSION pairs say what else a figure depends
on (compiler, kind of build). `check` ends with 1 when a figure is off by more than TOLERANCE, in either direction, for a
figure that is too high hides the next regression, and when tree-sitter is pinned at another version than the figures have;
with 77 when they are of another compiler, libc, processor or kind of build than here, or when there is no valgrind. `renew`
writes FIGURES.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
RENEW = "cmake --build --preset dev --target renew-instruction-counts"
SKIPPED = 77

# Two runs here give the same number to the last instruction or two. The rest is for what the versions below do not tell
# apart: libc's other choices by the processor, which ENVIRONMENT takes away, moved these figures by 0.1 to 0.6 percent, and
# a fix in Debian's libraries may do as much. What is worth a look is larger.
TOLERANCE = 0.02

# name: file below the root, None for the generated one. From one screen to the size of a large module; one is rejected.
INPUTS = {
    "small": "tests/honest/programs/agg_parameter_only.py",
    "medium": "examples/strategies/rsi_mean_reversion.py",
    "medium, classes": "tests/honest/programs/paper_broker_engine.py",
    "medium, rejected": "examples/strategies/subclass_walk.py",
    "large, generated": None,
}
GENERATED_PARTS = 60

# libc chooses its memcpy and strlen by the processor, which would make each machine another figure: the plain ones for all.
# Names: glibc 2.36, sysdeps/x86/cpu-tunables.c.
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-AVX512VL,-BMI1,-BMI2,-ERMS,-FMA,-FSRM,-LZCNT,-MOVBE,-POPCNT,"
                      "-SSE4_1,-SSE4_2,-SSSE3,-AVX_Fast_Unaligned_Load,-Fast_Unaligned_Copy,-Fast_Copy_Backward",
}

PART = '''
class Signal{n}(Strategy):
    """Number {n}: a window over closing prices, as generated strategies have them."""

    window = {w}

    def __init__(self, prices, *, scale={s}.5, label="signal {n}"):
        super().__init__(prices)
        self.scale, self.label = scale, f"{{label}} of {w}"
        self.history = [price * scale for price in prices if price > {s}]

    def step(self, frame):
        mean_{n} = frame["close"].rolling(self.window).mean()
        spread = np.where(frame["close"] > mean_{n}, 1, -1)  # long above it, short below
        for day, (price, side) in enumerate(zip(frame["close"], spread)):
            if side > 0 and not self.position:
                self.position = self.size(price, day) or {{"day": day, "price": price, "side": "long"}}.get("side")
            elif side < 0:
                self.close(price, reason="crossed " + "below", day=day % {w})
        return pd.Series(spread, index=frame.index).shift(1).fillna(0) * self.scale ** 2


try:
    results[{n}] = Signal{n}(data, scale={s}).step(data)
except (KeyError, ValueError) as error_{n}:
    print("no result for", {n}, error_{n})
'''


def generated():
    head = "import numpy as np\nimport pandas as pd\n\nfrom strategies import Strategy, data\n\nresults = {}\n"
    return head + "".join(PART.format(n=n, w=5 + n % 40, s=1 + n % 7) for n in range(GENERATED_PARTS))


def callgrind(options, command, out):
    """What callgrind writes of a process, in the file `out`. The process has to end with 0. Returns its instructions."""
    done = subprocess.run(["valgrind", "--tool=callgrind", "-q", f"--callgrind-out-file={out}", *options, *command],
                          cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}\n{done.stderr[-2000:]}")
    return int(re.search(r"^totals: (\d+)$", pathlib.Path(out).read_text(encoding="utf-8"), re.MULTILINE).group(1))


def count(counted, paddock):
    """{figure: instructions}: both counted functions for each input, and a whole process."""
    figures = {}
    with tempfile.TemporaryDirectory(prefix="paddock-instructions-") as folder:
        out, large = os.path.join(folder, "out"), pathlib.Path(folder, "large.py")
        large.write_text(generated(), encoding="utf-8")
        for name, path in INPUTS.items():
            for work, function in (("parse alone", "counted_parse"), ("judge", "counted_judgement")):
                figures[f"{work}: {name}"] = callgrind([f"--toggle-collect={function}"], [counted, path or str(large)], out)
        # What a process costs beside its files. A larger one could reach the time limit of the policy here.
        line = pathlib.Path(folder, "line.py")
        line.write_text("import numpy as np\n", encoding="ascii")
        start = callgrind([], [paddock, "check", "--policy", "default", "--no-cache", str(line)], out)
    return {**figures, "whole process: check of one line": start}


def pinned(lock):
    """tree-sitter's versions as tools/setup fetches them, each held to its sha512 there."""
    lines = [line.split() for line in pathlib.Path(lock).read_text(encoding="utf-8").splitlines()]
    return {line[0]: line[1] for line in lines if line and line[0] in ("tree-sitter", "tree-sitter-python")}


def other_versions(recorded, here):
    return [f"{word} {here.get(word, 'absent')} (recorded: {recorded.get(word, 'none')})"
            for word in sorted({*recorded, *here}) if recorded.get(word) != here.get(word)]


def compare(recorded, counted):
    """Prints every figure; whether all are within the tolerance."""
    good = True
    for name in sorted({*recorded, *counted}):
        then, now = recorded.get(name), counted.get(name)
        if then is None or now is None:
            print(f"{name}: recorded {then}, counted {now}")
            good = False
            continue
        change = now / then - 1
        word = "ok" if abs(change) <= TOLERANCE else "MORE THAN RECORDED" if change > 0 else "LESS THAN RECORDED"
        good = good and word == "ok"
        print(f"{name:<34} {then:>12,} recorded {now:>12,} counted {change:+8.2%}  {word}")
    return good


def main(arguments):
    if len(arguments) < 5 or arguments[0] not in ("check", "renew"):
        print(__doc__, file=sys.stderr)
        return 2
    mode, counted, paddock, figures, lock = arguments[:5]
    sources = pinned(lock)
    here = {**dict(pair.split("=", 1) for pair in arguments[5:]), "libc": os.confstr("CS_GNU_LIBC_VERSION")}
    if shutil.which("valgrind", path=ENVIRONMENT["PATH"]) is None:
        print("SKIPPED: there is no valgrind here, and no instruction was counted; tools/setup installs it")
        return SKIPPED
    if mode == "renew":
        found = {"versions": here, "sources": sources, "instructions": count(counted, paddock)}
        pathlib.Path(figures).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
        return 0
    recorded = json.loads(pathlib.Path(figures).read_text(encoding="utf-8"))
    others = other_versions(recorded["sources"], sources)
    if others:  # not the machine's, but this tree's own: skipped, nobody would see it again
        print(f"tools/deps.lock has other sources than the recorded figures: {'; '.join(others)}; `{RENEW}`")
        return 1
    others = other_versions(recorded["versions"], here)
    if others:
        print(f"SKIPPED: the recorded figures are of other versions, and no instruction was counted: {'; '.join(others)}")
        return SKIPPED
    if compare(recorded["instructions"], count(counted, paddock)):
        return 0
    print(f"off by more than {TOLERANCE:.0%}: if that is meant, `{RENEW}` and say in the commit what it cost or gained")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
