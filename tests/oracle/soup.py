"""A few tokens in any order: most of it is no program, and none of that may be approved; the rest is compared."""

import random

import ast_facts

_PIECES = [
    "a", "b", "c", "f()", "(", "(", ")", ")", "[", "]", "{", "}", ",", ",", ",", ":", ".", "*", "**", "=", "=", ":=", "\n", "\n",
    "\n ", "\n  ", "\\\n", "if ", "else ", "for ", "in ", "not ", "lambda ", "lambda:", "await ", "yield ", "print ", "print",
    "exec ", "match ", "case ", "type ", "_", "with ", "as ", "is ", "and ", "-", "<", ">", "@", "...", "1", "'s'", "f'{a}'",
    "f'{a:{b}}'", "# c\n", ";", "async ", "import ", "from ", "del ", "assert ", "global ", "pass", "return ", "try:", "except ",
    "finally:", "while ", "class A", "def g", "->", "+=", "|", "not in ", "1 if ", "else", " ", "\t", "\f", "1.", "0x1", "1j", "~",
    "\r\n", "'", '"', "'''", "\\", "{{", "}}", "rb''", "!r", "break", "nonlocal ", "raise ", "*a", "**a", "a=", "None", "__debug__"]
_FRAMES = ["{}", "{}", "{}", "def h():\n {}", "async def h():\n {}", "while a:\n {}", "class A:\n {}", "match a:\n case {}: b",
           "x = [{}]", "f({})", "x[{}]", "{{{}}}", "f'{{{}}}'", "def f({}): b", "lambda {}: b", "del {}", "for {} in b: c",
           "with {}: b", "import {}", "from a import {}", "x: {} = b", "try: a\nexcept {}: b", "@{}\ndef f(): b"]


def programs(seed, count):
    """Half of them are programs: the others are kept only until there are as many."""
    source = random.Random(f"soup:{seed}")
    accepted = refused = 0
    while accepted + refused < count:
        soup = "".join(source.choice(_PIECES) for _ in range(source.randint(1, 6)))
        frame = source.choice(_FRAMES)
        text = (frame.format(soup.replace("\n", "\n ") if "\n {" in frame else soup) + "\nMARK()\n").encode("utf-8")
        if ast_facts.parse(text)[1] is None:
            accepted += 1
        elif refused < count // 2:
            refused += 1
        else:
            continue
        yield text
