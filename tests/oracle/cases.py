"""Snippets with a known answer. REFUSED: CPython 3.11 compiles none of them, so that none may be approved.
ACCEPTED: CPython reads them, and their facts are compared; each was a difference once, or is where readers go apart."""

import pathlib

import ast_facts

REFUSED = [
    "x[*a]: int\n", "x[b, *a]: int\n", "(x[*a]): int\n",
    # Statements in the wrong place
    "break\n", "continue\n", "for x in y:\n    def f():\n        break\n", "while x:\n    class A:\n        continue\n",
    "if x:\n    break\n", "return 1\n", "class A:\n    return 1\n", "yield 1\n", "class A:\n    x = yield\n", "await x\n",
    "def f():\n    await x\n", "[await x for x in y]\n", "async with x:\n    pass\n", "def f():\n    async for x in y:\n        pass\n",
    "def f():\n    return [x async for x in y]\n", "async def f():\n    yield 1\n    return 2\n", "async def f():\n    yield from x\n",
    "def f():\n    from math import *\n", "class A:\n    def f(self):\n        from math import *\n",
    "x = 1\nfrom __future__ import annotations\n", "import math\nfrom __future__ import division\n",
    "from __future__ import no_such_thing\n", "from __future__ import braces\n", "from __future__ import *\n",
    "try:\n    pass\nexcept:\n    pass\nexcept ValueError:\n    pass\n", "try:\n    pass\nexcept* ValueError:\n    break\n",
    "for x in y:\n    try:\n        pass\n    except* ValueError:\n        continue\n", "try:\n    pass\nexcept*:\n    pass\n",
    "def f():\n    try:\n        pass\n    except* ValueError:\n        return\n", "try:\n    pass\n", "try: pass\nx = 1\n",
    "try:\n    pass\nexcept ValueError:\n    pass\nexcept* TypeError:\n    pass\n", "else:\n    pass\n", "elif x:\n    pass\n",
    "finally:\n    pass\n", "except:\n    pass\n", "case 1:\n    pass\n",
    # Scopes
    "nonlocal x\n", "def f():\n    nonlocal x\n", "def f():\n    x = 1\n    global x\n", "def f():\n    print(x)\n    global x\n",
    "def f(x):\n    global x\n", "def f(x):\n    def g(x):\n        nonlocal x\n", "def f():\n    global x\n    nonlocal x\n",
    "class A:\n    nonlocal x\n", "def f():\n    global x\n    x: int = 1\n",
    "def f():\n    x: int\n    global x\n", "def f(a, a):\n    pass\n", "lambda a, a: 1\n", "def f(a, *, a):\n    pass\n",
    "def f(*a, **a):\n    pass\n", "def f(__debug__):\n    pass\n", "__debug__ = 1\n", "x.__debug__ = 1\n", "import math as __debug__\n",
    "f(__debug__=1)\n", "for __debug__ in x:\n    pass\n", "[x := 1 for x in y]\n", "[y for x in (y := z)]\n",
    "class A:\n    [y := 1 for x in z]\n", "[[(j := 0) for i in z] for j in w]\n", "def f():\n    nonlocal __class__\n    pass\n",
    # Assignment to what is no target
    "1 = x\n", "None = 1\n", "True = 1\n", "... = 1\n", "f() = 1\n", "x + 1 = 2\n", "'a' = 1\n", "f'{x}' = 1\n", "-x = 1\n",
    "(x, 1) = y\n", "[f()] = y\n", "(yield) = 1\n", "lambda: 1 = 2\n", "x if y else z = 1\n", "x and y = 1\n", "not x = 1\n",
    "x < y = 1\n", "{} = 1\n", "{x} = 1\n", "[x for x in y] = 1\n", "(x for x in y) = 1\n", "(x := 1) = 2\n", "x := 1\n", "*x = y\n",
    "*x\n", "(*x)\n", "x = *y\n", "*a, *b = c\n", "[*a, *b] = c\n", "del *x\n", "del (*x,)\n", "del f()\n", "del 1\n", "del x + 1\n",
    "del None\n", "del (x, 1)\n", "del [f()]\n", "del {}\n", "del (x := 1)\n", "f() += 1\n", "x, y += 1\n", "(x, y) += 1\n",
    "[x] += 1\n", "1 += 1\n", "None += 1\n", "x += y = 1\n", "x += *y\n", "*x += 1\n", "x = y += 1\n", "for 1 in x:\n    pass\n",
    "for f() in x:\n    pass\n", "for x + 1 in y:\n    pass\n", "for None in x:\n    pass\n", "[x for 1 in y]\n", "[x for f() in y]\n",
    "[x for None in y]\n", "with x as 1:\n    pass\n", "with x as f():\n    pass\n", "with x as None:\n    pass\n",
    "with x as y + 1:\n    pass\n", "with (x as 1):\n    pass\n", "import math as 1\n", "import math as a.b\n", "from math import a as b.c\n",
    "from math import pi as None\n", "import None\n", "except_ = 1\ntry:\n    pass\nexcept ValueError as a.b:\n    pass\n",
    "try:\n    pass\nexcept ValueError as 1:\n    pass\n", "try:\n    pass\nexcept ValueError as (a):\n    pass\n", "(1 := 2)\n", "(a.b := 2)\n",
    "(a[0] := 2)\n", "((a, b) := 2)\n", "(None := 1)\n", "f(a.b := 1)\n", "f(x := 1, (y := 2) := 3)\n", "x = y := 1\n", "def f(x := 1):\n    pass\n",
    "lambda x := 1: x\n", "{x := 1: 2}\n", "{1: x := 2}\n", "x[y:=1:2]\n", "f(a=b := 1)\n", "assert x, y := 1\n", "x: y := 1\n",
    "(x).y: int = 1\n", "(x)[0]: int\n", "x, y: int\n", "(x, y): int\n", "[x]: int\n", "f(): int\n", "1: int\n", "x: int = y = 1\n",
    "x: int: str\n", "x: *y\n", "x: int += 1\n", "x = y: int\n", "x: (yield)\n", "def f() -> (yield):\n    pass\n",
    # Calls and parameters
    "f(a=1, 2)\n", "f(**a, 2)\n", "f(**a, *b)\n", "f(a=1, a=2)\n", "f(1=2)\n", "f(a.b=1)\n", "f(a[0]=1)\n", "f(None=1)\n", "f(True=1)\n",
    "f((a)=1)\n", "f(a + b=1)\n", "f(x for x in y, 1)\n", "f(1, x for x in y)\n", "f(a, b for b in c)\n", "f(a=x for x in y)\n",
    "class A(x for x in y):\n    pass\n", "f(*)\n", "f(**)\n", "f(,)\n", "f(a,,b)\n", "f(*a=1)\n", "f(lambda x: 1 = 2)\n", "f(a b)\n",
    "f('a' b)\n", "f(1 2)\n", "f(yield)\n", "f(a, yield)\n", "f(not)\n", "f(a as b)\n", "f(**a for a in b)\n", "f(a := )\n",
    "def f(a=1, b):\n    pass\n", "def f(*):\n    pass\n", "def f(*, **k):\n    pass\n", "def f(**k, a):\n    pass\n", "def f(**k, *a):\n    pass\n",
    "def f(*a, *b):\n    pass\n", "def f(*, *a):\n    pass\n", "def f(/):\n    pass\n", "def f(/, a):\n    pass\n", "def f(a, /, b, /):\n    pass\n",
    "def f(a, *, b, /):\n    pass\n", "def f(*, a, /):\n    pass\n", "def f(*a=1):\n    pass\n", "def f(**k=1):\n    pass\n", "def f((a, b)):\n    pass\n",
    "def f(a, (b)):\n    pass\n", "def f(1):\n    pass\n", "def f(None):\n    pass\n", "def f(a.b):\n    pass\n", "def f(a=):\n    pass\n",
    "def f(a:):\n    pass\n", "def f(,):\n    pass\n", "def f(a,,b):\n    pass\n", "def f(**k,):\n    pass\ndef g(**k, /):\n    pass\n",
    "def f(a=*b):\n    pass\n", "def f(*, a=1, *b):\n    pass\n", "def f(**k: *x):\n    pass\n", "lambda *: 1\n", "lambda a=1, b: 1\n", "lambda (a, b): 1\n",
    "lambda a: int: 1\n", "lambda /, a: 1\n", "lambda **k, a: 1\n", "lambda a,, b: 1\n", "lambda *a, *b: 1\n", "def None():\n    pass\n", "class None:\n    pass\n",
    "class A.b:\n    pass\n", "def f.g():\n    pass\n", "def f:\n    pass\n", "def f()\n    pass\n", "class A\n    pass\n", "def f() ->:\n    pass\n",
    "def f() -> *x:\n    pass\n", "def f()): pass\n", "class (A):\n    pass\n", "@\ndef f(): pass\n", "@x\n", "@x y\ndef f(): pass\n", "@x, y\ndef f(): pass\n",
    "@x\nx = 1\n", "@*x\ndef f(): pass\n", "async x = 1\n", "async class A:\n    pass\n", "async if x:\n    pass\n", "async lambda: 1\n", "@x\nif y:\n    pass\n",
    # Expressions
    "x = \n", "x +\n", "+\n", "x = = 1\n", "x = (\n", "x = )\n", "x = [1, 2\n", "x = {1: 2\n", "(]\n", "[)\n", "x = 1 2\n", "x y\n", "x 'a'\n", "1 x\n", "'a' x\n", "(x)y\n",
    "(\nx)x\n", "[\nx]x\n", "(\nx) y = 1\n", "x = (\n1) 2\n", "x if y\n", "x if y else\n", "x else y\n", "if x else y\n", "x if y else z: 1\n", "(x if y)\n", "x and\n", "or x\n",
    "x not y\n", "x is is y\n", "x not in\n", "x in not y\n", "x is not not\n", "not\n", "x <> y\n", "x === y\n", "x =< y\n", "x => y\n", "x ! y\n", "!x\n", "x ?? y\n", "x ? y : z\n",
    "x++\n", "++\n", "x--\n", "x && y\n", "x || y\n", "$x\n", "x$\n", "`x`\n", "x?\n", "x..y\n", "x.\n", ".x\n", "x.1\n", "x.'a'\n", "x.None\n", "x.if\n", "x->y\n",
    "x[]\n", "x[1:2:3:4]\n", "x[,]\n", "x[1,,2]\n", "x[a=1]\n", "x[**a]\n", "x[*a:b]\n", "x[a b]\n", "x[yield]\n", "x[1:*a]\n", "{1: 2, 3}\n", "{1, 2: 3}\n", "{**a, 1}\n", "{1, **a}\n", "{*a, 1: 2}\n",
    "{*a: 1}\n", "{1: *a}\n", "{1:}\n", "{:1}\n", "{,}\n", "[,]\n", "(,)\n", "[1,,2]\n", "{1,,2}\n", "(**a)\n", "[**a]\n", "{**a for a in b}\n", "{*a for a in b}\n", "[*a for a in b]\n", "(*a for a in b)\n",
    "{1: *a for a in b}\n", "{1: 2 for a in b, c}\n", "[x, y for x in z]\n", "[x for x in y, z]\n", "[x for x in *y]\n", "[x for in y]\n", "[x for x y]\n", "[for x in y]\n", "[x for x in y if]\n",
    "[x if y for x in z]\n", "[x for x in y else z]\n", "[x for x in lambda: y, 1]\n", "(x for x in y, z)\n", "x for x in y\n", "(x as x)\n", "[x as y]\n", "x = y as z\n", "print(x as y)\n", "(x as y for y in z)\n", "x as y\n",
    "lambda\n", "lambda x\n", "lambda x:\n", "lambda: (yield\n", "lambda: return 1\n", "lambda: x = 1\n", "lambda: pass\n", "lambda x: x := 1\n", "x = lambda: yield\n", "x = if\n", "x = import\n", "x = def\n",
    "print x\n", "print 'a'\n", "print x, y\n", "print >>x, y, z,\nexec 'a'\n", "exec 'a'\n", "exec x in y\n", "raise x, y\n", "raise x from\n", "raise from x\n", "raise x, y, z\n", "except A, B:\n    pass\n",
    "try:\n    pass\nexcept A, B:\n    pass\n", "assert\n", "assert x,\n", "assert x, y, z\n", "assert (x := 1), y = 2\n", "del\n", "del x,,y\n", "return x y\n", "def f():\n    return *\n", "import\n", "import a,\n", "import a.\n",
    "import .a\n", "import a b\n", "import (a)\n", "import a as\n", "import *\n", "from a\n", "from a import\n", "from a import b,\n", "from a import ()\n", "from a import (,)\n", "from a import (b,,c)\n", "from a import *, b\n",
    "from a import (*)\n", "from a import b.c\n", "from a import b c\n", "from a. import b\n", "from .a. import b\n", "from import b\n", "from a import (b\n", "from 1 import b\n", "from a import 1\n", "from . a b import c\n", "global\n", "global x.y\n", "global x,\n",
    "global x = 1\n", "global (x)\n", "nonlocal\n", "pass x\n", "pass = 1\n", "pass;;\n", ";\n", "x;;y\n", "if x: ; pass\n", "if x pass\n", "if x: if y: pass\n", "if x: for a in b: pass\n", "if x: def f(): pass\n", "x = 1; if y: pass\n", "x = 1; def f(): pass\n",
    "x; @y\ndef f(): pass\n", "while: pass\n", "while x pass\n", "for x in: pass\n", "for x: pass\n", "for x in y pass\n", "for in y: pass\n", "for x of y: pass\n", "with: pass\n", "with x as: pass\n", "with x pass\n", "with x,: pass\n", "with (x as y, ): pass\nwith (x, as y): pass\n",
    "with x as y z: pass\n", "with (x as y) as z: pass\n", "with (): pass\nwith ( as x): pass\n", "with *x: pass\n", "with x as *y: pass\n", "class A: pass pass\n", "if x = 1: pass\n", "while x = 1: pass\n", "if (x = 1): pass\n", "f(x) = y: int\n",
    # match
    "match x:\n", "match x:\n    pass\n", "match x: pass\n", "match x:\n    case 1: pass\n    x = 1\n", "match x:\ncase 1:\n    pass\n", "match x:\n    case:\n        pass\n", "match:\n    case 1: pass\n", "match x:\n    case 1 pass\n", "match x:\n    case 1:\n",
    "match x:\n    case _:\n        pass\n    case 1:\n        pass\n", "match x:\n    case y:\n        pass\n    case 1:\n        pass\n", "match x:\n    case y | 1:\n        pass\n", "match x:\n    case 1 | y:\n        pass\n    case 2:\n        pass\n",
    "match x:\n    case (y | 1):\n        pass\n", "match x:\n    case [a, a]:\n        pass\n", "match x:\n    case [a] | [b]:\n        pass\n", "match x:\n    case 1 as _:\n        pass\n", "match x:\n    case 1 as a.b:\n        pass\n", "match x:\n    case 1 as 2:\n        pass\n",
    "match x:\n    case [*a, *b]:\n        pass\n", "match x:\n    case *a:\n        pass\n", "match x:\n    case (*a):\n        pass\n", "match x:\n    case {**a, 'k': 1}:\n        pass\n", "match x:\n    case {**_}:\n        pass\n", "match x:\n    case {**a, **b}:\n        pass\n",
    "match x:\n    case {a: 1}:\n        pass\n", "match x:\n    case {'k': 1, 'k': 2}:\n        pass\n", "match x:\n    case {*a}:\n        pass\n", "match x:\n    case {1}:\n        pass\n", "match x:\n    case A(b=1, 2):\n        pass\n", "match x:\n    case A(b=1, b=2):\n        pass\n",
    "match x:\n    case A(*b):\n        pass\n", "match x:\n    case A(**b):\n        pass\n", "match x:\n    case A(b.c=1):\n        pass\n", "match x:\n    case A()():\n        pass\n", "match x:\n    case f(1).g:\n        pass\n", "match x:\n    case a[0]:\n        pass\n",
    "match x:\n    case 1 + 2:\n        pass\n", "match x:\n    case 1j + 2j:\n        pass\n", "match x:\n    case a + 1j:\n        pass\n", "match x:\n    case +1:\n        pass\n", "match x:\n    case --1:\n        pass\n", "match x:\n    case -a:\n        pass\n", "match x:\n    case 1 + -2j:\n        pass\n",
    "match x:\n    case f'{a}':\n        pass\n", "match x:\n    case 'a' f'b':\n        pass\n", "match x:\n    case not 1:\n        pass\n", "match x:\n    case 1 if:\n        pass\n", "match x:\n    case 1 and 2:\n        pass\n", "match x:\n    case 1 < 2:\n        pass\n", "match x:\n    case lambda: 1:\n        pass\n",
    "match x:\n    case (yield):\n        pass\n", "match x:\n    case ...:\n        pass\n", "match x:\n    case {}.a:\n        pass\n", "match x:\n    case a.1:\n        pass\n", "match x:\n    case *_, *_:\n        pass\n", "match x:\n    case 1,, 2:\n        pass\n", "match x:\n    case (,):\n        pass\n",
    "match x:\n    case a := 1:\n        pass\n", "match x:\n    case None():\n        pass\n", "match x:\n    case _.a as _:\n        pass\n", "match x:\n    case __debug__:\n        pass\n", "match *x:\n    case 1: pass\n", "match x:\n    case 1: pass\n    else: pass\n", "match x:\n    case A(a, b=a):\n        pass\n",
    # Numbers and strings
    "x = 0777\n", "x = 00001\n", "x = 10L\n", "x = 1_\n", "x = 1__0\n", "x = 0x\n", "x = 0b2\n", "x = 0b\n", "x = 0o8\n", "x = 0xg\n", "x = 0_x1\n", "x = 1e\n", "x = 1e+\n", "x = 1.e\n", "x = 1._5\n", "x = 1_.5\n", "x = 1e_5\n", "x = 0x_\n", "x = 0b1_\n", "x = 012.\nx = 012\n",
    "x = 1abc\n", "x = 1.5abc\n", "x = 0b12\n", "x = 0o18\n", "x = 1jx\n", "x = 09\n", "x = 1_000_\n", "x = 0b1_2\n", "x = 5a\n", "x = 1.0.0\n", "x = 'a\n", "x = \"a\n", "x = 'a\nb'\n", "x = '''a\n", "x = 'a' b'b'\n", "x = b'a' f'b'\n", "x = b'a' 'b'\n", "x = ur'a'\n", "x = bu'a'\n", "x = fb'a'\n", "x = uf'a'\n",
    "x = rr'a'\n", "x = bb'a'\n", "x = rbr'a'\n", "x = ub'a'\n", "x = b'é'\n", "x = rb'é'\n", "x = b'''\né'''\n", "x = '\\x'\n", "x = '\\x1'\n", "x = '\\xg0'\n", "x = b'\\x'\n", "x = b'\\x1'\n", "x = '\\u12'\n", "x = '\\U0001'\n", "x = '\\U00110000'\n", "x = '\\N'\n", "x = '\\N{'\n", "x = '\\N{}'\n", "x = '\\N{no such}'\n",
    "x = f'\\N{no such}'\n", "x = 'a' '\\x'\n", "x = '\\N{bullet'\n", "x = r'\\'\n", "x = 'a\\'\n", "x = f'{'\n", "x = f'}'\n", "x = f'{}'\n", "x = f'{ }'\n", "x = f'{x'\n", "x = f'{x!}'\n", "x = f'{x!z}'\n", "x = f'{x!rr}'\n", "x = f'{x!r!s}'\n", "x = f'{x:{y'\n", "x = f'{x!r:{y}'\n", "x = f'{x:{y:{z:{w}}}}'\n",
    "x = f'{x y}'\n", "x = f'{x;y}'\n", "x = f'{x:}}'\n", "x = f'{*x}'\n", "x = f'{**x}'\n", "x = f'{lambda x: 1}'\n", "x = f'{x = y}'\n", "x = f'{for}'\n", "x = f'{return}'\n", "x = f'{def}'\n", "x = f'{x[}'\n", "x = f'{(x}'\n", "x = f'{x)}'\n", "x = f'{!r}'\n", "x = f'{:x}'\n", "x = f'{=}'\n", "x = f'{x=!}'\n", "x = f'a{b{c}}'\n",
    "x = f'{a $ b}'\n", "x = f'{#}'\n", "x = f'{x,,y}'\n", "x = f'{x:{}}'\n", "x = f'{x!r }'\nx = f'{x! r}'\n", "f'{x' + 'y}'\n", "x = f'{a[\"b\"}'\n", "x = '\\U12345678'\n",
    # Lines, indentation, characters
    " x = 1\n", "    x\n", "\tx\n", "x = 1\n    y = 2\n", "if x:\npass\n", "if x:\n", "if x:\n    # nothing\n", "def f():\n", "class A:\n\nx = 1\n", "for x in y:\n# c\nz\n", "if x:\n        a\n    b\n", "if x:\n    a\n   b\n", "if x:\n\ta\n        b\n", "if x:\n    a\n\tb\n",
    "if x:\n    if y:\n\t\tz\n", "def f():\n    x\n     y\n", "x = 1 \\\n", "x\\\n", "\\\n", "x \\ \ny\n", "x = \\y\n", "x \\# c\n", "x = 1\\", "\\", "x = 'a\\", "if x: \\\n", "# c \\\n    x\n", "x = 1\n  # c\n  y = 2\n", "\x0c  x = 1\n", "x = 1\x0c y\n", "x\x0b= 1\n", "x = 1\x00\n", "x = 'a\x00b'\n", "# \x00\n", "x\x1a\n", "\x1b\n",
    "x = 1\u00a0+ 2\n", "\u00a0x = 1\n", "x = 1\u3000\n", "x = 1\u2028y = 2\n", "x\u200b = 1\n", "\ufeffx = 1\ufeff\n", "x = \ufeff1\n", "x = 1\u0085\n", "€ = 1\n", "x€ = 1\n", "x = ‘a’\n", "x = “a”\n", "x = 1 – 2\n", "x = 1 × 2\n", "x ≤ y\n", "x = ½\n", "x = ²\n", "x² = 1\n", "١ = 1\n", "x = １\n", "x（1）\n", "x，y\n", "x；y\n", "🚀 = 1\n",
    b"\xef\xbb\xbf# coding: latin-1\nx = 1\n", b"# coding: no-such-encoding\nx = 1\n", b"x = '\xff'\n", b"x = '\xed\xa0\x80'\n", b"x = '\xc0\xaf'\n", b"\xff\xfex\x00=\x001\x00", b"\xef\xbb\xbf# coding: utf8\nx = 1\n", b"x = '\xf4\x90\x80\x80'\n",
    "(" * 201 + ")" * 201 + "\n", "x = " + "[" * 201 + "]" * 201 + "\n", "".join("    " * d + "if x:\n" for d in range(101)) + "    " * 101 + "pass\n",
    "".join("    " * d + "for x in y:\n" for d in range(21)) + "    " * 21 + "pass\n", "".join("    " * d + "with x:\n" for d in range(21)) + "    " * 21 + "pass\n", "x = " + "-" * 100000 + "1\n",
    # Words
    "if = 1\n", "class = 1\n", "def = 1\n", "lambda = 1\n", "x.class\n", "f(class=1)\n", "import class\n", "from if import x\n", "async = 1\n", "await = 1\n", "x.async\n", "def async(): pass\n", "import async\n", "nonlocal = 1\n", "with = 1\n", "as = 1\n", "is = 1\n", "None: int\n", "not = 1\n", "True: int = 1\n", "from x import None\n",
    "for None, x in y: pass\n", "def f(*None): pass\n", "def f(**True): pass\n", "lambda None: 1\n", "class True: pass\n", "global None\n", "x.None = 1\n", "x.True\n", "del True\n", "with x as (y, None): pass\n", "(None, x) = y\n", "match x:\n    case A(None=1): pass\n", "try: pass\nexcept A as None: pass\n",
    # Newer grammars (PEP 695, 696, 701, 750, 758, 764): 3.11 refuses them, so that paddock has to know what runs them
    "type X = int\n", "def f[T](x: T): pass\n", "class A[T]: pass\n", "x = f'{'a'}'\n", "x = f'{\"\\n\".join(y)}'\n", "x = f'{x # c\n}'\n", "x = f'{x\n}'\n", "x = t'{y}'\n", "try: pass\nexcept A, B: pass\n", "lazy import math\n", "x = f'{y!r:{'z'}}'\n", "class A[*T, **P]: pass\n", "type X[T] = list[T]\n", "x = f'{'\\n'}'\n",
]

