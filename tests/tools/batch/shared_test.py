"""Several processes on one set: nothing twice, and nothing left out."""
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import unittest

from batch_fixture import LIMITS, PADDOCK, BatchTest, Ended, change, content, environment, kill_and_look, paddock, query, run_ids, \
    start, wait_until


SECTOR = 512
LOSSES = 8  # tried at each line that was shown


class Shared(BatchTest):
    def test_processes_that_share_a_database_do_each_source_once(self):
        sources = self.quick_set(60)
        undisturbed = self.folder / "undisturbed.db"
        self.assertDone(self.batch(sources, undisturbed))
        database = self.folder / "t.db"
        processes = [self.started(sources, database, "--resume") for _ in range(3)]
        every = [Ended(process) for process in processes]
        shown = [row["path"] for ended in every for row in ended.rows()]
        for ended in every:
            self.assertDone(ended)
        self.assertEqual(sorted(shown), sorted(set(shown)), "a strategy was shown twice")
        self.assertEqual(len(shown), 62)
        self.assertGreater(sum(bool(ended.rows()) for ended in every), 1)
        self.assertEqual(content(database), content(undisturbed))
        self.assertEqual([one.name for one in self.folder.glob("t.db*")], ["t.db"])

    def test_processes_may_begin_at_the_same_moment(self):
        if shutil.which("strace") is None:
            self.skipTest("SKIPPED: no strace here")
        sources = self.quick_set(2)
        for number in range(4):
            # Each lock is held 3 ms longer, so that they meet.
            processes = [subprocess.Popen(
                ["strace", "-o", "/dev/null", "-e", "trace=fcntl", "-e", "inject=fcntl:delay_exit=3000", PADDOCK, "batch",
                 "--backend", "dry-run", "-q", "--resume", "--results", self.folder / f"{number}.db", sources], text=True,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**environment(), "ASAN_OPTIONS": "detect_leaks=0"})
                for _ in range(4)]
            for process in processes:
                self.assertDone(Ended(process))

    def test_what_a_killed_process_had_is_done_by_the_others(self):
        sources = self.quick_set(6)
        slow = sources / "aa_slow.py"
        slow.write_text("n = 0\nwhile n < 20000000:\n    n += 1\n")
        database = self.folder / "t.db"
        first = start("batch", "--timeout", "60s", "--memory", "256m", "--jobs", 1, "--format", "jsonl", "--results", database,
                      sources)
        wait_until(lambda: self.claims(database), "the first process to take the slow one")
        second = start("batch", "--timeout", "60s", "--memory", "256m", "--jobs", 1, "--format", "jsonl", "--results", database,
                       sources)
        wait_until(lambda: len(self.workers(database)) == 2, "the second process to begin")
        kill_and_look(first)
        ended = Ended(second)
        self.assertDone(ended)
        self.assertIn(str(slow), [row["path"] for row in ended.rows()])
        self.assertEqual({row["status"] for row in ended.rows()} - {"ok", "failed", "rejected"}, set())
        rows = paddock("results", "export", database).rows()
        self.assertEqual(len(rows), 9)
        self.assertNotIn(None, [row["status"] for row in rows])

    def claims(self, database):
        return self.asked(database, "SELECT * FROM claims")

    def workers(self, database):
        return self.asked(database, "SELECT * FROM workers")

    def asked(self, database, sql):
        try:
            return query(database, sql) if database.exists() else []
        except Exception as error:  # the tables are being made
            self.assertIn("no such table", str(error))
            return []

    def test_others_with_other_settings_are_kept_out(self):
        sources = self.quick_set(1)
        (sources / "aa_slow.py").write_text("while True:\n    pass\n")
        database = self.folder / "t.db"
        first = start("batch", "--timeout", "60s", "--memory", "256m", "--jobs", 1, "--results", database, sources)
        wait_until(lambda: self.claims(database), "the first process to begin")
        refused = paddock("batch", "--timeout", "59s", "--memory", "256m", "--results", database, sources)
        self.assertEqual(refused.code, 2)
        self.assertIn("other flags", refused.err)
        first.send_signal(signal.SIGTERM)
        self.assertEqual(Ended(first).code, 130)

    def test_shards_are_apart_whole_and_merge_to_what_one_process_makes(self):
        sources = self.quick_set(40)
        undisturbed = self.folder / "undisturbed.db"
        self.assertDone(self.batch(sources, undisturbed))
        paths = []
        for part in (1, 2, 3):
            ended = self.batch(sources, self.folder / f"{part}.db", "--shard", f"{part}/3")
            self.assertDone(ended)
            self.assertGreater(len(ended.rows()), 3)
            paths += [row["path"] for row in ended.rows()]
        self.assertEqual(len(paths), len(set(paths)))
        self.assertEqual(len(paths), 42)
        merged = paddock("batch", "merge", self.folder / "all.db", *(self.folder / f"{part}.db" for part in (1, 2, 3)))
        self.assertDone(merged)
        self.assertEqual(content(self.folder / "all.db"), content(undisturbed))
        self.assertDone(self.batch(sources, self.folder / "all.db", "--resume"))
        self.refuses_to_merge(sources)

    def test_a_file_that_cannot_be_read_belongs_to_every_part(self):
        sources = self.quick_set(8)
        target = self.folder / "elsewhere.py"
        (sources / "gone.py").symlink_to(target)
        whole = self.folder / "whole.db"
        self.assertDone(self.batch(sources, whole))
        parts = {part: self.folder / f"{part}.db" for part in (1, 2)}
        for part, database in parts.items():
            ended = self.batch(sources, database, "--shard", f"{part}/2")
            self.assertDone(ended)
            self.assertEqual([row["status"] for row in ended.rows() if row["path"] == str(sources / "gone.py")], ["rejected"])
        self.assertDone(paddock("batch", "merge", self.folder / "all.db", *parts.values()))
        self.assertEqual(content(self.folder / "all.db"), content(whole))
        # One machine can read it now, and its part is this one or the other.
        target.write_text("print('found')\n")
        own = int(hashlib.sha256(target.read_bytes()).hexdigest()[:15], 16) % 2 + 1
        self.assertDone(self.batch(sources, parts[own], "--resume", "--shard", f"{own}/2"))
        refused = paddock("batch", "merge", self.folder / "no.db", *parts.values())
        self.assertEqual(refused.code, 2)
        self.assertIn("gone.py is another source here than in the databases before it, or could be read in one", refused.err)
        self.assertDone(self.batch(sources, parts[3 - own], "--resume", "--shard", f"{3 - own}/2"))
        self.assertDone(paddock("batch", "merge", self.folder / "again.db", *parts.values()))
        found = [row for row in paddock("results", "export", self.folder / "again.db").rows() if row["path"] == str(sources / "gone.py")]
        self.assertEqual([row["status"] for row in found], ["ok"])
        self.assertEqual(len(query(self.folder / "again.db", "SELECT * FROM strategies")), 11)

    def test_parts_in_one_database_leave_each_other_s_rows(self):
        sources = self.quick_set(8)
        for part in (1, 2, 1):
            self.assertDone(self.batch(sources, self.folder / "t.db", "--resume", "--shard", f"{part}/2"))
        self.assertEqual(len(query(self.folder / "t.db", "SELECT * FROM strategies")), 10)

    def refuses_to_merge(self, sources):
        other = self.folder / "other.db"
        self.assertDone(paddock("batch", *LIMITS, "--pids", 9, "--results", other, sources))
        refused = paddock("batch", "merge", self.folder / "no.db", self.folder / "1.db", other)
        self.assertEqual(refused.code, 2)
        self.assertIn("flags, limits or data", refused.err)
        self.assertFalse((self.folder / "no.db").exists())
        (sources / "q000.py").write_text("print('another')\n")
        self.assertDone(self.batch(sources, self.folder / "later.db"))
        refused = paddock("batch", "merge", self.folder / "no.db", self.folder / "all.db", self.folder / "later.db")
        self.assertEqual(refused.code, 2)
        self.assertIn("q000.py is another source here", refused.err)
        self.assertFalse((self.folder / "no.db").exists())
        there = paddock("batch", "merge", self.folder / "all.db", self.folder / "1.db")
        self.assertEqual(there.code, 2)
        text = self.folder / "text.db"
        text.write_text("no database " * 100)
        self.assertNotEqual(paddock("batch", "merge", self.folder / "no.db", text).code, 0)
        self.assertFalse((self.folder / "no.db").exists())

    def test_a_merge_prefers_the_run_that_ended(self):
        sources = self.quick_set(3)
        one, two = self.folder / "1.db", self.folder / "2.db"
        self.assertDone(self.batch(sources, one))
        self.assertDone(self.batch(sources, two))
        change(one, "UPDATE runs SET state = 'interrupted', status = 'killed'")
        self.assertDone(paddock("batch", "merge", self.folder / "all.db", one, two))
        self.assertEqual(run_ids(self.folder / "all.db"), run_ids(two))


