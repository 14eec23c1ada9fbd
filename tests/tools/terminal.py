"""What people meet besides --help: pages in colour on a real terminal, a decision typed there, man pages, completions.

    terminal.py PADDOCK MANUAL_FOLDER [TEST...]

The shells are the real ones; one that is not installed is told and its tests count as skipped.
"""
import glob
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PADDOCK, MANUAL = sys.argv[1:3]
LIMIT = 20.0  # seconds that a terminal's program may take for one answer
REVIEW = "getattr(a, b)\ngetattr(a, b)\ngetattr(a, b)\n"
SKIPPED = []


def plain_environment(folder):
    return {"PATH": os.path.dirname(PADDOCK) + ":/usr/bin:/bin", "HOME": folder, "TERM": "xterm", "LC_ALL": "C.UTF-8"}


class Terminal:
    """A program on a pseudo-terminal of its own."""

    def __init__(self, command, folder, **environment):
        self.text = ""
        self.seen = 0
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execve(command[0], command, {**plain_environment(folder), **environment})

    def until(self, wanted=None):
        """Reads until `wanted` (a pattern) has come behind what was waited for before, or to the end."""
        end = time.monotonic() + LIMIT
        while wanted is None or not re.search(wanted, self.text[self.seen:]):
            if not select.select([self.descriptor], [], [], max(end - time.monotonic(), 0))[0]:
                raise AssertionError(f"{wanted} did not come; what came: {self.text!r}")
            try:
                piece = os.read(self.descriptor, 65536)
            except OSError:  # EIO: the program has ended
                piece = b""
            if not piece:
                return
            self.text += piece.decode(errors="replace")
        self.seen += re.search(wanted, self.text[self.seen:]).end()

    def type(self, text):
        os.write(self.descriptor, text.encode())

    def end(self):
        self.until()
        os.close(self.descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


class Folder(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = scratch.name

    def paddock(self, *arguments):
        return subprocess.run([PADDOCK, *arguments], cwd=self.folder, env=plain_environment(self.folder),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)

    def need(self, program):
        if shutil.which(program, path="/usr/bin:/bin") is None:
            SKIPPED.append(program)
            self.skipTest(f"{program} is not installed (tools/setup installs it)")


class Explain(Folder):
    def test_every_rule_has_a_page_with_an_example(self):
        listed = re.findall(r"^  ([a-z-]+) +\d+ points", self.paddock("explain").stdout, re.MULTILINE)
        self.assertGreater(len(listed), 15)
        for rule in listed:
            page = self.paddock("explain", rule).stdout
            for part in (rule + ": ", "\nWhy\n    ", "\nBad\n    ", "\nGood\n    "):
                self.assertIn(part, page)

    def test_colour_on_a_terminal_and_none_in_a_pipe(self):
        for arguments in (["explain"], ["explain", "denied-module"]):
            terminal = Terminal([PADDOCK, *arguments], self.folder)
            self.assertEqual(terminal.end(), 0)
            plain = self.paddock(*arguments).stdout
            self.assertIn("\x1b[1", terminal.text)
            self.assertNotIn("\x1b", plain)
            self.assertEqual(re.sub(r"\x1b\[[\d;]*m", "", terminal.text).replace("\r\n", "\n"), plain)

    def test_no_colour_is_honoured(self):
        terminal = Terminal([PADDOCK, "explain", "denied-module"], self.folder, NO_COLOR="1")
        self.assertEqual(terminal.end(), 0)
        self.assertNotIn("\x1b", terminal.text)
        self.assertIn("\x1b[1", self.paddock("explain", "--color", "always", "denied-module").stdout)


class Review(Folder):
    def setUp(self):
        super().setUp()
        with open(os.path.join(self.folder, "s.py"), "w", encoding="utf-8") as file:
            file.write(REVIEW)

    def decide(self, *answers):
        terminal = Terminal([PADDOCK, "review", "--policy", "classic", "s.py"], self.folder)
        for question, answer in zip(("approve, refuse, or leave it", "reason, in one line"), answers):
            terminal.until(question)
            terminal.type(answer)
        return terminal.end(), terminal.text

    def test_a_person_approves_with_a_reason(self):
        code, text = self.decide("a\n", "read it through\n")
        self.assertEqual(code, 0, text)
        self.assertIn("3 findings", text)
        self.assertIn("read it through", self.paddock("review", "--list").stdout)
        self.assertEqual(self.paddock("check", "--policy", "classic", "s.py").returncode, 0)

    def test_nothing_is_recorded_without_an_answer_or_a_reason(self):
        for answers in (["\n"], ["yes\n"], ["\x04"], ["a\n", "\n"], ["a\n", "\x04"]):
            code, text = self.decide(*answers)
            self.assertEqual(code, 1, text)
            self.assertIn("no decision is recorded", text)
        self.assertFalse(os.path.exists(os.path.join(self.folder, ".local")))


class Manual(Folder):
    def commands(self):
        listed = re.search(r"Commands:\n(.*?)\n\n", self.paddock("--help").stdout, re.DOTALL)[1]
        return re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)

    def test_every_command_has_a_page_with_all_its_flags(self):
        self.need("man")
        for command in self.commands():
            page = subprocess.run(["man", "-l", f"{MANUAL}/man/man1/paddock-{command}.1"], stdout=subprocess.PIPE, text=True,
                                  env={**plain_environment(self.folder), "MANWIDTH": "500"}, check=True).stdout
            flags = re.findall(r"^ +(?:-\w \[ )?--([a-z-]+)", self.paddock(command, "--help").stdout, re.MULTILINE)
            self.assertGreater(len(flags), 4, command)
            if command == "batch":
                self.assertIn("backend", flags, "the flags of run are its own, too")
            for flag in flags:
                self.assertIn(f"--{flag}", page)

    def test_pages_are_clean(self):
        self.need("mandoc")
        pages = glob.glob(f"{MANUAL}/man/man1/*.1")
        self.assertEqual(len(pages), len(self.commands()) + 1)
        done = subprocess.run(["mandoc", "-T", "lint", *pages], stdout=subprocess.PIPE, text=True, check=False)
        # A date would make each build another.
        self.assertEqual([line for line in done.stdout.splitlines() if "missing date" not in line], [])


class Completion(Folder):
    def setUp(self):
        super().setUp()
        with open(os.path.join(self.folder, "prices.csv"), "w", encoding="utf-8") as file:
            file.write("a\n")

    def bash(self, *words):
        script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
                  '$(complete -p paddock | sed "s/.*-F \\([^ ]*\\).*/\\1/"); printf "%s\\n" "${COMPREPLY[@]}"')
        done = subprocess.run(["bash", "--norc", "-c", script, "bash", f"{MANUAL}/bash/paddock", *words], cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True)
        return done.stdout.split()

    def test_the_shells_take_what_is_made(self):
        for shell, script in (("bash", "bash/paddock"), ("zsh", "zsh/_paddock"), ("fish", "fish/paddock.fish")):
            self.need(shell)
            done = subprocess.run([shell, "-n", f"{MANUAL}/{script}"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True, check=False)
            self.assertEqual((done.returncode, done.stdout), (0, ""), shell)

    def test_every_flag_is_offered(self):
        self.need("fish")
        commands = re.findall(r"^  ([a-z]+) ", self.paddock("--help").stdout.split("Examples:")[0], re.MULTILINE)
        zsh = pathlib.Path(MANUAL, "zsh", "_paddock").read_text()
        for command in commands:
            flags = re.findall(r"^ +(?:-\w \[ )?--([a-z-]+)", self.paddock(command, "--help").stdout, re.MULTILINE)
            functions = re.search(rf"^_paddock_{command}\(\) {{\n(.*?)^}}", zsh, re.MULTILINE | re.DOTALL)[1]
            offered = self.bash("paddock", command, "--")
            fish = self.fish(f"paddock {command} --")
            for flag in flags:
                self.assertIn(f"--{flag}", offered, command)
                self.assertIn(f"--{flag}", fish, command)
                self.assertRegex(functions, rf"--{flag}[=\[}}]", command)

    def test_bash(self):
        self.assertEqual(self.bash("paddock", "rev"), ["review"])
        self.assertEqual(self.bash("paddock", "check", "--sta"), ["--statistics"])
        self.assertEqual(self.bash("paddock", "check", "--format", "s"), ["sarif"])
        self.assertEqual(self.bash("paddock", "check", "--format", "=", "js"), ["json", "jsonl"])
        self.assertEqual(self.bash("paddock", "run", "--data", "pri"), ["prices.csv"])
        self.assertEqual(self.bash("paddock", "explain", "denied-m"), ["denied-module"])
        self.assertEqual(self.bash("paddock", "run", "--timeout", ""), [])

    def fish(self, line):
        script = f'source {MANUAL}/fish/paddock.fish; complete -C "{line}"'
        done = subprocess.run(["fish", "--no-config", "-c", script], cwd=self.folder, env=plain_environment(self.folder),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True)
        return [found.split("\t")[0] for found in done.stdout.splitlines()]

    def test_fish(self):
        self.need("fish")
        self.assertEqual(self.fish("paddock rev"), ["review"])
        self.assertEqual(self.fish("paddock check --sta"), ["--statistics"])
        self.assertEqual(self.fish("paddock check --format s"), ["sarif"])
        self.assertIn("prices.csv", self.fish("paddock run --data pri"))
        self.assertEqual(self.fish("paddock explain denied-m"), ["denied-module"])

    def test_zsh(self):
        self.need("zsh")
        os.makedirs(f"{self.folder}/functions")
        shutil.copy(f"{MANUAL}/zsh/_paddock", f"{self.folder}/functions/_paddock")
        shell = Terminal(["/usr/bin/zsh", "-f", "-i"], self.folder, PS1="READY> ", TERM="dumb")
        shell.until("READY> ")
        shell.type("fpath=($PWD/functions $fpath); autoload -U compinit; compinit -u -d $PWD/dump; echo LOAD''ED\n")
        shell.until("LOADED[^\n]*\r\n")
        shell.until("READY> ")
        for typed, wanted in (("paddock rev\t", r"paddock review "), ("paddock check --sta\t", "--statistics "),
                              ("paddock check --format s\t", "--format sarif "), ("paddock run --data pri\t", r"prices\.csv "),
                              ("paddock explain denied-m\t", "denied-module ")):
            shell.type(typed)
            shell.until(wanted)
            shell.type("\x15")  # the line is taken away, for the next
        shell.type("exit\n")
        self.assertEqual(shell.end() in (0, 1, 130), True)


if __name__ == "__main__":
    result = unittest.main(argv=[sys.argv[0], *sys.argv[3:]], exit=False).result
    if SKIPPED and result.wasSuccessful():
        print("SKIPPED, for these are not installed:", *SKIPPED)
        sys.exit(77)
    sys.exit(0 if result.wasSuccessful() else 1)
