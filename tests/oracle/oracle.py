#!/usr/bin/env python3
"""Compares paddock's reading of Python with CPython's own.

    oracle.py PADDOCK [PATH...] [--sample N] [--generated N] [--seed S] [--cases] [--packages FOLDER] [--pairs N] [--soup N] [--jobs J] [--show N]

Every import, name read, call and attribute that CPython's `ast` sees has to be among `paddock facts`, at an equal line
and column, and nothing that CPython refuses may be approved. Prints the counts and the differences by kind; exit 1 when
there is one. A file that CPython reads and paddock rejects as text (syntax-error, text-form, engine-limit) is counted
apart: it cannot hide anything, but too many of them would annoy.
"""

import argparse
import concurrent.futures
import hashlib
import pathlib
import shutil
import sys
import tempfile
from collections import defaultdict

import cases
import generate
import line_pairs
import soup
from compare import Oracle, Tally

CHUNK = 50  # files to one start of `paddock check`


def python_files(paths):
    for path in map(pathlib.Path, paths):
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def sample(files, wanted):
    """A fixed part of `files`, spread evenly: by the digest of the name."""
    return sorted(sorted(files, key=lambda file: hashlib.sha256(str(file).encode()).digest())[:wanted])


def write_generated(folder, count, seed):
    """`count` programs, every other one with something broken in it as well."""
    for index in range(count):
        program = generate.program(seed, index)
        (folder / f"{seed}-{index}.py").write_bytes(program)
        if index % 2:
            (folder / f"{seed}-{index}-broken.py").write_bytes(generate.broken(seed, index, program))
    return sorted(folder.glob("*.py"))


def write_cases(folder):
    for kind, sources in (("refused", cases.REFUSED), ("accepted", cases.ACCEPTED)):
        for index, source in enumerate(sources):
            data = source if isinstance(source, bytes) else source.encode("utf-8")
            (folder / f"{kind}-{index:03}.py").write_bytes(data)
    return sorted(folder.glob("*.py"))


def write_pairs(folder, count):
    """An even part of all pairs of lines."""
    programs = list(line_pairs.programs())
    step = max(1, len(programs) // count)
    for index in range(0, len(programs), step):
        (folder / f"pair-{index:05}.py").write_text(programs[index], encoding="utf-8")
    return sorted(folder.glob("*.py"))


def write_soup(folder, count, seed):
    for index, text in enumerate(soup.programs(seed, count)):
        (folder / f"soup-{seed}-{index:05}.py").write_bytes(text)
    return sorted(folder.glob("*.py"))


def compare_files(paddock, files, jobs):
    chunks = [files[at:at + CHUNK] for at in range(0, len(files), CHUNK)]
    total = Tally()
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        for tally in pool.map(Oracle(paddock).compare_all, chunks):
            total.add(tally)
    return total


def print_tally(title, tally, show):
    print(f"== {title}")
    for name, count in sorted(tally.counts.items()):
        print(f"{count:10}  {name}")
    for message, count in tally.refused_by_us.most_common(show):
        print(f"{count:10}  CPython reads it, we say: {message}")
    for note in tally.notes[:show]:
        print(f"            {note}")
    by_kind = defaultdict(list)
    for difference in tally.differences:
        by_kind[difference.kind].append(difference)
    for kind, differences in sorted(by_kind.items()):
        print(f"{len(differences):10}  DIFFERENCES: {kind}")
        for difference in differences[:show]:
            print(f"            {difference}")
    if not by_kind:
        print("         0  differences")
    sys.stdout.flush()


def main():
    sys.setrecursionlimit(20_000)  # ast.NodeVisitor goes down with the source; Python 3.11 keeps that off the C stack
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paddock")
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--packages", help="a folder with numpy and pandas in it; exit 77 when they are not there")
    parser.add_argument("--sample", type=int, help="compare only so many of the files in PATHS, a fixed part")
    parser.add_argument("--generated", type=int, default=0, help="so many generated programs, and half as many broken ones")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", action="store_true", help="the snippets of cases.py")
    parser.add_argument("--pairs", type=int, default=0, help="so many of the programs of line_pairs.py, all: 28800")
    parser.add_argument("--soup", type=int, default=0, help="so many programs of a few random tokens, half of them valid")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", type=int, default=10, help="how many of each kind to print")
    parser.add_argument("--keep", help="where to copy generated files that differ")
    options = parser.parse_args()

    failed = False
    if options.packages:
        missing = [name for name in ("numpy", "pandas") if not (pathlib.Path(options.packages) / name).is_dir()]
        if missing:
            print(f"SKIPPED: {' and '.join(missing)} not in {options.packages}: apt-get install python3-numpy python3-pandas")
            return 77
        options.paths.append(options.packages)
    if options.paths:
        files = list(python_files(options.paths))
        if options.sample:
            files = sample(files, options.sample)
        tally = compare_files(options.paddock, [str(file) for file in files], options.jobs)
        print_tally(" ".join(options.paths), tally, options.show)
        failed |= bool(tally.differences) or not tally.counts["files compared"]
    for title, wanted, write in (
            ("cases", options.cases, write_cases),
            ("pairs of lines", options.pairs, lambda folder: write_pairs(folder, options.pairs)),
            ("token soup", options.soup, lambda folder: write_soup(folder, options.soup, options.seed)),
            ("generated", options.generated, lambda folder: write_generated(folder, options.generated, options.seed))):
        if not wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            files = write(pathlib.Path(folder))
            tally = compare_files(options.paddock, [str(file) for file in files], options.jobs)
            print_tally(title, tally, options.show)
            failed |= bool(tally.differences)
            if title == "cases":
                failed |= not cases.have_the_right_sides(folder)
            if options.keep:
                pathlib.Path(options.keep).mkdir(parents=True, exist_ok=True)
                for item in tally.differences + tally.notes:
                    shutil.copy(item.path, options.keep)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
