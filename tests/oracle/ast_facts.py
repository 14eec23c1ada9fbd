"""What CPython's own parser sees in a source, in the terms of `paddock facts`.

Positions are lines and columns from 1, columns in code points. Up to Python 3.11, `ast` gives nodes inside f-strings
positions that are only roughly right, so those are kept apart, by the span of the outermost f-string.
"""

import ast
import dataclasses
import warnings
from collections import Counter

# What compile() raises for a text that is no program. RecursionError and MemoryError: its own stack was too small.
REFUSALS = (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError)


@dataclasses.dataclass
class FString:
    """An outermost f-string, and what is read somewhere inside it."""

    start: tuple
    end: tuple
    facts: Counter = dataclasses.field(default_factory=Counter)


@dataclasses.dataclass
class AstFacts:
    facts: set = dataclasses.field(default_factory=set)  # (kind, text, line, column)
    fstrings: list = dataclasses.field(default_factory=list)

    def count(self):
        return len(self.facts) + sum(sum(fstring.facts.values()) for fstring in self.fstrings)


class Lines:
    """Columns in code points for CPython's, which count the bytes of UTF-8."""

    def __init__(self, source: bytes):
        if source.startswith(b"\xef\xbb\xbf"):
            source = source[3:]
        self._lines = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")

    def column(self, line, byte_offset):
        return len(self._lines[line - 1][:byte_offset].decode("utf-8")) + 1

    def column_of_last_name(self, line, end_offset):
        """Where the identifier begins that ends before `end_offset`; its spelling may differ from ast's (NFKC)."""
        before = self._lines[line - 1][:end_offset].decode("utf-8")
        start = len(before)
        while start > 0 and ("a" + before[start - 1]).isidentifier():
            start -= 1
        return start + 1


class _Collector(ast.NodeVisitor):
    def __init__(self, source):
        self.lines = Lines(source)
        self.result = AstFacts()
        self._fstring = None

    def _add(self, kind, text, line, column):
        if self._fstring is not None:
            self._fstring.facts[(kind, text)] += 1
        else:
            self.result.facts.add((kind, text, line, column))

    def visit_JoinedStr(self, node):
        if self._fstring is not None:
            self.generic_visit(node)
            return
        start = (node.lineno, self.lines.column(node.lineno, node.col_offset))
        end = (node.end_lineno, self.lines.column(node.end_lineno, node.end_col_offset))
        self._fstring = FString(start, end)
        self.generic_visit(node)
        self.result.fstrings.append(self._fstring)
        self._fstring = None

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load):
            column = 0 if self._fstring is not None else self.lines.column(node.lineno, node.col_offset)
            self._add("name", node.id, node.lineno, column)

    def visit_Call(self, node):
        column = 0 if self._fstring is not None else self.lines.column(node.lineno, node.col_offset)
        self._add("call", "", node.lineno, column)
        self.generic_visit(node)

    def visit_Attribute(self, node):
        inside = self._fstring is not None
        column = 0 if inside else self.lines.column_of_last_name(node.end_lineno, node.end_col_offset)
        self._add("attribute", node.attr, node.end_lineno, column)
        self.generic_visit(node)

    def visit_Import(self, node):
        for alias in node.names:
            self._add_import(alias.name, None, alias)

    def visit_ImportFrom(self, node):
        for alias in node.names:
            self._add_import("." * node.level + (node.module or ""), alias.name, alias)

    def _add_import(self, module, name, alias):
        text = (module, name, alias.asname)
        self._add("import", text, alias.lineno, self.lines.column(alias.lineno, alias.col_offset))


def parse(source: bytes):
    """The facts of `source`, or what CPython says when it refuses it as a program (not as a tree only)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source, "<oracle>", "exec", dont_inherit=True)
            tree = ast.parse(source)
        except REFUSALS as refusal:
            return None, f"{type(refusal).__name__}: {getattr(refusal, 'msg', refusal)}"
    try:
        source.decode("utf-8")
    except UnicodeDecodeError:
        return AstFacts(), None  # in another encoding: there are no positions to compare, and paddock has to reject it
    collector = _Collector(source)
    collector.visit(tree)
    return collector.result, None
