"""Runs a program with the defence off: nothing around it, throwaway namespaces, or the backend with a layer switched off."""

import json
import os
import re
import shutil
import signal
import subprocess

from stage import identity

TIMEOUT_SECONDS = 20
TERM_SECONDS = 0.7  # what a harness gives a program before it asks it to end, and then to be gone
LATE_SECONDS = 3.0
# Bounds for this machine's sake: processor seconds, file size, private memory (page tables come on top), descriptors.
BOUNDS = ["prlimit", "--cpu=20", "--fsize=268435456", "--data=2147483648", "--core=0:1048576", "--nofile=8192:8192"]
NAMESPACES = ["unshare", "--map-root-user", "--mount", "--pid", "--fork", "--kill-child", "--net", "--ipc", "--uts",
              "--cgroup", "--mount-proc"]
# What a harness that only looks at the exit code believes.
BELIEVED = {124: "timed out", 125: "the harness failed", 126: "was refused", 137: "ran out of memory", 152: "used up its processor time",
            159: "made a forbidden system call"}


class Bare:
    def __init__(self, program, stage, python, driver):
        self.program, self.stage, self.driver = program, stage, driver
        self.python = python
        self.fooled = []

    def run(self, role=""):
        """The program's last line; what a naive harness fell for is in `fooled`."""
        path = self.stage.work / f"program-{role}.py"
        path.write_text(self.program.source(), encoding="utf-8")
        self.stage.own(path)
        environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "ROLE": role, **self.stage.environment,
                       **self.stage.outside_environment}
        if self.program.bare.startswith("without "):
            return self.run_without(path, environment)
        user = 0 if self.program.bare == "root" else self.stage.user
        process = subprocess.Popen(self.stage.start(self.command(path)), env=environment, cwd=self.stage.work, stdin=self.stage.stdin,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=self.stage.descriptors,
                                   start_new_session=self.stage.group is None, process_group=self.stage.group, **identity(user))
        out, err = self.watch(process)
        lines = out.decode("utf-8", "replace").splitlines()
        self.said = err.decode("utf-8", "replace").strip().splitlines()[-1:]
        self.look(process, out)
        return lines[-1] if lines else ""

    def command(self, path):
        python = self.python
        if self.program.python == "copy":  # one that the program's user owns
            python = str(self.stage.work / "python3")
            shutil.copy(self.python, python)
            self.stage.own(python)
        command = [python, "-s", "-B", "-u", str(path)]
        if self.program.bare == "own":
            inside = 'mount --bind "$HOST_DATA" /mnt && export DATA=/mnt; exec "$@"' if "data" in self.program.stage else 'exec "$@"'
            command = [*NAMESPACES, "sh", "-c", inside, "sh", *command]
        # A parent of its own, which the program may try to end.
        return [*BOUNDS, "sh", "-c", '"$@"; exit $?', "sh", *command]

    def watch(self, process):
        """Waits as the program's harness would."""
        if self.program.naive == "term":
            try:
                return process.communicate(timeout=TERM_SECONDS)
            except subprocess.TimeoutExpired:
                for pid in self.children(process.pid):
                    os.kill(pid, signal.SIGTERM)
            try:
                return process.communicate(timeout=TERM_SECONDS)
            except subprocess.TimeoutExpired:
                self.fooled.append("SIGTERM did not end it")
        limit = LATE_SECONDS if self.program.naive == "wait" else TIMEOUT_SECONDS
        try:
            return process.communicate(timeout=0.1 if self.fooled else limit)
        except subprocess.TimeoutExpired:
            if self.program.naive == "wait":
                self.fooled.append("waiting for the end of its output does not end")
            self.stage.kill_survivors()
            process.kill()
            return process.communicate()

    @staticmethod
    def children(pid):
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]

    def look(self, process, out):
        """What a naive harness makes of it."""
        naive = self.program.naive
        if naive == "code" and process.returncode in BELIEVED:
            self.fooled.append(f"exit code {process.returncode}: it {BELIEVED[process.returncode]}")
        if naive == "report" and process.returncode != 0:
            lines = [line for line in out.decode("utf-8", "replace").splitlines() if line.startswith("{") and line.endswith("}")]
            if lines and json.loads(lines[-1])["success"]:
                self.fooled.append("its last JSON object says success")
        if naive == "bytes" and not (out.isascii() and out.decode("ascii").replace("\n", "").isprintable()):
            self.fooled.append("its output goes to the terminal as it is")
        if naive == "wait" and b"FORGED" in out:
            self.fooled.append("what came after the program's end was taken for its output")
        made = self.stage.folder / "made"
        if naive == "names" and len({re.sub(r"[^!-~]", "_", name) for name in os.listdir(made)}) < len(os.listdir(made)):
            self.fooled.append("two files got one name")
        if naive == "parts":
            self.collect_by_parts(made)
        if naive == "collect":
            self.collect(made)

    def collect_by_parts(self, made):
        """Copies each file under a name that it could guess, and then renames it."""
        part = self.stage.out / ".paddock-part-30000-12"
        for name in sorted(os.listdir(made)):
            part.unlink(missing_ok=True)
            shutil.copy(made / name, part)
            os.rename(part, self.stage.out / name)
        if set(os.listdir(self.stage.out)) != set(os.listdir(made)):
            self.fooled.append("a file that was taken is gone")

    def collect(self, made):
        """As root, following links, keeping modes: what CVE-2024-28185 and its kin did."""
        try:
            copied = subprocess.run(["cp", "-rL", "--preserve=mode", f"{made}/.", str(self.stage.out)], timeout=LATE_SECONDS,
                                    env={"PATH": os.defpath, **self.stage.outside_environment}, capture_output=True, check=False, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            self.fooled.append("copying its files does not end")
            return
        if copied.returncode != 0:
            self.fooled.append("its files could not be copied")

    def run_without(self, path, environment):
        """In the native backend, less the layers that the header names."""
        command = [self.driver, "--degraded", "yes"]
        for layer in self.program.bare.removeprefix("without ").split(","):
            command += ["--without", layer]
        inside = {**environment, "OUT": "/output", "TMPDIR": "/tmp"}
        if "data" in self.program.stage:
            inside["DATA"] = "/data/d"
            command += ["--data", f"{environment['HOST_DATA']}:/data/d"]
        for name, value in inside.items():
            if name not in self.stage.outside_environment and name not in ("PATH", "LANG"):
                command += ["--env", f"{name}={value}"]
        with open(path, "rb") as source:
            done = subprocess.run(command, stdin=source, capture_output=True, timeout=TIMEOUT_SECONDS, check=False,
                                  cwd="/", env={"PATH": os.defpath}, **identity(self.stage.user))
        values = dict(line.partition(" ")[::2] for line in done.stdout.decode("utf-8", "replace").splitlines())
        self.said = [values.get("err", ""), values.get("error", done.stderr.decode("utf-8", "replace"))]
        lines = values.get("out", "").replace("\\n", "\n").splitlines()
        return lines[-1] if lines else ""
