"""What the tests of `paddock batch` share: the program, sets of strategies, and a database's content without its times."""
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

PADDOCK = os.environ["PADDOCK_PROGRAM"]
ROOT = pathlib.Path(__file__).resolve().parents[3]
LIMITS = ["--timeout", "3s", "--memory", "256m"]
COUNT = int(os.environ.get("PADDOCK_BATCH_COUNT", "70"))


def environment():
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}


def start(*arguments, program=PADDOCK, **options):
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    plugins = {} if program == PADDOCK else {"PADDOCK_PLUGIN_PATH": str(pathlib.Path(PADDOCK).parents[1] / "lib/paddock/plugins")}
    return subprocess.Popen([program, *map(str, arguments)], env={**environment(), **plugins}, stdin=subprocess.DEVNULL, text=True,
                            errors="surrogateescape", **options)


class Ended:
    def __init__(self, process, seconds=300):
        try:
            self.out, self.err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        self.code = process.returncode

    def rows(self):
        return [json.loads(line) for line in self.out.splitlines()]


def paddock(*arguments, **options):
    return Ended(start(*arguments, **options))


def peak_memory(process):
    """Of the process itself, in KiB, at its end (proc(5): VmHWM); what it starts does not count."""
    peak = 0
    while process.poll() is None:
        found = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())
        peak = int(found.group(1)) if found else peak
        time.sleep(0.01)
    return peak


def wait_until(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain for: {what}")
        time.sleep(0.005)


def query(database, sql, *values):
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


# What tells two runs of one program apart: times, and figures that hang on them.
OF_TIME = ("run_id", "execution_time", "resource_usage", "backend")


def content(database):
    """All that the tables hold, without times, run ids and measured figures."""
    tables = {}
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for table in ("strategies", "sources", "judgements", "findings", "metrics", "curves", "artifacts", "claims", "workers"):
        tables[table] = sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
    runs = []
    for source, state, status, success, code, number, error, out, err, problem, result in connection.execute(
            "SELECT source_sha256, state, status, success, exit_code, signal, error, stdout, stderr, metrics_problem, result "
            "FROM runs ORDER BY source_sha256"):
        told = {key: value for key, value in json.loads(result).items() if key not in OF_TIME}
        runs.append((source, state, status, success, code, number, error, out, err, problem, told))
    tables["runs"] = runs
    connection.close()
    return tables


def change(database, sql):
    connection = sqlite3.connect(database)
    connection.execute(sql)
    connection.commit()
    connection.close()


def run_ids(database):
    return dict(query(database, "SELECT source_sha256, run_id FROM runs WHERE state = 'ended'"))


def tree_of(process_id):
    """Process ids below one."""
    found, new = set(), [process_id]
    while new:
        at = new.pop()
        try:
            for task in pathlib.Path(f"/proc/{at}/task").iterdir():
                below = [int(child) for child in (task / "children").read_text().split()]
                new += [child for child in below if child not in found]
                found.update(below)
        except OSError:
            continue  # it is gone
    return found


def lives(process_id):
    try:
        return pathlib.Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def kill_and_look(process):
    """SIGKILL; nothing that it started may stay."""
    below = tree_of(process.pid)
    process.send_signal(signal.SIGKILL)
    ended = Ended(process)
    wait_until(lambda: not any(lives(one) for one in below), "the sandbox's processes to end", 20)
    return ended


class BatchTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="paddock-batch-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def make_set(self, count, seed=1):
        subprocess.run([sys.executable, ROOT / "tools/make_strategies.py", "--count", str(count), "--seed", str(seed),
                        self.folder / "set"], check=True)
        return self.folder / "set" / "strategies"

    def quick_set(self, count):
        """Programs that end at once, of which some are rejected, some fail, and two are the same."""
        folder = self.folder / "quick"
        folder.mkdir()
        for number in range(count):
            text = f'print({number})\nwith open("/output/result.json", "w") as out:\n    out.write(\'{{"sharpe": {number}}}\')\n'
            if number % 7 == 3:
                text = f"import os\nos.getpid() + {number}\n"
            if number % 11 == 5:
                text = f"raise ValueError({number})\n"
            (folder / f"q{number:03d}.py").write_text(text)
        (folder / "same_a.py").write_text("print('same')\n")
        (folder / "same_b.py").write_text("print('same')\n")
        return folder

    def batch(self, sources, database, *more, limits=LIMITS, **options):
        return paddock("batch", *limits, "--jobs", 2, "--format", "jsonl", "--results", database, *more, sources, **options)

    def started(self, sources, database, *more, **options):
        return start("batch", *LIMITS, "--jobs", 2, "--format", "jsonl", "--results", database, *more, sources, **options)

    def assertDone(self, ended):
        self.assertEqual(ended.code, 0, ended.err)


if __name__ == "__main__":
    unittest.main()
