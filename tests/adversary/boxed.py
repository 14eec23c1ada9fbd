"""Runs a program in paddock with the validator switched off, and judges the result: it has to hold, and to be true."""

import hashlib
import json
import os
import subprocess
import time

from stage import identity

TIMEOUT_SECONDS = 60
RUN_TIMEOUT = "15s"  # of a program without a timeout of its own
LATE_SECONDS = 10.0  # from the program's timeout until paddock is back
SIGSYS = 31
CONTROLS = {"network", "filesystem", "memory", "pids", "cpu", "cpu-time", "wall", "output", "disk", "seccomp", "landlock",
            "privileges", "processes", "ipc", "environment", "descriptors"}
# What gVisor does not show from inside, or has not: a run there is --allow-degraded, and the result names these.
GVISOR_LACKS = {"filesystem", "memory", "pids", "cpu", "cpu-time", "disk", "landlock", "privileges", "processes", "ipc"}
# Of [sandbox], by who asks.
SANDBOX = {"gvisor": 'runtime = "runsc"', "podman": f'command = "{os.environ.get("PADDOCK_TEST_DOCKER_COMMAND", "/usr/bin/podman")}"'}
FIGURES = ("memory_usage_mb", "cpu_time", "pids_peak")


class Boxed:
    def __init__(self, program, stage, paddock, backend, who):
        self.who = who
        self.program, self.stage, self.paddock, self.backend = program, stage, paddock, backend
        self.may_have_error = program.may_have_error or (backend == "docker" and program.header.get("docker-error") == "yes")
        self.problems = []  # what is not true in the result
        self.said = []

    def run(self, role=""):
        """The program's verdict: BREACH, HELD or something else, which is no verdict."""
        path = self.stage.work / f"program-{role}.py"
        path.write_text(self.program.source(), encoding="utf-8")
        self.stage.own(path)
        command = [self.paddock, "run", "--skip-validation", "--backend", self.backend, "--format", "json", "--output", str(self.stage.out)]
        if "--timeout" not in self.program.flags:
            command += ["--timeout", RUN_TIMEOUT]
        if self.who in SANDBOX:
            policy = self.stage.work / "sandbox.toml"
            policy.write_text(f'schema = 1\nname = "{self.who}"\nextends = "default"\n[sandbox]\n{SANDBOX[self.who]}\n', encoding="utf-8")
            command += ["--policy", policy]
        if self.who == "gvisor":
            command.append("--allow-degraded")
        command += [*self.program.flags, *self.stage.flags]
        for name, value in {**self.stage.environment, "ROLE": role}.items():
            command += ["--env", f"{name}={value}"]
        command.append(str(path))
        environment = {"PATH": os.defpath, **self.stage.outside_environment}
        if "DOCKER_HOST" in os.environ:
            environment["DOCKER_HOST"] = os.environ["DOCKER_HOST"]  # the engine that the tests started
        start = time.monotonic()
        done = subprocess.run(self.stage.start(command), env=environment, cwd="/", stdin=self.stage.stdin, capture_output=True,
                              timeout=TIMEOUT_SECONDS, check=False, pass_fds=self.stage.descriptors,
                              process_group=self.stage.group, **identity(self.stage.user))
        if time.monotonic() - start > LATE_SECONDS + 15:
            self.problems.append(f"paddock came back after {time.monotonic() - start:.1f} s")
        if b"\x1b" in done.stdout or b"\x00" in done.stdout:
            self.problems.append("the JSON holds raw control bytes")
        try:
            result = json.loads(done.stdout.decode("utf-8"))
        except ValueError as error:
            self.problems.append(f"standard output is no JSON ({error}): {done.stdout[:200]} {done.stderr[-300:]}")
            return ""
        self.said = result["stderr"].strip().splitlines()[-1:] + [str(result["error"] or "")]
        return self.judge(result, done.returncode)

    def judge(self, result, code):
        # A call that only an attack makes may end the run: that held as well, and the result has to say so.
        killed_by_filter = (result["status"], result["limits_hit"], result["signal"]) == ("killed", ["syscall"], SIGSYS)
        if not killed_by_filter:
            self.expect_end(result, code)
        elif not result["error"] or not result["isolation_events"]:
            self.problems.append("the run was ended by the filter, and the result does not say by which call")
        self.expect_truth(result)
        lines = result["stdout"].splitlines()
        last = lines[-1] if lines else ""
        if "FORGED" in result["stdout"]:
            self.problems.append("the output holds what came after the program's end")
        ended = result["status"] != "ok" and result["status"] in self.program.ends
        return "HELD" if last != "BREACH" and (ended or killed_by_filter) else last

    def expect(self, what, found, wanted):
        if found != wanted:
            self.problems.append(f"{what} is {found!r}, not {wanted!r}")

    def expect_end(self, result, code):
        """The status, its code and its signal are those that the kernel told."""
        if result["status"] not in self.program.ends:
            self.problems.append(f"status is {result['status']}, not {' or '.join(sorted(self.program.ends))}")
        if not set(result["limits_hit"]) <= self.program.limits:
            self.problems.append(f"limits_hit is {result['limits_hit']}")
        if result["status"] in ("memory", "timeout", "output-limit") and not result["limits_hit"]:
            self.problems.append("limits_hit does not name the bound")
        wanted_signal = self.program.number("signal")
        if wanted_signal is not None and result["status"] in self.program.ends:
            self.expect("signal", result["signal"], wanted_signal)
        wanted_code = self.program.number("exit")
        if wanted_code is not None or result["status"] == "ok":
            self.expect("exit_code", result["exit_code"], wanted_code or 0)
        told = {"timeout": 124, "error": 125}.get(result["status"])
        if told is None:
            told = result["exit_code"] if result["exit_code"] >= 0 else 128 + (result["signal"] or 9)
        if not result["error"]:
            self.expect("paddock's own exit code", code, told)
        if result["error"] and not self.may_have_error:
            self.problems.append(f"error: {result['error']}")
        if not self.may_have_error:
            self.expect("success", result["success"], result["status"] == "ok")

    def expect_truth(self, result):
        """What the program can't have a say in."""
        self.expect("validation", (result["validation"], result["validation_skipped"]), (None, True))
        self.expect("backend", result["backend"]["name"], self.backend)
        controls = {control["name"]: control["enforced"] for control in result["backend"]["controls"]}
        self.expect("the controls", set(controls), CONTROLS)
        missing = {name for name, enforced in controls.items() if not enforced}
        if missing != (GVISOR_LACKS if self.who == "gvisor" else set()):
            self.problems.append(f"controls that are not in force: {sorted(missing)}")
        for figure in FIGURES:
            if result["resource_usage"][figure] == 0:
                self.problems.append(f"{figure} is 0")
        listed = {}
        for artifact in result["artifacts"]:
            path = self.stage.out / artifact["path"]
            listed[artifact["path"]] = artifact["sha256"]
            if path.is_symlink() or not path.is_file():
                self.problems.append(f"artifact {artifact['path']} is listed, and not there")
            elif hashlib.sha256(path.read_bytes()).hexdigest() != artifact["sha256"]:
                self.problems.append(f"artifact {artifact['path']} is not what its digest says")
        if len(listed) < len(result["artifacts"]):
            self.problems.append("two artifacts have one path")
