#!/usr/bin/env python3
"""Sources that are made to cost much: each is judged within one second and 256 MB, and is not a crash.

    hostile.py PADDOCK [NAME...]

What is measured is what the kernel says of the process (wait4): processor time, not the time that passed, for others may
use the machine as well, and the peak of its memory.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

MOST_SECONDS = 1.0
MOST_BYTES = 256 << 20
SIZE = 1 << 20  # the most that the default policy lets in


def filled(piece, start="", end="\n"):
    """As many of `piece` as fit."""
    return start + piece * ((SIZE - len(start) - len(end)) // len(piece.encode())) + end


def numbered(template, size=SIZE):
    lines, left, number = [], size, 0
    while True:
        line = template.format(n=number)
        left -= len(line)
        if left < 0:
            return "".join(lines)
        lines.append(line)
        number += 1


def nested_scopes(levels):
    return "".join("    " * level + f"def f{level}(a{level}):\n" for level in range(levels)) + "    " * levels + "return a0\n"


HOSTILE = {
    "list literal": lambda: filled("1,", "x = [", "]\n"),
    "list of names": lambda: filled("a,", "x = [", "]\n"),
    "list over lines": lambda: filled("1,\n", "x = [", "]\n"),
    "dictionary": lambda: filled("1:1,", "x = {", "}\n"),
    "call arguments": lambda: filled("a,", "f(", ")\n"),
    "keywords": lambda: "f(" + numbered("k{n}=1,", SIZE - 10) + ")\n",
    "parameters": lambda: "def f(" + numbered("k{n},", SIZE - 30) + "): pass\n",
    "open brackets": lambda: filled("("),
    "closed brackets": lambda: filled("()", "x = "),
    "brackets inside each other": lambda: "(" * 100 + ")" * 100 + "\n",
    "lists inside each other": lambda: filled("[" * 99 + "]" * 99 + "\n"),
    "signs": lambda: filled("-", "x = ", "1\n"),
    "nots": lambda: filled("not ", "x = ", "1\n"),
    "awaits": lambda: filled("await ", "x = ", "1\n"),
    "lambdas": lambda: filled("lambda:", "x = ", "1\n"),
    "conditionals": lambda: filled("a if b else ", "x = ", "1\n"),
    "powers": lambda: filled("a**", "x = ", "1\n"),
    "sum": lambda: filled("a+", "x = ", "1\n"),
    "text sum": lambda: filled("'a'+", "x = ", "'b'\n"),
    "comparison": lambda: filled("a<", "x = ", "1\n"),
    "attributes": lambda: filled(".a", "x = a"),
    "calls": lambda: filled("()", "x = a"),
    "subscripts": lambda: filled("[0]", "x = a"),
    "assignments": lambda: filled("a=", "", "1\n"),
    "statements": lambda: filled("a\n"),
    "statements on a line": lambda: filled("a;"),
    "names": lambda: numbered("n{n}\n"),
    "bindings": lambda: numbered("n{n}=1\n"),
    "rebindings": lambda: filled("a=b\nb=a\n"),
    "aliases": lambda: "n0 = print\n" + "".join(f"n{n + 1} = n{n}\n" for n in range(40000)),
    "calls of an alias": lambda: "a = print\n" + filled("a()\n")[:SIZE - 20],
    "doubled text": lambda: "a = 'x' * 1000\n" + "a = a + a\n" * 50000,
    "imports": lambda: numbered("import m{n}\n"),
    "star imports": lambda: filled("from math import *\n"),
    "functions": lambda: numbered("def f{n}(): pass\n"),
    "classes": lambda: numbered("class C{n}: pass\n"),
    "functions inside each other": lambda: nested_scopes(90),
    "comprehensions": lambda: filled("[a for a in b]\n"),
    "clauses": lambda: filled(" for a in b", "x = [a", "]\n"),
    "comprehensions inside each other": lambda: filled("[" * 50 + "a" + " for a in b]" * 50 + "\n"),
    "string": lambda: filled("a", "x = '", "'\n"),
    "escapes": lambda: filled("\\x41", "x = '", "'\n"),
    "bytes": lambda: filled("\\", "x = b'", "'\n"),
    "strings side by side": lambda: filled("'a' ", "x = "),
    "docstring": lambda: filled("a\n", "'''", "'''\n"),
    "open string": lambda: filled("a\n", "x = '''"),
    "f-string": lambda: filled("{a}", "x = f'", "'\n"),
    "f-string text": lambda: filled("a", "x = f'", "'\n"),
    "f-string formats": lambda: filled("{a:{b}}", "x = f'", "'\n"),
    "f-string calls": lambda: filled("{a(b.c)}", "x = f'", "'\n"),
    "f-string braces": lambda: filled("{", "x = f'", "'\n"),
    "f-strings": lambda: filled("f'{a}'\n"),
    "comment": lambda: filled("#"),
    "comments": lambda: filled("#\n"),
    "blank lines": lambda: filled("\n"),
    "spaces": lambda: filled(" ", "x = 1"),
    "tabs": lambda: filled(" \t", "if x:\n"),
    "form feeds": lambda: filled(" \x0c", "", "x\n"),
    "continued lines": lambda: filled("\\\n", "x = 1 "),
    "one long line": lambda: filled("a ", "x = "),
    "one long name": lambda: filled("a", "", " = 1\n"),
    "letters": lambda: filled("µ", "", " = 1\n"),
    "letters that fold": lambda: filled("ﷺ ", "", "\n"),
    "names that fold": lambda: filled("ｅval\n"),
    "control characters": lambda: filled("\x01", "x = '", "'\n"),
    "control characters in the code": lambda: filled("\x01 "),
    "false blanks": lambda: filled("\u200b", "x = '", "'\n"),
    "bidirectional controls": lambda: filled("\u202e", "# "),
    "carriage returns": lambda: filled("\r"),
    "no UTF-8": lambda: filled("x\n").encode() + b"\xff",
    "errors": lambda: filled("$ "),
    "errors in brackets": lambda: filled("(]"),
    "errors between words": lambda: filled("if else for in "),
    "indents": lambda: "".join(" " * level + "if a:\n" for level in range(1000)),
    "dedents": lambda: filled("if a:\n if a:\n  if a:\n   b\n"),
    "elifs": lambda: "if a: b\n" + filled("elif a: b\n")[:SIZE - 20],
    "decorators": lambda: filled("@a\n")[:SIZE - 20] + "def f(): pass\n",
    "globals": lambda: "def f():\n" + numbered("    global n{n}\n", SIZE - 20),
    "nonlocals": lambda: "def f():\n    a = 1\n    def g():\n" + filled("        nonlocal a\n")[:SIZE - 60],
    "patterns": lambda: filled("1|", "match a:\n    case ", "2: b\n"),
    "captures": lambda: "match a:\n    case [" + numbered("n{n},", 60000) + "]: b\n",
    "cases": lambda: "match a:\n" + filled("    case 1: b\n")[:SIZE - 20],
    "denied calls": lambda: filled("eval(a)\n"),
    "denied attributes": lambda: filled("a.__class__\n"),
    "reflection": lambda: filled("getattr(a,'b'+'c')\n"),
    "with items": lambda: filled("a as b,", "with (", "): pass\n"),
    "targets": lambda: filled("a,", "", "=b\n"),
    "stars": lambda: filled("*a,", "x = "),
    "walruses": lambda: filled("(a:=b)\n"),
    "yields": lambda: "def f():\n" + filled("    yield\n")[:SIZE - 20],
    "walruses in a comprehension": lambda: filled("(a:=b),", "x = [(", ") for c in d]\n"),
    "annotations": lambda: filled("a:b[c]\n"),
    "classes and objects": lambda: numbered("class C{n}:\n  p='{n}'\n  def m(self,x):\n    return self.p\n", SIZE // 2)
                                   + numbered("C{n}().m(1)\n", SIZE // 2),
    "a line of heirs": lambda: "class C0: pass\n" + "".join(
        f"class C{n}(C{n - 1}):\n  def m(self): self.q{n}=1; return self.q{n}\n" for n in range(1, 9000)),
    "records": lambda: "from dataclasses import dataclass\n" + numbered("@dataclass\nclass C{n}:\n  p: str='x'\n", SIZE // 4)
                       + "c=C1('y')\n" + "open(c.p)\n" * 30000,
    "constructors": lambda: "class C0:\n  def __init__(self,p):\n    self.p=p\n"
                            + "".join(f"class C{n}(C{n - 1}):\n  def __init__(self,p):\n    self.p=p\n" for n in range(1, 39))
                            + "".join(f"open(C{n % 39}('a').p)\n" for n in range(30000)),
    "additions": lambda: "a={}\n" + numbered("a['{n}']='x'\n", SIZE // 2) + "f.agg(a)\n" * 40000,
    "aliases": lambda: "a0=['x']\n" + "".join(f"a{n}=a{n - 1}\n" for n in range(1, 20000)) + "f.agg(a0)\n" * 30000,
    "merges": lambda: "a0={'x':'y'}\n" + "".join(f"a{n}={{**a{n - 1},**a{n - 1}}}\n" for n in range(1, 12))
                      + "f.agg(a11['x'])\n" * 50000,
    "results": lambda: "a=['x']\n" + "".join(f"def f{n}():\n    return a\nf{n}().append(f{(n + 1) % 8000}())\n" for n in range(8000))
                       + "f.agg(a)\n" * 20000,
    "settings": lambda: "def f(p='x', **k):\n    return open(p)\nd={'p':'x'}\n" + "f(**d)\n" * 100000,
    "class methods": lambda: "class C:\n  def __init__(self,p):\n    self.p=p\n"
                             + numbered("  @classmethod\n  def m{n}(c,p='x'):\n    return c(p)\n", SIZE // 2)
                             + "open(C('x').p)\n" * 20000,
    "nested targets": lambda: "r=[" + "('a',('b','c'))," * 20000 + "]\n" + "for a,(b,c) in r: f.agg(c)\n" * 20000,
    "texts on a line": lambda: "x=[" + "'a'," * 100000 + "]\n",
    "letters on a line": lambda: "x=[" + "'µ'," * 80000 + "]\n",
    "a text of many fields": lambda: "x='" + "%s" * 20000 + "'%(" + "'a'," * 20000 + ")\n",
    "star imports and names": lambda: "from numpy import *\n" * 4000 + numbered("a{n}\n", 22000),
    "unions": lambda: filled("a|", "x: ", "b\n"),
}


def judge(paddock, path):
    """Exit status, processor seconds and peak bytes of one run."""
    arguments = [paddock, "check", "--policy", "default", "--format", "jsonl", "--jobs", "1", "--", path]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main():
    paddock, wanted = sys.argv[1], sys.argv[2:] or list(HOSTILE)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in wanted:
            path = pathlib.Path(folder) / "hostile.py"
            text = HOSTILE[name]()
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            del text  # a child's peak begins with what its parent holds
            code, seconds, peak = judge(paddock, str(path))
            right = code in (0, 1) and seconds <= MOST_SECONDS and peak <= MOST_BYTES
            failures += not right
            print(f"{'' if right else 'TOO MUCH: '}{name}: exit {code}, {seconds:.2f} s, {peak >> 20} MB")
    print(f"{len(wanted)} sources, {failures} of them cost more than {MOST_SECONDS} s or {MOST_BYTES >> 20} MB, or crash")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
