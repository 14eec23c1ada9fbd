#!/usr/bin/env python3
"""Random Python 3.11 programs from a grammar, and broken ones.

    generate.py SEED INDEX [broken]

The same numbers give the same program. It imports and calls harmless things only, so that a rejection is one for its
text. A few of the programs are refused by CPython's compiler (a `break` in a `finally`, a name twice): that is wanted.
"""

import random
import sys

import mutate
from expressions import Expressions
from layout import DEDENT, INDENT, NEWLINE, Printer, Style
from patterns import Patterns


class Program(Expressions, Patterns):
    """Tokens of one program. `in_function`, `is_async` and `in_loop` say what is legal at this place."""

    def module(self):
        tokens = []
        if self.chance(0.3):
            tokens += [self.docstring(), NEWLINE]
        if self.chance(0.15):
            tokens += ["from", "__future__", "import", self.pick(["annotations", "division"]), NEWLINE]
        for _ in range(self.pick([1, 1, 1, 2, 3, 5, 8])):
            tokens += self.statement(self.pick([1, 1, 2, 3]))
        return tokens

    def docstring(self):
        return self.pick(['"""Doc: eval, exec, os.system."""', '"""\nSeveral lines\n\timport os\n"""', "'doc'", "r'''\\d'''"])

    def block(self, depth):
        if depth <= 0 or self.chance(0.15):
            return self.simple_line()
        tokens = [NEWLINE, INDENT]
        for _ in range(self.random.choice([1, 1, 2, 3])):
            tokens += self.statement(depth - 1)
        return tokens + [DEDENT]

    def simple_line(self):
        tokens = self.simple()
        while self.chance(0.2):
            tokens += [";"] + self.simple()
        if self.chance(0.05):
            tokens += [";"]
        return tokens + [NEWLINE]

    def statement(self, depth):
        if depth <= 0 or self.chance(0.45):
            return self.simple_line()
        return self.pick([self.if_, self.while_, self.for_, self.with_, self.try_, self.def_, self.def_, self.class_,
                          self.match_])(depth)

    # Simple statements

    def simple(self):
        kinds = [self.expression_statement] * 3 + [self.assign] * 4 + [self.augmented, self.annotated, self.annotated,
                 self.delete, self.assert_, self.import_, self.import_, self.pass_, self.soft_keyword]
        if self.in_loop:
            kinds += [lambda: ["break"], lambda: ["continue"]]
        if self.in_function:
            kinds += [self.return_, self.yield_statement, self.raise_]
        return self.pick(kinds)()

    def pass_(self):
        return [self.pick(["pass", "..."])]

    def expression_statement(self):
        return self.star_expressions(2)

    def assign(self):
        tokens = []
        for _ in range(self.random.choice([1, 1, 1, 2, 3])):
            tokens += self.target_list(2) + ["="]
        return tokens + (self.yield_(2) if self.in_function and self.chance(0.1) else self.star_expressions(3))

    def target_list(self, depth):
        if self.chance(0.7):
            return self.target(depth)
        tokens = self.target(depth) + [","]
        if self.chance(0.5):
            tokens += (["*"] if self.chance(0.5) else []) + self.target(depth) + ([","] if self.chance(0.2) else [])
        return tokens

    def target(self, depth):
        if depth <= 0 or self.chance(0.5):
            return [self.name()]
        return self.pick([
            lambda: self.primary(depth - 1) + [".", self.attribute()],
            lambda: self.primary(depth - 1) + ["["] + self.slices(depth - 1) + ["]"],
            lambda: ["("] + self.target(depth - 1) + [",", "*"] + self.target(depth - 1) + [")"],
            lambda: ["["] + self.target(depth - 1) + [","] + self.target(depth - 1) + ["]"],
            lambda: ["("] + self.target(depth - 1) + [")"],
        ])()

    def single_target(self):
        return self.pick([lambda: [self.name()], lambda: self.primary(1) + [".", self.attribute()],
                          lambda: self.primary(1) + ["["] + self.slices(1) + ["]"]])()

    def augmented(self):
        operator = self.pick(["+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", ">>=", "<<=", "**="])
        return self.single_target() + [operator] + self.expression(2)

    def annotated(self):
        target = self.single_target() if self.chance(0.8) else ["(", self.name(), ")"]
        return target + [":"] + self.annotation() + (["="] + self.star_expressions(2) if self.chance(0.7) else [])

    def delete(self):
        return ["del"] + self.single_target() + ([","] + self.single_target() if self.chance(0.3) else [])

    def assert_(self):
        return ["assert"] + self.expression(2) + ([","] + self.expression(1) if self.chance(0.4) else [])

    def return_(self):
        return ["return"] + (self.star_expressions(2) if self.chance(0.8) and not self.in_async_generator else [])

    def raise_(self):
        return ["raise"] + (self.expression(1) + (["from"] + self.expression(1) if self.chance(0.4) else [])
                            if self.chance(0.8) else [])

    def yield_statement(self):
        return self.yield_(2)

    def soft_keyword(self):
        """Words that are keywords only in their place."""
        word = self.pick(["match", "case", "type", "_", "print", "exec_", "lazy"])
        return self.pick([
            lambda: [word, "="] + self.expression(1), lambda: [word, "("] + self.arguments(1) + [")"],
            lambda: [word, "[", "0", "]", "="] + self.expression(1), lambda: [word, ".", self.attribute(), "="] + self.expression(1),
            lambda: [word, ":"] + self.annotation(), lambda: [word, "("] + self.arguments(1) + [")", ".", self.attribute(), "="] + self.expression(1),
            lambda: [word, "*", self.name()], lambda: [word, "-", "1"], lambda: [word, ",", self.name(), "=", "1", ",", "2"],
            lambda: [word, "if", word, "else", word], lambda: [word, "in", "(", word, ",", ")"],
        ])()

    def import_(self):
        module = self.pick(["math", "numpy", "numpy.linalg", "statistics", "collections.abc", "datetime", "café", "re"])
        alias = ["as", self.name()] if self.chance(0.4) else []
        one = [self.pick(["sqrt", "mean", "abc", "date", "µ", "match"])] + (["as", self.name()] if self.chance(0.4) else [])
        two = one + [",", self.pick(["pi", "tau", "e"])]
        dotted = [token for part in module.split(".") for token in (part, ".")][:-1]
        return self.pick([
            lambda: ["import"] + dotted + alias, lambda: ["import"] + dotted + alias + [",", "math"],
            lambda: ["from"] + dotted + ["import"] + two, lambda: ["from"] + dotted + ["import", "("] + two + [",", ")"],
            lambda: ["from", self.pick([".", "..", "..."]), "import"] + one, lambda: ["from", "."] + dotted + ["import"] + one,
            lambda: ["from"] + dotted + ["import", "("] + one + [")"],
        ])()

    # Compound statements

    def if_(self, depth):
        tokens = ["if"] + self.named(2) + [":"] + self.block(depth)
        while self.chance(0.3):
            tokens += ["elif"] + self.named(2) + [":"] + self.block(depth)
        return tokens + self.maybe_else(depth)

    def maybe_else(self, depth):
        return ["else", ":"] + self.block(depth) if self.chance(0.3) else []

    def loop_block(self, depth):
        outer, self.in_loop = self.in_loop, True
        tokens = self.block(depth)
        self.in_loop = outer
        return tokens

    def while_(self, depth):
        return ["while"] + self.named(2) + [":"] + self.loop_block(depth) + self.maybe_else(depth)

    def async_(self):
        return ["async"] if self.is_async and self.chance(0.4) else []

    def for_(self, depth):
        return (self.async_() + ["for"] + self.target_list(1) + ["in"] + self.star_expressions(2) + [":"]
                + self.loop_block(depth) + self.maybe_else(depth))

    def with_(self, depth):
        items = []
        for index in range(self.random.choice([1, 1, 2, 3])):
            items += ([","] if index else []) + self.expression(1) + (["as"] + self.target(1) if self.chance(0.6) else [])
        if self.chance(0.3):
            items = ["("] + items + ([","] if self.chance(0.4) else []) + [")"]
        return self.async_() + ["with"] + items + [":"] + self.block(depth)

    def try_(self, depth):
        tokens = ["try", ":"] + self.block(depth)
        star = ["*"] if self.chance(0.2) else []
        outer = self.in_loop, self.in_function
        if star:  # no break, continue or return in an except*
            self.in_loop = self.in_function = False
        handlers = 0
        while self.chance(0.6) or (star and not handlers):
            handlers += 1
            bound = ["as", self.name()] if self.chance(0.5) else []
            tokens += ["except"] + star + self.expression(1) + bound + [":"] + self.block(depth)
        self.in_loop, self.in_function = outer
        if not star and self.chance(0.2):
            handlers += 1
            tokens += ["except", ":"] + self.block(depth)
        if handlers:
            tokens += self.maybe_else(depth)
        if not handlers or self.chance(0.3):
            tokens += ["finally", ":"] + self.block(depth)
        return tokens

    def decorators(self):
        tokens = []
        while self.chance(0.25):
            tokens += ["@"] + self.named(2) + [NEWLINE]
        return tokens

    def def_(self, depth):
        outer = self.in_function, self.is_async, self.in_loop, self.in_async_generator
        tokens = self.decorators()
        is_async = self.chance(0.2)
        tokens += (["async"] if is_async else []) + ["def", self.name(), "("] + self.parameters(True) + [")"]
        tokens += (["->"] + self.annotation() if self.chance(0.3) else []) + [":"]
        self.in_function, self.is_async, self.in_loop, self.in_async_generator = True, is_async, False, is_async
        body = self.block(depth)
        if body[0] is NEWLINE and self.chance(0.2):
            scope = ["global", self.name() + "_g"] if self.chance(0.7) or not outer[0] else ["nonlocal", "x"]
            body[2:2] = scope + [NEWLINE]
        if body[0] is NEWLINE and self.chance(0.2):
            body[2:2] = [self.docstring(), NEWLINE]
        self.in_function, self.is_async, self.in_loop, self.in_async_generator = outer
        return tokens + body

    def class_(self, depth):
        outer = self.in_function, self.is_async, self.in_loop, self.in_async_generator
        tokens = self.decorators() + ["class", self.name()]
        if self.chance(0.6):
            tokens += ["("] + (self.bases() if self.chance(0.7) else []) + [")"]
        self.in_function = self.is_async = self.in_loop = self.in_async_generator = False
        tokens += [":"] + self.block(depth)
        self.in_function, self.is_async, self.in_loop, self.in_async_generator = outer
        return tokens

    def bases(self):
        tokens = self.arguments(1)
        return [] if "for" in tokens else tokens

    def match_(self, depth):
        tokens = ["match"] + (self.named(1) if self.chance(0.7) else self.expression(1) + [",", self.name()]) + [":", NEWLINE, INDENT]
        for _ in range(self.random.choice([1, 2, 3])):
            guard = ["if"] + self.named(1) if self.chance(0.3) else []
            tokens += ["case"] + self.case(2) + guard + [":"] + self.block(depth - 1)
        return tokens + [DEDENT]


def _random(seed, index, purpose):
    return random.Random(f"{purpose}:{seed}:{index}")


def program(seed, index):
    source = _random(seed, index, "program")
    style = Style.random(source)
    return Printer(source, style).run(Program(source).module())


def broken(seed, index, text):
    """`text` with one to three things broken; some of them are programs all the same."""
    return mutate.broken(_random(seed, index, "broken"), text)


if __name__ == "__main__":
    made = program(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.buffer.write(broken(int(sys.argv[1]), int(sys.argv[2]), made) if sys.argv[3:] == ["broken"] else made)