ACCEPTED = [
    # Splats: the grammar hangs `*` on the callee
    "x = [*f(1)]\n", "x = {*f(1)}\n", "x = *f(1), 2\n", "print('', *a(), *s.v.split())\n", "x = [*a.b, *a[0], *a.b(1)[2].c]\n", "x = {**f(1), **a.b}\n", "for x in *f(1), *a.b: pass\n", "return_ = (*f(1),)\n", "def f():\n    return *g(1), 2\n", "def f():\n    yield *g(1), 2\n", "x[*f(1)]\n", "x[*a.b, 1:2]\n", "f(*a.b(), **c.d())\n",
    "del x[*a()]\n", "x[*a()] = 1\n", "def f(*args: *a.b): pass\n",
    # Line ends that are no blanks, and backslashes that are
    "def f():\n    eval,\n    x = print, 2\n    return eval\n", "a,\nx = y\n", "a, b,\n\n# c\nx, z = y\n", "a, b\n(x).y = z\n", "a, b\n[x] = y\n", "a, *b\n[x, z] = y\n", "if a: b,\nx += y\n", "(a),\nx: int = y\n",
    "x = 1, *\\\nf(1)\n", "x = [*#\nf(1)]\n", "for () in *\\\nf(1),: pass\n", "match x:\n    case {a\\\n.b: c}: pass\n", "match x:\n    case {1: 1 | a\\\n.b}: pass\n", "f'{x if y else z:=10}'\n", "x = [*\\\nf(1)]\n", "f(x=y\\\n)\n", "f(**x\\\n)\n", "f(a, x=y, *z)\n", "match x:\n    case (a.\\\nb | 2j): pass\n", "match x:\n    case ('' | a\\\n.b): pass\n", "match()()[x]:\n    case (): y\n", "match(a)(b)[c]:\n    case 1: pass\n",
    # Patterns
    "match x:\n    case a.b: pass\n", "match x:\n    case a.b.c(d, e=f.g): pass\n", "match x:\n    case [a.b, *_, {'k': c.d(), **r}]: pass\n", "match x:\n    case (a.b | c.d) as e: pass\n", "match f(x).y, *z():\n    case 1, 2: pass\n", "match x:\n    case A(b=C(d=e.f)) if (y := g(h.i)): pass\n", "match x:\n    case -1 | 1+2j | 'a' 'b' | b'c' | None: pass\n",
    "match (x):\n    case (a.b): pass\n", "match x,:\n    case a.b,: pass\n", "match -x:\n    case -1: pass\n", "match [x]:\n    case []: pass\n", "match {}:\n    case {}: pass\n", "match x:\n    case {a.b: c, -1: d, 'k': 1}: pass\n", "match lambda: x:\n    case _: pass\n", "match not x:\n    case _: pass\n", "match x if y else z:\n    case _: pass\n",
    # Words that are keywords only in their place
    "match = 1\ncase = match\nprint(match, case)\n", "match(x)\n", "match[x]\n", "match.x\n", "match * x\n", "match - x\n", "match, x = y\n", "match: int = 1\n", "match(x).y = 1\n", "match[0]: int\n", "type = 1\n", "type(x).y = 1\n", "type(x).y += 1\n", "type[0] = 1\n", "type.x = 1\n", "type(x)[0] = f(1)\n", "type(x).a.b = type(x).c\n", "type: int = 1\n", "x = type\n",
    "case(x)\n", "case.x = case[0]\n", "_ = _._\n", "print\n", "print.x\n", "print(x).y\n", "print[0]\n", "x = print\n", "exec\n", "exec.x\n", "exec_ = exec\n", "f(print=1, exec=2, match=3, type=4)\n", "x.print(1)\nx.exec(1)\nx.match\n", "def print(x): pass\n", "def exec(x): pass\n", "class type: pass\n", "lambda print: print\n", "for match in case: pass\n",
    "print = 1\n", "print -1\n", "print *x\n", "print if x else y\n", "print in x\n", "print, exec\n", "await_ = async_ = 1\n", "def f(match, case, type, _): return match(case)[type]._\n", "import match, case\nfrom type import _ as print\n", "print; exec\n", "(print)\n", "[print, exec]\n", "print(x) if y else exec\n", "match: x\n",
    # Annotations
    "x: a[b, c.d] = 1\n", "def f(x: a[b], *y: c[d], z: e.f[g] = h, **k: i[j(1)]) -> l[m]: pass\n", "x: a[f(1)]\n", "x: a | b.c | None = 1\n", "x: 'a[b]' = 1\n", "x: a[[b, c], d]\n", "x: a[b[c[d.e]]]\n", "x: a[lambda: f(1)]\n", "x: f(1) = g(2)\n", "x.y: a[b]\n", "x[f(1)]: a[b] = c\n", "(x): a[b] = 1\n", "x: a[b:c, *d] = 1\n", "x: a[()]\n", "x: (a, b) = 1\n",
    "x: yield_ = 1\n", "x: a.b[c.d].e\n", "x: a[b](c)\n", "x: not a\n", "x: {a: b}\n", "x: [a.b, c()] = 1\n", "x: a if b else c\n", "x: a[b.c.d(1), -e]\n", "x: a[b | c, d[e]]\n", "x: a[b if c else d]\n", "x: a[1, 'b', None]\n",
    # f-strings
    "f'{x:=10}'\n", "f'{x:=y}'\n", "f'{(x:=y)}'\n", "f'{x!r:{y}.{z(1)}}'\n", "f'{{x}}{y}{{{z}}}'\n", "f'{x=}' f'{y = }' 'z' f'{a.b(c)!s}'\n", "f'{x:{y:}>{z}}'\n", "f'{ {x: y}[z] }'\n", "f'{x if y else z}'\n", "f'{(lambda x: f(x))(1)}'\n", "f'{[a.b for a in c()]}'\n", "f'''{\nx\n}'''\n", "f'''a\n{x.y}\n{z(1)}'''\n", "rf'\\{x}\\d{y}'\n", "f'\\{x}'\n", "f'\\N{BULLET}{x}'\n",
    "f'\\x41{x}'\n", "f'{x,}'\n", "f'{x, y}'\n", "f'{yield_}'\n", "f'{x!a}'\n", "f'{x:%Y-%m-%d}'\n", "f'{x:a{y}b}'\n", "f'{x != y}'\n", "f'{x == y}'\n", "f'{x >= y}'\n", "f'{x:>{y}}'\n", "f'{*x,}'\n", "f'{x[\"a\"]}'\n", "f'{x[0]:,}'\n", "f\"{x['a'].b('c')}\"\n", "x = (f'{a}'\n     f'{b.c}'\n     'd' f'{e(1)}')\n", "F'{x}' fR'{y}' Rf'{z}'\n",
    "f'{x:\\n}'\n", "f'{ x }{ y.z }'\n", "f'{x:{y.z}{w}}'\n", "f'{not x}{-y}{~z}'\n", "f'{x or y and z}'\n", "f'{0x1F:{n}}{1.5:.2f}'\n", "f'{f\"{x}\"}'\n", "f'{f\"{x.y(z)}\"!r:>10}'\n",
    # Lines, blanks, brackets
    "x = (a\n.b\n.c(1))\n", "x = (a.\nb)\n", "x = (a. \\\n  b)\n", "x = a \\\n  .b \\\n  .c(1)\n", "def f():\n    x = g(\na,\nb)\n    return x\n", "def f():\n    return [\na.b,\n]\n", "class A:\n    x = {\n'k': f(1),\n}\n", "if x:\n    y = '''\na\n'''.strip()\n    z(1)\n", "x = [  # c\n    a,  # c, d(e)\n]  # c\n", "if x: a(1); b.c(2);\n", "x = 1;\n", "\x0cx = a.b\n",
    "x = a.b\n\x0c\ndef f():\n    pass\n", "\ufeffx = a.b(c)\n", "\ufefffrom math import pi as p\nx = a.b(c)\n", "x = a.b(c)\r\ny = d.e(f)\r\n", "if x:\r\n    a.b(c)\r\nelse:\r\n\td.e(f)\r\n", "x = 'a\\\r\nb' + c.d\r\n", "def f():\n\tx = a.b\n\tif x:\n\t\ty(z)\n", "if x:\n  a(b)\n\n  # c\n # d\n\n  e(f)\n", "if x:\n    a(b)\n# c\n    d(e)\n", "x = a.b(c)", "# only a comment",
    "", "\n\n", "   \n\t\n", "x = 1 if y else(z)\n", "x = not(y)\n", "if(x):a(b)\nelif(y):c.d\nelse:e(f)\n", "x=[a for a in(b)if(c)]\n", "print(x)if y else(z)\n", "x = 1if y else 2\n", "x = [0x1for y in z]\n", "x = 1or 2\n", "assert(x.y)\ndel(x.z)\nreturn_(1)\n", "lambda:x.y\nlambda*a:b(a)\nlambda**k:k\n", "@ a . b ( c )\ndef f ( ) : pass\n",
    "x = a . b . c ( d ) [ e ]\n", "x = a\\\n.b\\\n(c)\n", "from math import (  # c\n    pi as p,  # d\n    tau,\n)\n", "from . import a\nfrom .b import c\nfrom ... import d\nfrom .... e import f\n", "import a . b . c as d\n", "from a . b import c\n", "from .\\\n  a import b\n", "with (a() as b, c.d as e,): pass\n", "with (a, b): pass\n", "with (a): pass\n", "with (yield_): pass\n", "with a() as b.c, d as e[f()]: pass\n",
    "with (a.b(c)) as d: pass\n", "with (a, b) as c: pass\n", "async def f():\n    async with a() as b, c(): pass\n    async for d in e.f(): pass\n    return [g async for g in h() if await i.j()]\n", "async def f():\n    await a.b(c)\n    x = await (d)\n    yield await e\n", "try:\n    a(b)\nexcept* c.d as e:\n    f(e)\n", "try: a(b)\nexcept (c.d, e): f(g)\nelse: h.i\nfinally: j(k)\n",
    "x = yield_ = a(b)\n", "def f():\n    x = yield\n    y = yield a.b\n    z = yield from c(d)\n    (yield)\n    return (yield e)\n", "@a.b\n@c(d)\n@(e or f)\n@g[h].i\n@(lambda f: f)\n@(x := y)\nclass A(b.C, metaclass=d.E, **f()): pass\n", "x = a if b else c if d else e.f(g)\n", "x = a < b.c < d(e) is not f in g not in h\n", "x = (y := a(b)) + (z := c.d)\n", "while (x := a.b(c)): pass\n", "[y := a(1), y.b]\n",
    "x = a[b:c.d:e(f), ..., None, -1:]\n", "x = a[lambda: b(c)]\n", "x = a[b := c.d]\n", "x = {a.b: c(d) for e in f(g) if h.i if j(k)}\n", "x = [[a.b for a in c] for c in d()]\n", "x = ((a, b) for a, b in c for d in a.e)\n", "global x\nx = a.b\n", "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x += a.b(c)\n", "del a.b, c[d(e)], (f, [g.h])\n",
    "assert a.b, c(d)\n", "def f():\n    raise e.f(g) from h.i\n", "x @= a.b @ c(d)\n", "x = ~-+a.b ** -c(d)\n", "x = a.b if not c(d) else -e.f\n", "x = 1 .real\ny = 1.0.real\nz = 1..real\nw = 0x1.real\nv = 1j.imag\n", "x = ''.join(a)\ny = 'a' 'b'.c\nz = b''.d(e)\n", "x = ...\ny = ....__class__\n", "x = (yield_)\n", "x = a<b>c\n", "x = a<-b\n",
    "x = a if b else lambda: c.d(e)\n", "x = lambda a=b.c, *d, e=f(g), **h: i.j\n", "x = lambda: (yield)\n", "class A(): x = a.b; y = c(d)\n", "class A:\n    def __init__(self): self.__x = a.b\n", "def f(a, /, b=c.d, *, e, f=g(h), **i): pass\n", "def f(a=b.c, /): pass\n", "def f(*, a): pass\n", "def µ(σ): return é.ñ(名前)\n", "x = 'é' + a.b(c)  # é\ny = µ.σ\n", "x = '\u2028' + a.b\n", "# \u2028 x\ny = a.b\n",
    "x = '''é\n\tü''' + a.b(c)\n", "# coding: utf-8\nx = a.b\n", "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nx = a.b\n", "'''doc'''\nfrom __future__ import annotations\nx: a.b\n", "# c\n\n'doc'\n\nfrom __future__ import annotations, division\nimport math\n", "def f(): ...\nclass A: ...\n", "if x: pass\nelse:\n\n    # c\n\n    a(b)\n", "for x in a, b.c: pass\nelse: d(e)\n", "for x, in a: pass\n",
    "for (x, *y), z.w, v[u()] in a: pass\n", "while a.b: c(d); break\nelse: e\n", "x = (  )\ny = [ ]\nz = { }\n", "x = a,\n", "x = (a,)\n", "x, = a\n", "[x] = a.b\n", "(x, [y, *z]) = a.b\n", "x = y = z.w = a.b\n", "a.b.c = d[e].f = g(h)\n", "x = a or b and not c.d(e)\n", "a.b(c)(d)[e](f).g\n", "(a)(b)\n", "(a.b)(c)\n", "(lambda: a)()\n", "[a][0](b)\n", "{}.get(a)\n",
    "'%s' % a.b\n", "'{}'.format(a.b)\n", "x = \\\n    a.b\n", "if a and \\\n   b.c:\n    d(e)\n", "x = 0_0 + 00 + 1_000.5e-1_0 + 0B1 + 0XaF + 0O7 + 1J\n", "x = r'\\d' + a.b + 'c'\n", "x = '\\\n' + a.b\n", "x = \"a'b\" + 'c\"d' + '''e'f\"g''' + a.b\n", "x = '\\'' + a.b\n", "x = '# no' + a.b # yes\n", "x = b'\\xff' + a.b\n", "nonlocal_ = globals_ = a\n",
]


def have_the_right_sides(folder):
    """Whether CPython refuses and reads what the lists say; prints what it does not."""
    right = True
    for path in sorted(pathlib.Path(folder).glob("*.py")):
        _, refusal = ast_facts.parse(path.read_bytes())
        if path.name.startswith("refused") == (refusal is None):
            print(f"            {path.name} is in the wrong list: {path.read_bytes()[:80]!r} {refusal or ''}")
            right = False
    return right
