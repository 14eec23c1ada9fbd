#!/usr/bin/env python3
"""Makes a file smaller as long as the oracle still says the same of it.

    reduce.py PADDOCK FILE KIND

KIND is a part of a difference as oracle.py prints it ("missed call"), or of what we say of a file that CPython reads and
we reject as text ("the syntax is wrong").
"""

import pathlib
import re
import sys
import tempfile

from compare import Oracle

TOKENS = re.compile(rb"\w+|[ \t]+|.", re.DOTALL)


def has_kind(oracle, folder, source, kind):
    path = pathlib.Path(folder) / "candidate.py"
    path.write_bytes(source)
    tally = oracle.compare_all([str(path)])
    return any(kind in f"{item.kind}: {item.text}" for item in tally.differences + tally.notes)


def shrink(pieces, still_fails, stand_ins=((),)):
    """Leaves out runs of pieces, long ones first, or puts a stand-in there, until that helps no more."""
    size = max(1, len(pieces) // 2)
    while size >= 1:
        at = 0
        while at < len(pieces):
            for stand_in in stand_ins:
                shorter = [*pieces[:at], *stand_in, *pieces[at + size:]]
                if sum(map(len, shorter)) < sum(map(len, pieces)) and still_fails(b"".join(shorter)):
                    pieces = shorter
                    break
            else:
                at += 1 if size < 8 else size // 2
        size = size - 1 if size <= 24 else size // 2
    return pieces


def main():
    oracle, source, kind = Oracle(sys.argv[1]), pathlib.Path(sys.argv[2]).read_bytes(), sys.argv[3]
    with tempfile.TemporaryDirectory() as folder:
        def still_fails(candidate):
            return has_kind(oracle, folder, candidate, kind)

        if not still_fails(source):
            sys.exit(f"{sys.argv[2]}: no difference of the kind {kind!r}")
        source = b"".join(shrink(source.splitlines(keepends=True), still_fails))
        source = b"".join(shrink(TOKENS.findall(source), still_fails, ((), (b"x",))))
    sys.stdout.buffer.write(source)


if __name__ == "__main__":
    main()
