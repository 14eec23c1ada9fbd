"""Parses a small language of orders with a tokenizer, a recursive-descent parser and an evaluator of its own."""
import re
from typing import Iterator, NamedTuple

TOKEN = re.compile(r"\s*(?:(?P<number>\d+\.?\d*)|(?P<name>[a-z_]+)|(?P<op>[-+*/()<>]))")


class Token(NamedTuple):
    type: str
    text: str


def tokenize(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise SyntaxError(f"at {at}: {text[at:]!r}")
        yield Token(match.lastgroup, match.group(match.lastgroup))
        at = match.end()


class Parser:
    def __init__(self, text):
        self.tokens = [*tokenize(text), Token("end", "")]

    def compile(self):
        return self.compare()

    def compare(self):
        left = self.term()
        if self.tokens[0].text in "<>" and self.tokens[0].type == "op":
            op, right = self.tokens.pop(0).text, self.term()
            return lambda env: (left(env) < right(env)) if op == "<" else (left(env) > right(env))
        return left

    def term(self):
        left = self.atom()
        while self.tokens[0].text and self.tokens[0].text in "+-*/":
            op, right = self.tokens.pop(0).text, self.atom()
            left = self.combine(op, left, right)
        return left

    @staticmethod
    def combine(op, left, right):
        table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}
        return lambda env: table[op](left(env), right(env))

    def atom(self):
        token = self.tokens.pop(0)
        if token.text == "(":
            inner = self.compare()
            self.tokens.pop(0)
            return inner
        if token.type == "number":
            return lambda env: float(token.text)
        return lambda env: env[token.text]


rule = Parser("(close - open) / open > 0.01 * 2").compile()
print(rule({"open": 100.0, "close": 103.0}), rule({"open": 100.0, "close": 101.0}))
try:
    Parser("close ? open")
except SyntaxError as error:
    print("refused:", error.msg)
