"""Two lines, each with all the others: a reader that takes a line end for a blank joins statements that are two.

Found so: tree-sitter's grammar read `eval,` and `x = print, 2` on the next line as one assignment to both.
"""

FIRST = [
    "a,", "a, b", "a, *b", "*a,", "a = b,", "a = 1, b", "a: b", "a: b = c", "a.b,", "a[0],", "a(b),", "(a),",
    "(a, b)", "[a]", "{a}", "a,b,", "return a,", "return", "yield a,", "yield", "await_", "a = yield", "a = yield b,",
    "del a,", "del a", "import a", "from a import b", "from . import a", "from a import *", "import a as b",
    "global a", "nonlocal a", "pass", "break", "continue", "raise", "raise a", "raise a from b", "assert a",
    "assert a, b", "a += b", "a += b,", "a = b = c,", "a = *b,", "a if b else c", "a if b else c,", "lambda: a",
    "lambda: a,", "lambda a: b", "lambda *a: b", "not a", "-a", "a or b", "a and b", "a in b", "a is not b", "a < b",
    "a == b", "a @ b", "a ** b", "a := b", "(a := b)", "print", "print a", "print(a)", "print,", "exec", "exec,",
    "exec(a)", "type", "type,", "type a", "type(a)", "type(a),", "match", "match,", "match(a)", "match(a),",
    "match a", "match[a]", "match.a", "match -a", "match *a", "case", "case,", "case(a)", "case a", "_", "_,",
    "async_", "async", "await a", "'a'", "'a',", "f'{a}'", "f'{a}',", "...", "...,", "1", "1,", "1.", "None", "None,",
    "a;", "a, b;", "a = b;", "@a", "a.b.c", "a.b.c,", "a[b:c]", "a[b:c],", "a[b, c]", "a = a.b", "a = [b]",
    "a = {b: c}", "a = (b)", "a = lambda: b", "a = lambda: b,", "a = not b", "a = b if c else d", "a = b or c",
    "x: a[b]", "x: a,", "if a: b", "if a: b,", "for a in b: c", "for a in b: c,", "while a: b", "with a: b",
    "with a as b: c", "try: a", "class A: a", "class A: a,", "def f(): a", "def f(): a,", "def f(): return",
    "def f(): yield", "if a: return", "else: a", "a\\", "a, \\", "# c", "a # c", "a, # c",
]

SECOND = [
    "x = y", "x, z = y", "x,", "x", "x()", "x.y = z", "x[0] = y", "(x) = y", "(x, z) = y", "[x] = y", "[x, z] = y",
    "*x, z = y", "x: int", "x: int = y", "x += y", "(x)", "[x]", "{x}", "(x, z)", "-x", "+x", "~x", "not x", "*x,",
    "'x'", "f'{x}'", "...", "1", "lambda: x", "lambda x: y = 1", "await_ = x", "if x: y", "for x in y: z",
    "while x: y", "with x: y", "with x as y: z", "@x\ndef f(): pass", "def x(): y", "class X: y", "import x",
    "from x import y", "from . import x", "del x", "return x", "yield x", "x = yield", "pass", "raise x", "assert x",
    "global x", "nonlocal x", "print x", "print(x)", "print", "exec x", "exec(x)", "exec", "exec = x", "print = x",
    "type = x", "type x = y", "type(x)", "match = x", "match(x)", "match x:\n case y: z", "case = x", "case(x)",
    "_ = x", "in_ = x", "if_ = x", "and_", "or_", "is_ = x", "not_", "for_", "async def f(): x", "async_ = x",
    "else: x", "elif x: y", "except: x", "except x: y", "finally: x", "as_ = x", "from_ = x", "import_", "; x", "= x",
    ", x", ": x", ".x", "(x).y = z", "x = y,", "x, = y", "x == y", "x if y else z", "# c\nx = y", "\nx = y",
    "\n\nx, z = y", "    # c\nx = y", "\\\nx = y",
]


def programs():
    """All pairs, at module level and in a function."""
    for first in FIRST:
        for second in SECOND:
            text = f"{first}\n{second}\n"
            yield text
            yield "def f():\n" + "".join(f"    {line}" if line.strip() else line for line in text.splitlines(keepends=True))
