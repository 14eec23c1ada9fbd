"""Breaks a program: tokens left out, doubled, exchanged or put in, lines and indentation moved, control characters."""

import re

_TOKENS = re.compile(rb"\"\"\"|'''|\w+|[ \t]+|\r\n|\n|[^\w\s]|.", re.DOTALL)
_WORDS = [word.encode() for word in """
    if else elif while for in not and or is lambda def class return yield await async with as try except finally raise import
    from global nonlocal del pass break continue assert match case type print exec None True False x close 0 1 1.5 'a' f'{x}'
    ( ) [ ] { } , : ; . = == := -> + - * ** / // % @ & | ^ ~ < > <= >= != <> ! ? $ ` \\ ... += **= \" ' \"\"\" '''
""".split()] + [
    b"\n", b"\r", b"\t", b" ", b"\x0c", b"\x0b", b"\x00", b"\x1a", b"\x1b", b"\x7f", b"\x08", b"\xc2\xa0", b"\xe2\x80\x8b",
    b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xc2\x85", b"\xe2\x80\xae", b"\xff", b"\xed\xa0\x80", b"\xe2\x82\xac", b"\xe3\x80\x80",
    b"0777", b"10L", b"1_", b"0x", b"1__0", b"0b2", b"1e", b"0o8", b"1.e", b"0_7", b"b'\xc3\xa9'", b"'\\N{no such}'", b"'\\x1'",
    b"f'{'", b"f'{}'", b"f'}'", b"f'{x!z}'", b"f'{x:{y:{z}}}'", b"ur''", b"print 1", b"exec x", b"\\ \n", b"# coding: latin-1\n",
    b"**kwargs", b"*args", b"except A, B:\n pass\n", b"lambda: (yield)", b"(yield)", b"await x", b"return 1", b"*x", b"x := 1",
    b"1 = x", b"f() = 1", b"del f()", b"None = 1", b"x +", b"not", b"from x import *", b"import a.b as c.d", b"a b", b"\\"]


def broken(random, program):
    tokens = _TOKENS.findall(program)
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        if not tokens:
            break
        at = random.randrange(len(tokens))
        kind = random.randrange(8)
        if kind == 0:
            del tokens[at]
        elif kind == 1:
            tokens.insert(at, tokens[at])
        elif kind == 2:
            other = random.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif kind == 3:
            tokens[at] = random.choice(_WORDS)
        elif kind == 4:
            tokens[at:at] = [b" ", random.choice(_WORDS), b" "] if random.random() < 0.7 else [random.choice(_WORDS)]
        elif kind == 5:
            del tokens[at:at + random.randint(2, 6)]
        elif kind == 6:
            tokens = _TOKENS.findall(_move_line(random, b"".join(tokens)))
        else:
            byte = bytearray(b"".join(tokens))
            byte.insert(random.randrange(len(byte) + 1), random.randrange(256))
            tokens = _TOKENS.findall(bytes(byte))
    return b"".join(tokens)


def _move_line(random, text):
    lines = text.splitlines(keepends=True) or [b""]
    at = random.randrange(len(lines))
    kind = random.randrange(5)
    if kind == 0:
        lines[at] = random.choice([b" ", b"\t", b"    ", b"\x0c", b"  \t"]) + lines[at]
    elif kind == 1:
        lines[at] = lines[at].lstrip(b" \t")
    elif kind == 2:
        del lines[at]
    elif kind == 3:
        lines[at] = lines[at].rstrip(b"\r\n") + random.choice([b"\\\n", b" ", b";\n", b"\\", b":\n"])
    else:
        lines.insert(at, random.choice([b"return\n", b"break\n", b"yield x\n", b"nonlocal x\n", b"from __future__ import annotations\n",
                                        b"x = 1; global x\n", b"await x\n", b"else:\n    pass\n", b"@x\n", b"continue\n"]))
    return b"".join(lines)
