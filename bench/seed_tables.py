#!/usr/bin/env python3
"""The seed system's approach, for comparison: its tables on CPython's own ast, one visitor, no resolution.

    bench/seed_tables.py PATH...    prints a score per file; folders are walked

Written anew from the tables of the `classic` policy: what a person would write in Python in an afternoon.
"""
import ast
import pathlib
import sys

MODULES = set("os sys subprocess socket urllib urllib2 urllib3 requests httpx aiohttp http ftplib smtplib pickle shelve marshal "
              "ctypes multiprocessing threading asyncio signal pty tty atexit".split())
ALLOWED = set("numpy pandas ta talib datetime math random json orjson typing enum dataclasses decimal fractions statistics "
              "collections itertools functools operator time calendar warnings logging traceback re".split())
BUILTINS = set("eval exec compile __import__ open input execfile file reload".split())
ATTRIBUTES = set("__dict__ __class__ __bases__ __subclasses__ __globals__ __code__ __closure__ __builtins__".split())
REFLECTION = {"getattr", "setattr", "delattr", "hasattr"}


class Scorer(ast.NodeVisitor):
    def __init__(self):
        self.score = 0

    def imported(self, name):
        first = name.split(".")[0]
        self.score += 30 if first in MODULES else 0 if first in ALLOWED else 1

    def visit_Import(self, node):
        for alias in node.names:
            self.imported(alias.name)

    def visit_ImportFrom(self, node):
        self.imported(node.module or "")

    def visit_Call(self, node):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if isinstance(node.func, ast.Name):
            self.score += 30 * (name in BUILTINS) + 15 * (name in REFLECTION)
        self.score += 30 * (name in ("open", "read", "write"))
        self.generic_visit(node)

    def visit_Attribute(self, node):
        self.score += 20 * (node.attr in ATTRIBUTES)
        self.generic_visit(node)

    def visit_Lambda(self, node):
        calls = [part for part in ast.walk(node) if isinstance(part, ast.Call) and isinstance(part.func, ast.Name)]
        self.score += 25 * any(part.func.id in ("eval", "exec") for part in calls)
        self.generic_visit(node)

    def visit_Assign(self, node):
        self.score += 10 * sum(isinstance(target, ast.Name) and target.id in BUILTINS for target in node.targets)
        self.generic_visit(node)

    def visit_While(self, node):
        self.score += 5 * (isinstance(node.test, ast.Constant) and node.test.value is True)
        self.generic_visit(node)


def score(text):
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return 5
    scorer = Scorer()
    scorer.visit(tree)
    return scorer.score


def main():
    for given in map(pathlib.Path, sys.argv[1:]):
        for path in sorted(given.rglob("*.py")) if given.is_dir() else [given]:
            print(path, score(path.read_bytes()))


if __name__ == "__main__":
    main()
