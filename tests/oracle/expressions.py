"""Random expressions, as tokens."""

from layout import inline

NAMES = ["x", "y", "close", "df", "open_", "self", "rsi", "n", "data", "µ", "σ_2", "é", "match", "case", "type", "_", "__x",
         "print", "len", "sum", "名前", "async_", "none", "lambda_", "strategy", "a", "b", "i", "f", "r", "rb", "u"]
ATTRIBUTES = ["close", "open", "mean", "shift", "iloc", "values", "read", "eval_", "µ", "match", "case", "type", "_x", "print",
              "is_", "e1", "f", "r", "print", "async_"]
NUMBERS = ["0", "1", "42", "1_000", "0x1F", "0b101", "0o17", "00", "1.5", ".5", "3.", "1e3", "1E-3", "2j", "1.5J", "0XdeadBEEF",
           "1_0.0_1e+1_0", "0_0", "9" * 40]
STRINGS = ["'a'", '"b"', "''", "r'\\d+'", "b'x'", "rb'\\x'", "Rb\"\\\"\"", "u'é'", "'''t\nu'''", '"""a "quoted" b"""', "'\\n\\x41\\u00e9'",
           "'\\N{BULLET}'", "'it\\'s'", "'# no comment'", "'a\\\nb'", "'{x}'", "B''", "'\\\\'", "'\t'", "'\"'",
           "'import os'", "\"'''\"", "R'{'"]
BINARY = ["+", "-", "*", "/", "//", "%", "@", "&", "|", "^", "<<", ">>", "**"]
COMPARE = [["<"], [">"], ["=="], ["!="], ["<="], [">="], ["in"], ["not", "in"], ["is"], ["is", "not"]]


