"""Random patterns for `match`, as tokens. Needs Expressions."""


class Patterns:
    def case(self, depth):
        """What stands behind `case`; an irrefutable one in front of others is an error, so captures are rare."""
        if self.chance(0.15):
            return self.pattern(depth, set()) + [","] + (["*", "rest"] if self.chance(0.5) else [])
        return self.pattern(depth, set())

    def capture(self, bound):
        name = next(name for name in ["c%d" % number for number in range(100)] + ["case"] if name not in bound)
        bound.add(name)
        return [name]

    def pattern(self, depth, bound):
        if depth <= 0 or self.chance(0.3):
            return self.value_pattern()
        return self.pick([
            lambda: self.or_pattern(), lambda: self.sequence(depth - 1, bound), lambda: self.mapping(depth - 1, bound),
            lambda: self.class_pattern(depth - 1, bound), lambda: self.class_pattern(depth - 1, bound),
            lambda: ["("] + self.pattern(depth - 1, bound) + [")"],
            lambda: ["("] + self.or_pattern() + [")", "as"] + self.capture(bound),
            lambda: self.value_pattern() + ["as"] + self.capture(bound)])()

    def value_pattern(self):
        return self.pick([
            lambda: [self.pick(["1", "0x1F", "1.5", "2j", "None", "True"])], lambda: ["-", "1"], lambda: ["1", "+", "2j"],
            lambda: ["-", "1.5", "-", "1j"], lambda: [self.pick(["'a'", "b'x'", "'''t'''", "r'\\d'"])],
            lambda: ["'a'", "'b'"], lambda: self.dotted(), lambda: self.dotted()])()

    def dotted(self):
        tokens = [self.name(), ".", self.attribute()]
        while self.chance(0.4):
            tokens += [".", self.attribute()]
        return tokens

    def or_pattern(self):
        tokens = self.value_pattern()
        for _ in range(self.random.choice([1, 2])):
            tokens += ["|"] + self.value_pattern()
        return tokens

    def sequence(self, depth, bound):
        tokens, starred = [], False
        for _ in range(self.random.choice([0, 1, 2, 3])):
            if not starred and self.chance(0.25):
                starred = True
                tokens += ["*"] + (["_"] if self.chance(0.4) else self.capture(bound)) + [","]
            else:
                tokens += (self.capture(bound) if self.chance(0.3) else self.pattern(depth, bound)) + [","]
        return ["["] + tokens[:-1] + ["]"] if self.chance(0.5) or not tokens else ["("] + tokens + [")"]

    def mapping(self, depth, bound):
        tokens = []
        for key in self.random.sample([["'k'"], ["1"], ["-", "2"], [self.name(), ".", "key"]], self.random.choice([0, 1, 2])):
            tokens += key + [":"] + (self.capture(bound) if self.chance(0.4) else self.pattern(depth, bound)) + [","]
        if self.chance(0.2):
            tokens += ["**"] + self.capture(bound) + [","]
        return ["{"] + (tokens if self.chance(0.2) else tokens[:-1]) + ["}"]

    def class_pattern(self, depth, bound):
        tokens = []
        for _ in range(self.random.choice([0, 1, 2])):
            tokens += (self.capture(bound) if self.chance(0.4) else self.pattern(depth, bound)) + [","]
        for word in self.random.sample(["close", "open", "é", "match"], self.random.choice([0, 0, 1, 2])):
            tokens += [word, "="] + (self.capture(bound) if self.chance(0.5) else self.pattern(depth, bound)) + [","]
        head = [self.pick(["Point", "int", "str", "A"])] if self.chance(0.6) else self.dotted()
        return head + ["("] + (tokens if self.chance(0.2) else tokens[:-1]) + [")"]