class PowerLoss(BatchTest):
    """The disk as strace saw it: only what was synced is there after a power loss, and of the rest any part."""

    def test_what_was_shown_survives_a_power_loss(self):
        if shutil.which("strace") is None:
            self.skipTest("SKIPPED: no strace here")
        sources = self.quick_set(12)
        database = self.folder / "t.db"
        log = self.folder / "trace"
        # The dry-run backend: the database does the same with it, and no sandbox is traced.
        traced = subprocess.run(
            ["strace", "-f", "-xx", "-s", "2000000", "-yy", "-o", log, "-e",
             "trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink", PADDOCK, "batch", "--backend", "dry-run", "--jobs", "2",
             "--format", "jsonl", "--results", database, sources], capture_output=True, text=True, timeout=120,
            env={**environment(), "ASAN_OPTIONS": "detect_leaks=0"})  # that one traces too, and two cannot
        self.assertEqual(traced.returncode, 0, traced.stderr)
        shown = self.replay(log, database, random.Random(5))
        self.assertEqual(shown, 14)

    def replay(self, log, database, rng):
        """Replays the trace; at each shown line looks at what a loss of power would have left."""
        images, durable, unsynced, shown = {}, {}, {}, []
        call = re.compile(r'(\w+)\((\d+)<([^>]*)>(?:, "((?:\\x[0-9a-f]{2})*)", \d+)?(?:, (\d+))?\)\s+= (\d+)')
        for line in self.whole_calls(log.read_text()):
            found = call.search(line)
            if not found:
                continue
            name, descriptor, path, data, number, _ = found.groups()
            path = bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path
            if name == "write" and descriptor == "1":
                shown += bytes.fromhex(data.replace("\\x", "")).decode().splitlines()
                for _ in range(LOSSES):
                    self.survives(durable, unsynced, shown, database, rng)
            elif not path.startswith(str(database)) or path.endswith("-shm"):
                continue
            elif name == "pwrite64":
                write = (int(number), bytes.fromhex(data.replace("\\x", "")))
                self.apply(images.setdefault(path, bytearray()), write)
                unsynced.setdefault(path, []).append(write)
            elif name == "ftruncate":
                image = images.setdefault(path, bytearray())
                del image[int(number):]
            elif name in ("fsync", "fdatasync"):
                durable[path] = bytes(images.get(path, b""))
                unsynced[path] = []
        return len(shown)

    def whole_calls(self, text):
        """Lines of the trace, with calls that others interrupted put together again."""
        begun = {}
        for line in text.splitlines():
            thread, rest = line.split(None, 1)
            if rest.endswith("<unfinished ...>"):
                begun[thread] = rest[:-len("<unfinished ...>")].rstrip()
            elif rest.startswith("<..."):
                yield begun.pop(thread) + rest.split("resumed>", 1)[1]
            else:
                yield rest

    def apply(self, image, write):
        at, data = write
        if len(image) < at:
            image.extend(b"\0" * (at - len(image)))
        image[at:at + len(data)] = data

    def survives(self, durable, unsynced, shown, database, rng):
        lost = self.folder / "lost"
        shutil.rmtree(lost, ignore_errors=True)
        lost.mkdir()
        for path, image in durable.items():
            left = bytearray(image)
            for write in unsynced.get(path, []):
                # Some of what was not synced, out of its order, and some of that torn between two sectors.
                at, data = write
                part = rng.choice([0, len(data), rng.randrange(0, len(data) + 1, SECTOR)])
                self.apply(left, (at, data[:part]))
            (lost / os.path.basename(path)).write_bytes(left)
        copy = lost / database.name
        self.assertEqual(query(copy, "PRAGMA integrity_check"), [("ok",)])
        kept = dict(query(copy, "SELECT path, source_sha256 FROM strategies"))
        judged = {source for source, in query(copy, "SELECT source_sha256 FROM judgements")}
        ran = {source for source, in query(copy, "SELECT source_sha256 FROM runs WHERE state = 'ended'")}
        for line in shown:
            row = json.loads(line)
            self.assertEqual(kept[row["path"]], row["source_sha256"])
            self.assertIn(row["source_sha256"], judged)
            self.assertEqual(row["source_sha256"] in ran, row["status"] != "rejected")


if __name__ == "__main__":
    unittest.main()
