"""Runs the commands of docs/policies.md, in their order, and compares what they print; tries its table of queries.

usage: transcript.py PADDOCK_FOLDER HOOK_FOLDER REPOSITORY [--write]    (--write: puts what was printed into the page)

A ```console block holds commands ("$ ..."), the lines that go on ("> ..."), and what they print, both streams.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

MARK = "--- transcript: next ---"


def commands_of(block: str) -> list[str]:
    commands = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append(line)
        elif (line.startswith("> ") or line == ">") and commands:
            commands[-1] += "\n" + line
    return commands


def script_of(command: str) -> str:
    return "\n".join(line[2:] for line in command.splitlines())


class Shell:
    """One bash for the whole page, so that `cd` lasts."""

    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            ["bash", "--noprofile", "--norc"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            cwd=folder, env=environment, text=True,
        )  # fmt: skip

    def run(self, command: str) -> str:
        self.process.stdin.write(f"{script_of(command)}\necho '{MARK}'\n")
        self.process.stdin.flush()
        printed = ""
        while True:
            line = self.process.stdout.readline()
            if not line:
                sys.exit(f"the shell ended at: {command}\n{printed}")
            if line.rstrip("\n").endswith(MARK):
                return printed + line.rstrip("\n").removesuffix(MARK)
            printed += line

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def replay(page: str, folder: str, environment: dict[str, str]) -> str:
    shell = Shell(folder, environment)

    def block(match: re.Match) -> str:
        text = "".join(f"{command}\n{shell.run(command)}" for command in commands_of(match.group(1)))
        return f"```console\n{text}```\n"

    try:
        return re.sub(r"^```console\n(.*?)^```\n", block, page, flags=re.M | re.S)
    finally:
        shell.close()


def queries_that_fail(page: str, folder: str, environment: dict[str, str]) -> list[str]:
    rows = re.findall(r"^\| `(.+?)` \| `(\(.+\))` \|$", page, flags=re.M)
    policy = 'schema = 1\nname = "rows"\n'
    for number, (code, query) in enumerate(rows):
        policy += f"[[rule]]\nid = \"row-{number}\"\npoints = 0\nmessage = \"m\"\nquery = '''{query} @here'''\n"
        policy += f"[[rule.test]]\ncode = '''{code}'''\nexpect = 1\n"
    path = pathlib.Path(folder, "rows.toml")
    path.write_text(policy)
    run = subprocess.run(["paddock", "policy", "test", str(path)], env=environment, capture_output=True, text=True)
    if run.returncode != 0 or len(rows) < 20:
        return [f"{len(rows)} rows of queries: {run.stdout}{run.stderr}"]
    return []


def main(paddock: str, hook: str, repository: str, write: bool) -> int:
    page = pathlib.Path(repository, "docs", "policies.md")
    before = page.read_text()
    with tempfile.TemporaryDirectory(prefix="paddock-transcript-") as folder:
        environment = {
            "PATH": f"{paddock}:{hook}:/usr/local/bin:/usr/bin:/bin",
            "HOME": folder,
            "LC_ALL": "C.UTF-8",
            "PADDOCK_EXAMPLES": os.path.join(repository, "examples", "strategies"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "XDG_CACHE_HOME": os.path.join(folder, "cache"),
        }
        for who in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{who}_NAME": "Someone", f"GIT_{who}_EMAIL": "someone@example.com"}
        after = replay(before, folder, environment)
        failures = queries_that_fail(before, folder, environment)
    if write:
        page.write_text(after)
    elif before != after:
        import difflib

        failures += difflib.unified_diff(before.splitlines(), after.splitlines(), "the page", "what was printed", lineterm="")
        failures.append("when what is printed is right: transcript.py ... --write")
    print("\n".join(failures) or "the page says what is printed")
    return 1 if failures else 0


if __name__ == "__main__":
    if shutil.which("git") is None:
        print("SKIPPED: git is missing, so that no commit can be stopped")
        sys.exit(77)
    sys.exit(main(*sys.argv[1:4], "--write" in sys.argv[4:]))
