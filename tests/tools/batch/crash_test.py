"""Whatever ends a batch, --resume goes on, and the database is at last what an undisturbed one holds."""
import json
import os
import random
import signal
import subprocess
import time
import unittest

from batch_fixture import LIMITS, PADDOCK, BatchTest, change, content, environment, kill_and_look, query, run_ids, start, tree_of, \
    wait_until, Ended, lives, paddock

KILLS = 20


def shown_rows(out):
    """The lines that are whole: SIGKILL can cut the last."""
    return [line for line in out.splitlines(keepends=True) if line.endswith("\n")]


class Crash(BatchTest):
    def test_sigkill_at_twenty_moments_and_resume_give_the_same_database(self):
        sources = self.quick_set(60)
        undisturbed = self.folder / "undisturbed.db"
        begin = time.monotonic()
        self.assertDone(self.batch(sources, undisturbed))
        whole = time.monotonic() - begin
        wanted = content(undisturbed)
        rng = random.Random(20)
        kills, rounds = 0, 0
        while kills < KILLS:
            rounds += 1
            database = self.folder / f"killed{rounds}.db"
            shown = {}
            while True:
                process = self.started(sources, database, *(["--resume"] if database.exists() else []))
                try:
                    process.wait(timeout=rng.uniform(0.0, whole / 4))
                    ended = Ended(process)
                    self.assertDone(ended)
                    break
                except subprocess.TimeoutExpired:
                    ended = kill_and_look(process)
                    kills += 1
                self.shown_is_durable(database, ended, shown)
            self.assertEqual(content(database), wanted)
            ids = run_ids(database)
            for source, run in shown.items():
                self.assertEqual(ids[source], run, "what had been shown ran again")
            self.assertEqual([one.name for one in self.folder.glob(f"{database.name}*")], [database.name])
        self.assertGreaterEqual(rounds, 2)

    def shown_is_durable(self, database, ended, shown):
        if not shown_rows(ended.out):
            return
        ids = run_ids(database)
        paths = dict(query(database, "SELECT path, source_sha256 FROM strategies"))
        judged = {source for source, in query(database, "SELECT source_sha256 FROM judgements")}
        for line in shown_rows(ended.out):
            row = json.loads(line)
            self.assertEqual(paths[row["path"]], row["source_sha256"])
            self.assertIn(row["source_sha256"], judged)
            if row["status"] != "rejected":
                self.assertIn(row["source_sha256"], ids)
                shown.setdefault(row["source_sha256"], ids[row["source_sha256"]])

    def test_ctrl_c_ends_what_runs_marks_it_and_keeps_the_rest(self):
        sources = self.quick_set(8)
        for number in range(2):
            (sources / f"a{number}_slow.py").write_text(f"n = {number}\nwhile True:\n    n += 1\n")
        database = self.folder / "t.db"
        process = start("batch", "--timeout", "100s", "--memory", "256m", "--jobs", 3, "--results", database, sources)
        wait_until(lambda: database.exists() and len(self.ended(database)) >= 4, "four runs to end")
        below = tree_of(process.pid)
        begin = time.monotonic()
        process.send_signal(signal.SIGINT)
        ended = Ended(process)
        self.assertEqual(ended.code, 130, ended.err)
        self.assertIn("--resume", ended.err)
        self.assertLess(time.monotonic() - begin, 10)
        self.assertFalse([one for one in below if lives(one)])
        marked = query(database, "SELECT path, status, runs.error FROM runs JOIN strategies USING(source_sha256) "
                                 "WHERE state = 'interrupted'")
        slow = {path: (status, error) for path, status, error in marked if "slow" in path}
        self.assertEqual(len(slow), 2, marked)
        for status, error in slow.values():
            self.assertEqual(status, "killed")
            self.assertIn("interrupted", error)
        self.assertLessEqual(len(marked), 3)
        self.assertEqual(query(database, "SELECT * FROM claims"), [])
        before = run_ids(database)
        again = paddock("batch", "--timeout", "100s", "--memory", "256m", "--resume", "--results", database, *sources.glob("q*.py"))
        self.assertDone(again)
        after = run_ids(database)
        self.assertEqual({source: after[source] for source in before}, before)

    def ended(self, database):
        try:
            return run_ids(database)
        except Exception as error:  # the tables are being made
            self.assertIn("no such table", str(error))
            return {}

    def test_a_full_disk_ends_it_with_a_sentence_and_resume_goes_on(self):
        sources = self.quick_set(60)
        undisturbed = self.folder / "undisturbed.db"
        self.assertDone(self.batch(sources, undisturbed))
        disk = self.folder / "disk"
        disk.mkdir()
        script = '''mount -t tmpfs -o size=400k tmpfs "$1" || exit 77
shift
"$@"; echo "first $?"
mount -o remount,size=64m tmpfs "$DISK" && "$@" --resume; echo "second $?"
cp "$DISK/t.db" "$DISK/../copy.db" && cp "$DISK"/t.db-wal "$DISK/../copy.db-wal" 2>/dev/null
exit 0'''
        command = [PADDOCK, "batch", *LIMITS, "--jobs", "2", "--format", "jsonl", "--results", str(disk / "t.db"), str(sources)]
        isolated = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
        ran = subprocess.run([*isolated, "sh", "-c", script, "sh", disk, *command], capture_output=True, text=True,
                             env={**environment(), "DISK": str(disk)}, timeout=120)
        if ran.returncode == 77:
            self.skipTest("SKIPPED: no small file system can be mounted here: " + ran.stderr)
        self.assertIn("first 125", ran.stdout, ran.stderr)
        self.assertIn("second 0", ran.stdout, ran.stderr)
        self.assertIn("the disk is full; make room, and go on with --resume", ran.stderr)
        rows = [line for line in ran.stdout.splitlines() if line.startswith("{")]
        self.assertEqual(len(rows), 62, "each row is shown once: what was shown before the disk was full had been kept")
        self.assertEqual(content(self.folder / "copy.db"), content(undisturbed))

    def test_what_the_writer_cannot_go_on_from_ends_the_batch_with_a_sentence(self):
        sources = self.quick_set(40)
        database = self.folder / "t.db"
        self.assertDone(self.batch(sources, database))
        # The runs stand, the verdicts do not: each row is shown again, with what is damaged here.
        change(database, "UPDATE judgements SET judged_by = ''")
        change(database, "UPDATE runs SET result = json_set(result, '$.resource_usage', 'no object')")
        ended = Ended(self.started(sources, database, "--resume"), seconds=30)
        self.assertEqual(ended.code, 125, ended.err)
        self.assertRegex(ended.err, "the batch failed by itself: .*; go on with --resume")


if __name__ == "__main__":
    unittest.main()
