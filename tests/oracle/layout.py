"""Prints tokens as a program, in one of the many ways that Python allows: the blanks, the line ends, the comments."""

import dataclasses
import re

NEWLINE, INDENT, DEDENT = object(), object(), object()
_WORD_END = re.compile(r"\w$", re.UNICODE)
_WORD_START = re.compile(r"[\w\"']", re.UNICODE)
_COMMENTS = ["# note", "#", "# import os; eval('1')", "# µ σ é ≤", "#: type", "# \\", "# '''", "# noqa # nosec", "#\tx\x0c"]


@dataclasses.dataclass
class Style:
    newline: str = "\n"
    indent: str = "    "
    bom: bool = False
    spread: float = 0.0  # how often a bracket is broken over lines
    continued: float = 0.0  # how often a backslash breaks a line
    comments: float = 0.0
    tight: float = 0.0  # how often blanks are left out where they may be
    final_newline: bool = True

    @classmethod
    def random(cls, random):
        return cls(newline=random.choice(["\n"] * 6 + ["\r\n"]), indent=random.choice(["    "] * 4 + [" ", "  ", "\t", "   "]),
                   bom=random.random() < 0.03, spread=random.choice([0, 0, 0.03, 0.15]),
                   continued=random.choice([0, 0, 0, 0.02, 0.08]), comments=random.choice([0, 0.05, 0.2]),
                   tight=random.choice([0, 0.2, 0.5, 1.0]), final_newline=random.random() < 0.9)


def _needs_blank(left, right):
    if not left or not right:
        return False
    return bool(_WORD_END.search(left) and _WORD_START.match(right)) or (left[-1] == "." and right[0].isdigit()) \
        or (left[-1].isdigit() and right[0] == ".") or (left[-1] in "\"'" and right[0] in "\"'") or (left == "." and right.startswith("."))


class Printer:
    def __init__(self, random, style):
        self.random, self.style = random, style
        self.out, self.level, self.depth, self.previous = [], 0, 0, ""

    def run(self, tokens):
        at_line_start = True
        for token in tokens:
            if token is INDENT:
                self.level += 1
            elif token is DEDENT:
                self.level -= 1
            elif token is NEWLINE:
                self._end_line()
                at_line_start = True
            elif at_line_start:
                self._begin_line()
                at_line_start = False
                self._put(token)
            else:
                self._gap(token)
                self._put(token)
        text = "".join(self.out)
        if not self.style.final_newline:
            text = text.rstrip("\n\r\t ")
            text = text if not text.endswith("\\") else text + "\n"
        text = text.replace("\n", self.style.newline)
        return (b"\xef\xbb\xbf" if self.style.bom else b"") + text.encode("utf-8")

    def _chance(self, probability):
        return self.random.random() < probability

    def _put(self, token):
        if token[0] in "([{" and len(token) == 1:
            self.depth += 1
        elif token[0] in ")]}" and len(token) == 1:
            self.depth -= 1
        self.out.append(token)
        self.previous = token

    def _begin_line(self):
        while self._chance(self.style.comments / 3):
            blank = self.random.choice(["", "", "  ", "\t", "\x0c", self.style.indent * self.level])
            self.out.append(blank + (self.random.choice(_COMMENTS) if self._chance(0.6) else "") + "\n")
        self.out.append(self.style.indent * self.level)
        self.previous = ""

    def _end_line(self):
        if self._chance(self.style.comments):
            self.out.append(self.random.choice(["", " ", "  "]) + self.random.choice(_COMMENTS))
        elif self._chance(self.style.comments / 4):
            self.out.append(self.random.choice([" ", "   ", "\t", " \t"]))
        self.out.append("\n")
        self.previous = ""

    def _gap(self, token):
        if self.depth > 0 and self._chance(self.style.spread):
            comment = "  " + self.random.choice(_COMMENTS) if self._chance(0.2) else ""
            self.out.append(comment + "\n" * self.random.choice([1, 1, 1, 2]) + self.random.choice(["", "    ", "\t", "  "]))
        elif self._chance(self.style.continued) and self.previous:
            self.out.append(self.random.choice([" ", ""]) + "\\\n" + self.random.choice(["", "  ", "        ", "\t"]))
            if _needs_blank(self.previous, token) and self.out[-1][-1] == "\n":
                self.out.append(" ")
        elif _needs_blank(self.previous, token):
            self.out.append(" " if self._chance(0.97) else self.random.choice(["  ", "\t", " \t"]))
        elif not self._chance(self.style.tight) and token not in ",;:)]}.(" and self.previous not in "([{.@~":
            self.out.append(" ")


def inline(tokens):
    """The tokens on one line, for the inside of an f-string."""
    text = ""
    for token in tokens:
        text += (" " if _needs_blank(text[-1:], token) or (text and token[0] == "=" or text[-1:] == "=") else "") + token
    return text
