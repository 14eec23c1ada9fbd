"""A set of generated strategies, honest and hostile mixed, to its end on the native backend."""
import os
import pathlib
import resource
import struct
import unittest

from batch_fixture import COUNT, LIMITS, PADDOCK, BatchTest, Ended, change, content, paddock, peak_memory, query, run_ids

KEYS = ["path", "source_sha256", "verdict", "risk_score", "status", "exit_code", "metrics", "resource_usage", "error"]


class Acceptance(BatchTest):
    def test_each_strategy_gets_the_verdict_and_status_that_it_was_made_for(self):
        sources = self.make_set(COUNT)
        database = self.folder / "t.db"
        with open(self.folder / "out", "w+") as out:
            process = self.started(sources, database, stdout=out)
            peak = peak_memory(process)
            ended = Ended(process)
            out.seek(0)
            ended.out = out.read()
        self.assertDone(ended)
        if not os.environ.get("PADDOCK_SANITIZE"):  # a sanitizer's shadow is no memory of the scheduler's
            self.assertTrue(0 < peak < 200 * 1024, f"the scheduler had {peak} KiB")
        print(f"scheduler: {peak} KiB at most, {COUNT} strategies")
        expected = {}
        for line in (self.folder / "set" / "expected.tsv").read_text().splitlines():
            name, verdict, status, kind = line.split("\t")
            expected[str(sources / name)] = (verdict, status, kind)
        rows = {row["path"]: row for row in ended.rows()}
        self.assertEqual(len(ended.rows()), len(expected))
        for path, (verdict, status, kind) in expected.items():
            row = rows[path]
            self.assertEqual((row["verdict"], row["status"]), (verdict, status), row)
            self.assertEqual(row["exit_code"] == 0, status == "ok", row)
            if kind == "honest" or kind == "honest-csv":
                self.assertEqual(row["flags"], [], row)
                # A curve that never moves has no Sharpe ratio, and the program says 0.
                self.assertAlmostEqual(row["metrics"]["sharpe"], row["recomputed"].get("sharpe", 0), delta=0.05)
            elif kind in ("liar", "not-a-number", "twice"):
                self.assertEqual(len(row["flags"]), 1, row)
            if status != "rejected":
                self.assertGreater(row["resource_usage"]["memory_usage_mb"], 1)
                self.assertGreater(row["resource_usage"]["cpu_time"], 0)
        self.exports_what_was_shown(database, rows)
        self.ranks_by_the_curve_and_not_by_the_claim(database, rows)
        copies = [path for path, (_, _, kind) in expected.items() if kind == "copy"]
        self.assertEqual(len({rows[path]["source_sha256"] for path in copies}), 1)
        self.goes_on_without_running_anything(sources, database)

    def exports_what_was_shown(self, database, rows):
        exported = paddock("results", "export", "--format", "jsonl", database).rows()
        self.assertEqual([row["path"] for row in exported], sorted(rows))
        for row in exported:
            self.assertEqual(list(row)[:len(KEYS)], KEYS)
            self.assertEqual(row, rows[row["path"]])

    def ranks_by_the_curve_and_not_by_the_claim(self, database, rows):
        ok = [row for row in rows.values() if row["status"] == "ok" and "sharpe" in {**row["metrics"], **row["recomputed"]}]
        best = sorted(ok, key=lambda row: (-row["recomputed"].get("sharpe", row["metrics"].get("sharpe")), row["path"]))
        shown = paddock("results", "top", "--count", len(best), database).out
        self.assertEqual([line.split()[-1] for line in shown.splitlines()[1:len(best) + 1]], [row["path"] for row in best])

    def goes_on_without_running_anything(self, sources, database):
        before = run_ids(database)
        again = self.batch(sources, database, "--resume")
        self.assertDone(again)
        self.assertEqual(again.out, "")
        self.assertEqual(run_ids(database), before)
        self.assertEqual(query(database, "SELECT * FROM claims"), [])
        refused = self.batch(sources, database)
        self.assertEqual(refused.code, 2)
        self.assertIn("--resume", refused.err)

    def test_another_policy_judges_anew_and_runs_nothing_that_ran(self):
        sources = self.quick_set(20)
        database = self.folder / "t.db"
        self.assertDone(self.batch(sources, database))
        before = run_ids(database)
        policy = self.folder / "house.toml"
        policy.write_text('schema = 1\nname = "house"\nextends = "default"\n[modules]\ndeny = ["!os"]\nallow = ["os"]\n')
        judged = self.batch(sources, database, "--resume", "--policy", policy)
        self.assertDone(judged)
        self.assertEqual(len(judged.rows()), 22)
        after = run_ids(database)
        self.assertEqual({source: after[source] for source in before}, before)
        self.assertEqual({row["risk_score"] > 0 for row in judged.rows() if row["verdict"] == "rejected"}, set())

    def test_another_build_judges_anew_and_runs_what_it_approves(self):
        sources = self.quick_set(20)
        database = self.folder / "t.db"
        self.assertDone(self.batch(sources, database))
        before = run_ids(database)
        # As if the first build had rejected one of those that ran.
        freed = str(sources / "q000.py")
        digest, = query(database, "SELECT source_sha256 FROM strategies WHERE path = ?", freed)[0]
        change(database, f"DELETE FROM runs WHERE source_sha256 = '{digest}'")
        change(database, f"UPDATE judgements SET verdict = 'rejected' WHERE source_sha256 = '{digest}'")
        self.assertEqual(self.batch(sources, database, "--resume").out, "")
        judged = self.batch(sources, database, "--resume", program=self.other_build("0123456789abcdef"))
        self.assertDone(judged)
        rows = {row["path"]: row["status"] for row in judged.rows()}
        self.assertEqual(len(rows), 22)
        self.assertEqual(rows[freed], "ok")
        after = run_ids(database)
        self.assertNotEqual(after.pop(digest), before.pop(digest))
        self.assertEqual(after, before)
        self.assertRegex(query(database, "SELECT value FROM batch WHERE key = 'engine'")[0][0], r"^[0-9.]+\+0123456789ab$")
        merged = paddock("batch", "merge", self.folder / "all.db", database, self.small_one(sources))
        self.assertEqual(merged.code, 2)
        self.assertIn("another engine", merged.err)

    def small_one(self, sources):
        self.assertDone(self.batch(sources / "q000.py", self.folder / "s.db"))
        return self.folder / "s.db"

    def test_a_program_that_nothing_tells_from_its_successor_makes_no_set(self):
        sources = self.quick_set(1)
        refused = self.batch(sources, self.folder / "t.db", program=self.other_build(None))
        self.assertEqual(refused.code, 125)
        self.assertIn("without a build id", refused.err)
        self.assertFalse((self.folder / "t.db").exists())

    def other_build(self, build_id):
        """A copy of the program with another build id (elf(5), "Notes"), or with a note that is none."""
        program = bytearray(pathlib.Path(PADDOCK).read_bytes())
        note = program.index(struct.pack("<III4s", 4, 20, 3, b"GNU\0"))
        program[note + 8] = 3 if build_id else 0x7f
        if build_id:
            program[note + 16:note + 16 + len(build_id) // 2] = bytes.fromhex(build_id)
        copy = self.folder / "paddock"
        copy.write_bytes(program)
        copy.chmod(0o755)
        return copy

    def test_what_could_not_be_judged_is_judged_by_resume(self):
        sources = self.quick_set(4)
        database = self.folder / "t.db"
        self.assertDone(self.batch(sources, database))
        wanted, before = content(database), run_ids(database)
        change(database, "UPDATE judgements SET verdict = 'rejected'")
        change(database, "INSERT OR REPLACE INTO findings SELECT source_sha256, 0, 'unreadable', 'could not be judged', '', 1, 1, "
                         "1, 1, 0, 1 FROM runs LIMIT 1")
        rejected = {row["path"] for row in paddock("results", "export", database).rows() if row["status"] == "rejected"}
        self.assertEqual(len(rejected), 6)
        again = self.batch(sources, database, "--resume")
        self.assertDone(again)
        self.assertEqual({row["status"] for row in again.rows()}, {"ok"})
        self.assertLess(len(again.rows()), 3)
        self.assertDone(self.batch(sources, database, "--resume", "--max-score", 29))
        self.assertDone(self.batch(sources, database, "--resume"))
        self.assertEqual((content(database), run_ids(database)), (wanted, before))

    def test_other_limits_run_anew(self):
        sources = self.quick_set(4)
        database = self.folder / "t.db"
        self.assertDone(self.batch(sources, database))
        before = run_ids(database)
        self.assertDone(paddock("batch", *LIMITS, "--pids", 9, "--results", database, "--resume", sources))
        after = run_ids(database)
        self.assertEqual(set(after), set(before))
        self.assertFalse(set(after.values()) & set(before.values()))

    def test_what_is_done_again_is_shown_once_a_path_and_as_it_is_now(self):
        sources = self.quick_set(30)
        (sources / "a_far_from_its_like.py").write_text("print('same')\n")
        database = self.folder / "t.db"
        first = self.batch(sources, database)
        self.assertDone(first)
        ran = sorted(row["path"] for row in first.rows() if row["status"] != "rejected")
        change(database, "UPDATE runs SET state = 'interrupted', status = 'killed', success = 0")
        for flags in ((), ("--pids", 9)):
            again = self.batch(sources, database, "--resume", *flags)
            self.assertDone(again)
            self.assertEqual(sorted(row["path"] for row in again.rows()), ran)
            self.assertEqual({row["status"] for row in again.rows()}, {"ok", "failed"})

    def test_runs_cost_no_descriptors(self):
        few = 100
        sources = self.quick_set(few)
        limited = self.batch(sources, self.folder / "t.db",
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (few, few)))
        self.assertDone(limited)
        self.assertEqual({row["status"] for row in limited.rows()}, {"ok", "failed", "rejected"})

    def test_artifacts_stay_where_they_are_wanted(self):
        sources = self.quick_set(2)
        database = self.folder / "t.db"
        self.assertDone(self.batch(sources, database, "--output", self.folder / "out"))
        for source, path in query(database, "SELECT source_sha256, path FROM artifacts"):
            self.assertTrue((self.folder / "out" / source[:16] / path).is_file())
        self.assertEqual(sorted(one.name for one in self.folder.iterdir()), ["out", "quick", "t.db"])

    def test_every_program_gets_the_same_seed(self):
        folder = self.folder / "seeds"
        folder.mkdir()
        (folder / "a.py").write_text("print(hash('paddock'))\n")
        (folder / "b.py").write_text("print(hash('paddock'), '')\n")
        (folder / "c.py").write_text("import os\nprint(os.environ['PADDOCK_SEED'])\n")
        database = self.folder / "t.db"
        self.assertDone(self.batch(folder, database, "--skip-validation", "--seed", 41))
        out = sorted(text.decode().strip() for text, in query(database, "SELECT stdout FROM runs"))
        self.assertEqual(len(set(out)), 2, out)
        self.assertIn("41", out)
        self.assertEqual({row["verdict"] for row in paddock("results", "export", database).rows()}, {None})


if __name__ == "__main__":
    unittest.main()