class Expressions:
    def __init__(self, random):
        self.random = random
        self.in_function = self.is_async = self.in_loop = self.in_async_generator = False
        self.in_fstring = self.in_comprehension = self.in_class_arguments = False

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, options):
        return options[self.random.randrange(len(options))]

    def name(self):
        return self.pick(NAMES)

    def attribute(self):
        return self.pick(ATTRIBUTES)

    def star_expressions(self, depth):
        """What may stand on the right of `=`: one expression, or a tuple without brackets."""
        if self.chance(0.85):
            return self.expression(depth)
        tokens = self.starred(depth) + [","]
        while self.chance(0.5):
            tokens += self.starred(depth) + [","]
        return tokens if self.chance(0.3) else tokens + self.expression(depth)

    def starred(self, depth):
        return ["*"] + self.primary(depth - 1) if self.chance(0.3) else self.expression(depth - 1)

    def named(self, depth):
        """An expression where a bare walrus is fine."""
        if self.chance(0.12) and not self.in_comprehension:
            return [self.name(), ":="] + self.expression(depth - 1)
        return self.expression(depth)

    def expression(self, depth):
        if depth <= 0 or self.chance(0.25):
            return self.atom(depth)
        kinds = [lambda: self.primary(depth)] * 5 + [
            self.of(self.binary, depth), self.of(self.binary, depth), self.of(self.unary, depth), self.of(self.boolean, depth),
            self.of(self.comparison, depth), self.of(self.conditional, depth), self.of(self.lambda_, depth),
            self.of(self.collection, depth), self.of(self.collection, depth), self.of(self.comprehension, depth)]
        if self.is_async and not self.in_fstring:
            kinds += [lambda: ["await"] + self.primary(depth - 1)] * 2
        if self.in_function and not self.in_comprehension:
            kinds += [lambda: ["("] + self.yield_(depth - 1) + [")"]]
        return self.pick(kinds)()

    @staticmethod
    def of(kind, depth):
        return lambda: kind(depth - 1)

    def atom(self, depth):
        return self.pick([
            lambda: [self.name()], lambda: [self.name()], lambda: [self.name()], lambda: [self.pick(NUMBERS)],
            lambda: self.string(depth), lambda: self.string(depth),
            lambda: [self.pick(["True", "False", "None", "..."])]])()

    def operand(self, depth):
        """Brackets around it, so that whatever it is binds as one."""
        return self.primary(depth) if self.chance(0.7) else ["("] + self.named(depth) + [")"]

    def binary(self, depth):
        tokens = self.operand(depth)
        for _ in range(self.random.choice([1, 1, 2, 3])):
            tokens += [self.pick(BINARY)] + self.operand(depth)
        return tokens

    def unary(self, depth):
        if self.chance(0.3):
            return ["not"] + self.operand(depth)
        return [self.pick(["-", "+", "~"])] + self.operand(depth)

    def boolean(self, depth):
        return self.operand(depth) + [self.pick(["and", "or"])] + (["not"] if self.chance(0.2) else []) + self.operand(depth)

    def comparison(self, depth):
        tokens = self.operand(depth)
        for _ in range(self.random.choice([1, 1, 1, 2])):
            tokens += self.pick(COMPARE) + self.operand(depth)
        return tokens

    def conditional(self, depth):
        return self.operand(depth) + ["if"] + self.operand(depth) + ["else"] + self.expression(depth)

    def lambda_(self, depth):
        outer = self.in_function, self.is_async, self.in_async_generator
        parameters = self.parameters(False)
        self.in_function = self.is_async = self.in_async_generator = False
        tokens = ["lambda"] + parameters + [":"] + self.expression(depth)
        self.in_function, self.is_async, self.in_async_generator = outer
        return tokens if not self.in_fstring else ["("] + tokens + [")"]

    def yield_(self, depth):
        if self.in_async_generator or self.chance(0.6):
            return ["yield"] + (self.star_expressions(depth) if self.chance(0.8) else [])
        return ["yield", "from"] + self.expression(depth)

    def primary(self, depth):
        """An atom with calls, attributes and subscripts behind it."""
        tokens = self.pick([lambda: [self.name()], lambda: [self.name()], lambda: [self.name()], lambda: self.string(0),
                            lambda: ["("] + self.named(depth - 1) + [")"], lambda: self.collection(depth - 1)])()
        for _ in range(self.random.choice([0, 1, 1, 2, 3]) if depth > 0 else self.random.choice([0, 0, 1])):
            tokens += self.pick([lambda: [".", self.attribute()], lambda: ["("] + self.arguments(depth - 1) + [")"],
                                 lambda: ["["] + self.slices(depth - 1) + ["]"]])()
        return tokens

    def arguments(self, depth):
        if self.chance(0.2):
            return []
        if self.chance(0.08):
            return self.generator_body(depth)
        tokens, keywords = [], ["k%d" % number for number in range(3)] + ["print", "match", "é"]
        for _ in range(self.random.choice([0, 1, 1, 2])):
            tokens += (["*"] if self.chance(0.15) else []) + self.argument(depth) + [","]
        for _ in range(self.random.choice([0, 0, 1, 2])):
            word = keywords.pop(self.random.randrange(len(keywords)))
            tokens += [word, "="] + self.expression(depth) + [","]
        if self.chance(0.1):
            tokens += ["**"] + self.operand(depth) + [","]
        if self.chance(0.05):
            tokens += ["*"] + self.operand(depth) + [","] if "**" not in tokens else []
        return tokens if self.chance(0.15) else tokens[:-1]

    def argument(self, depth):
        if self.chance(0.1) and not self.in_comprehension:
            return ["(", self.name(), ":="] + self.expression(depth) + [")"]
        return self.expression(depth)

    def slices(self, depth):
        tokens = self.slice(depth)
        if self.chance(0.2):
            tokens += [","] + (self.slice(depth) if self.chance(0.8) else [])
        return tokens

    def slice(self, depth):
        if self.chance(0.6):
            return self.expression(depth)
        if self.chance(0.1):
            return ["*"] + self.primary(depth - 1)
        bound = [self.operand(depth) if self.chance(0.6) else [] for _ in range(3)]
        return bound[0] + [":"] + bound[1] + ([":"] + bound[2] if self.chance(0.3) else [])

    def collection(self, depth):
        if depth <= 0:
            return self.pick([["(", ")"], ["[", "]"], ["{", "}"], ["[", self.name(), "]"]])
        items = []
        for _ in range(self.random.choice([1, 2, 3])):
            items += self.starred(depth) + [","]
        trimmed = items if self.chance(0.3) else items[:-1]
        return self.pick([
            lambda: ["["] + trimmed + ["]"], lambda: ["{"] + trimmed + ["}"], lambda: ["("] + items + [")"],
            lambda: self.dictionary(depth)])()

    def dictionary(self, depth):
        tokens = []
        for _ in range(self.random.choice([1, 2, 3])):
            tokens += (["**"] + self.operand(depth) if self.chance(0.2)
                       else self.expression(depth) + [":"] + self.expression(depth)) + [","]
        return ["{"] + (tokens if self.chance(0.3) else tokens[:-1]) + ["}"]

    def comprehension(self, depth):
        body = self.generator_body(depth)
        key = self.inside_comprehension(lambda: self.expression(depth)) + [":"] if self.chance(0.25) else None
        if key:
            return ["{"] + key + body + ["}"]
        left, right = self.pick([("[", "]"), ("{", "}"), ("(", ")")])
        return [left] + body + [right]

    def inside_comprehension(self, make):
        outer, self.in_comprehension = self.in_comprehension, True
        outer_async, self.is_async = self.is_async, False
        tokens = make()
        self.in_comprehension, self.is_async = outer, outer_async
        return tokens

    def generator_body(self, depth):
        def make():
            tokens = self.expression(depth - 1)
            for _ in range(self.random.choice([1, 1, 2])):
                target = [self.name()] if self.chance(0.6) else [self.name() + "1", ",", "*", self.name() + "2"]
                tokens += ["for"] + target + ["in"] + self.operand(depth - 1)
                while self.chance(0.3):
                    tokens += ["if"] + self.operand(depth - 1)
            return tokens
        return self.inside_comprehension(make)

    def parameters(self, annotated):
        """Names in the order that the grammar wants: positional, /, defaults, *args or *, keywords, **rest."""
        names = ["p%d" % number for number in range(4)] + ["print", "µ", "match"]
        tokens = []

        def one(default):
            tokens.append(names.pop(self.random.randrange(len(names))))
            if annotated and self.chance(0.3):
                tokens.extend([":"] + self.annotation())
            if default:
                tokens.extend(["="] + self.expression(1))
            tokens.append(",")

        count = self.random.choice([0, 1, 1, 2])
        for _ in range(count):
            one(False)
        if count and self.chance(0.1):
            tokens += ["/", ","]
        if self.chance(0.3):
            one(True)
        if self.chance(0.25):
            star = self.chance(0.5)
            tokens += ["*"] + (["args"] + ([":", "*", "Ts"] if annotated and self.chance(0.2) else []) if star else []) + [","]
            if not star or self.chance(0.5):
                one(self.chance(0.5))
        if self.chance(0.15):
            tokens += ["**", "kwargs"] + ([":"] + self.annotation() if annotated and self.chance(0.3) else []) + [","]
        return tokens if self.chance(0.1) else tokens[:-1]

    def annotation(self):
        return self.pick([
            lambda: ["int"], lambda: ["float"], lambda: ["'Frame'"], lambda: ["list", "[", "int", "]"], lambda: ["None"],
            lambda: ["pd", ".", "DataFrame"], lambda: ["dict", "[", "str", ",", "list", "[", "float", "]", "]"],
            lambda: ["int", "|", "None"], lambda: ["Callable", "[", "[", "int", "]", ",", "str", "]"],
            lambda: ["Literal", "[", "'a'", ",", "1", "]"], lambda: ["np", ".", "ndarray", "[", "T", "]"],
            lambda: self.expression(1)])()

    # Strings

    def string(self, depth):
        tokens = [self.pick(STRINGS)] if self.chance(0.6) else [self.fstring(depth)]
        kind = "b" if tokens[0][:2].lower().startswith(("b", "rb")) else "s"
        while self.chance(0.12):
            other = self.fstring(depth) if self.chance(0.3) else self.pick(STRINGS)
            if ("b" if other[:2].lower().startswith(("b", "rb")) else "s") == kind:
                tokens.append(other)
        if self.in_fstring:
            return [self.name()]  # up to 3.11 an f-string cannot hold its own quotes or a backslash
        return tokens

    def fstring(self, depth):
        if self.in_fstring:
            return "x"
        quote = self.pick(["'", '"', '"""', "'''"])
        raw = self.chance(0.1)
        text = self.pick(["f", "F", "f"]) if not raw else self.pick(["rf", "fr", "Rf"])
        text += quote
        for _ in range(self.random.choice([0, 1, 1, 2, 3])):
            text += self.pick(["", "a", " x ", "{{", "}}", "{{}}", "é", "%s", ":", "!r", "#", "{{x}}", "\\n" if not raw else "\\d"])
            text += self.replacement_field(depth)
        return text + self.pick(["", " end", "}}", "{{ x"]) + quote

    def replacement_field(self, depth):
        outer, self.in_fstring = (self.in_fstring, self.is_async), True
        self.is_async = False
        tokens = self.expression(min(depth, 2)) if self.chance(0.6) else [self.name()]
        if any("\\" in token or "\n" in token or "'" in token or '"' in token for token in tokens):
            tokens = [self.name()]
        self.in_fstring, self.is_async = outer
        text = inline(tokens)
        text = "{" + (" " if text.startswith("{") or self.chance(0.1) else "") + text + (" " if self.chance(0.1) else "")
        if "lambda" in tokens or ":=" in tokens:
            text = "{(" + inline(tokens) + ")"
        if text.endswith("}") or text[-1] in "=!:<>":
            text += " "
        text += self.pick(["", "", "", "="])
        text += self.pick(["", "", "", "!r", "!s", "!a"])
        text += self.pick(["", "", "", ":>10", ":.2f", ":{n}", ":{x:}>{n}", ":%Y-%m", ":=+10", ":{a.b[0]}", ": ", ":,", ":{f()}.{g(1)}"])
        return text + "}"
