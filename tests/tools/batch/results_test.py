"""`paddock results`, what `batch` prints on a terminal and without one, and what both refuse."""
import csv
import fcntl
import io
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import termios
import time
import unittest

from batch_fixture import LIMITS, PADDOCK, BatchTest, environment, paddock, start, Ended


def on_a_terminal(arguments, columns=120):
    """Runs the program on a terminal of its own; gives its exit code and all that was written there."""
    process, terminal = pty.fork()
    if process == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        os.execve(PADDOCK, [PADDOCK, *map(str, arguments)], {**environment(), "TERM": "xterm"})
    written = b""
    end = time.monotonic() + 60
    while True:
        if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            raise AssertionError(f"it did not end; its last words: {written[-300:]}")
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # EIO: the other side is closed (pty(7))
            break
        if not piece:
            break
        written += piece
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), written.decode()


class Display(BatchTest):
    def test_a_terminal_gets_one_line_that_is_drawn_again_and_the_leaderboard_at_the_end(self):
        sources = self.quick_set(40)
        code, text = on_a_terminal(["batch", *LIMITS, "--jobs", 2, "--results", self.folder / "t.db", sources])
        self.assertEqual(code, 0, text)
        drawn = re.findall(r"\r(\d+)/42 \[[#.]{20}\] running \d+  approved (\d+)  review 0  rejected (\d+)  failed (\d+)", text)
        self.assertGreater(len(drawn), 2, text)
        done = [int(one[0]) for one in drawn]
        self.assertEqual(done, sorted(done))
        self.assertEqual(drawn[-1], ("42", "37", "5", "4"))
        self.assertRegex(text, r"\d+\.\d/s  .* left")
        last = text.rsplit("\x1b[K", 1)[1]
        self.assertIn("rank", last)
        self.assertNotIn("\x1b", last)
        self.assertNotIn("[ 1/42]", text)
        self.assertRegex(last, r"denied-module +5 +5")

    def test_a_narrow_terminal_gets_lines_that_fit(self):
        sources = self.quick_set(10)
        code, text = on_a_terminal(["batch", *LIMITS, "--results", self.folder / "t.db", sources], columns=40)
        self.assertEqual(code, 0)
        for line in re.findall(r"\r([^\r\n\x1b]*)\x1b\[K", text):
            self.assertLess(len(line), 40)

    def test_a_set_that_moved_is_counted_once(self):
        before = self.quick_set(40)
        database = self.folder / "t.db"
        self.assertDone(self.batch(before, database))
        after = self.folder / "moved"
        shutil.copytree(before, after)
        code, text = on_a_terminal(["batch", *LIMITS, "--pids", 9, "--jobs", 1, "--resume", "--results", database, after])
        self.assertEqual(code, 0, text)
        drawn = re.findall(r"\r(\d+)/42 \[[#.]{20}\] running \d+  approved (\d+)  review 0  rejected (\d+)  failed (\d+)", text)
        self.assertEqual(drawn[-1], ("42", "37", "0", "4"))
        self.assertLessEqual(max(int(one[0]) for one in drawn), 42)

    def test_parts_count_to_their_own_wholes(self):
        sources = self.quick_set(40)
        (sources / "gone.py").symlink_to(sources / "nowhere.py")
        wholes = 0
        for part in (1, 2, 3):
            _, text = on_a_terminal(["batch", *LIMITS, "--shard", f"{part}/3", "--results", self.folder / f"{part}.db", sources])
            done, total = re.findall(r"\r(\d+)/(\d+) \[", text)[-1]
            self.assertEqual(done, total)
            wholes += int(total)
        self.assertEqual(wholes, 42 + 3)

    def test_a_path_that_is_given_twice_is_one(self):
        sources = self.quick_set(1)
        for _ in range(2):
            ended = paddock("batch", *LIMITS, "--results", self.folder / "t.db", "--resume", sources, sources / "q000.py")
            self.assertDone(ended)
        self.assertIn("3 strategies", ended.out)
        _, text = on_a_terminal(["batch", *LIMITS, "--results", self.folder / "t.db", "--resume", sources, sources / "q000.py"])
        self.assertIn("\r3/3 [", text)

    def test_without_a_terminal_there_are_plain_lines(self):
        sources = self.quick_set(10)
        ended = paddock("batch", *LIMITS, "--results", self.folder / "t.db", sources)
        self.assertDone(ended)
        self.assertNotIn("\x1b", ended.out + ended.err)
        self.assertNotIn("\r", ended.out + ended.err)
        lines = re.findall(r"^\[ *(\d+)/12\] (approved|rejected) +(ok|failed|rejected) .*\.py", ended.out, re.MULTILINE)
        self.assertEqual([int(line[0]) for line in lines], list(range(1, 13)))
        quiet = paddock("batch", *LIMITS, "-q", "--results", self.folder / "q.db", sources)
        self.assertEqual((quiet.code, quiet.out, quiet.err), (0, "", ""))

    def test_names_and_outputs_do_not_act_on_the_terminal(self):
        folder = self.folder / "hostile"
        folder.mkdir()
        (folder / "a\x1b[31m\nb\u202e.py").write_text("raise ValueError('\\x1b[2J')\n")
        database = self.folder / "t.db"
        ended = paddock("batch", *LIMITS, "--results", database, folder)
        self.assertDone(ended)
        path = str(folder / "a\x1b[31m\nb\u202e.py")
        texts = [ended.out, *(paddock("results", *sub).out for sub in
                              (["list", database], ["top", database], ["show", database, path], ["compare", database, database],
                               ["export", database], ["export", "--format", "csv", database]))]
        for text in texts[:5]:
            self.assertNotIn("\x1b", text)
            self.assertNotIn("\u202e", text)
        self.assertIn("\\x1b[31m\\nb\\u202e.py", texts[0])
        self.assertIn("\\x1b[2J", texts[3])


class Results(BatchTest):
    def test_csv_is_read_back_and_holds_no_formula(self):
        folder = self.folder
        for name in ("=cmd|' C calc'!A1.py", "+1.py", "plain, with \"quotes\".py"):
            (folder / name).write_text('with open("/output/result.json", "w") as out:\n    out.write(\'{"sharpe": -1.5}\')\n')
        database = folder / "t.db"
        ended = paddock("batch", *LIMITS, "--results", database, *folder.glob("*.py"), cwd=folder)
        self.assertDone(ended)
        rows = list(csv.DictReader(io.StringIO(paddock("results", "export", "--format", "csv", database).out)))
        self.assertEqual(len(rows), 3)
        self.assertEqual({row["sharpe"] for row in rows}, {"-1.5"})
        self.assertIn(str(folder / "plain, with \"quotes\".py"), [row["path"] for row in rows])
        relative = paddock("batch", *LIMITS, "--results", folder / "r.db", "=cmd|' C calc'!A1.py", cwd=folder)
        self.assertDone(relative)
        rows = list(csv.DictReader(io.StringIO(paddock("results", "export", "--format", "csv", folder / "r.db").out)))
        self.assertEqual(rows[0]["path"], "'=cmd|' C calc'!A1.py")

    def test_show_and_compare_say_what_became_of_a_strategy(self):
        sources = self.quick_set(12)
        first, second = self.folder / "1.db", self.folder / "2.db"
        self.assertDone(self.batch(sources, first))
        (sources / "q001.py").write_text("import os\n")
        (sources / "q002.py").unlink()
        (sources / "new.py").write_text("print(1)\n")
        self.assertDone(self.batch(sources, second))
        compared = paddock("results", "compare", first, second)
        self.assertEqual(compared.code, 0)
        self.assertIn(f"{sources}/q001.py  verdict approved -> rejected  status ok -> rejected  risk score 0 -> 30", compared.out)
        self.assertIn(f"{sources}/q002.py  only in the first", compared.out)
        self.assertIn(f"{sources}/new.py  only in the second", compared.out)
        self.assertIn("12 of 15 are the same", compared.out)
        shown = paddock("results", "show", second, sources / "q001.py")
        self.assertIn("1:8: denied-module", shown.out)
        failed = paddock("results", "show", second, sources / "q005.py")
        self.assertIn("status   failed, exit code 1", failed.out)
        self.assertIn("ValueError: 5", failed.out)

    def test_a_database_is_read_where_nothing_can_be_written(self):
        database = self.folder / "odd ?#%" / "t.db"
        database.parent.mkdir()
        self.assertDone(self.batch(self.quick_set(3), database))
        wanted = paddock("results", "export", database).out
        database.chmod(0o444)
        database.parent.chmod(0o555)
        self.folder.chmod(0o755)
        user = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        if subprocess.run(["test", "-x", PADDOCK], **user).returncode != 0:
            self.skipTest("SKIPPED: an ordinary user cannot reach the program here")
        ended = paddock("results", "export", database, **user)
        database.parent.chmod(0o755)
        self.assertEqual((ended.code, ended.out), (0, wanted), ended.err)

    def test_reading_leaves_nothing_behind(self):
        sources = self.quick_set(2)
        self.assertDone(self.batch(sources, self.folder / "t.db"))
        for sub in ("list", "top", "export"):
            self.assertEqual(paddock("results", sub, self.folder / "t.db").code, 0)
        self.assertEqual(sorted(one.name for one in self.folder.iterdir()), ["quick", "t.db"])

    def test_ranks_by_any_metric_and_ties_the_same_way(self):
        folder = self.folder / "ties"
        folder.mkdir()
        for name, sharpe, drawdown in (("b", 1, -0.3), ("a", 1, 0.2), ("c", 2, 0.4), ("d", "null", 0.1)):
            (folder / f"{name}.py").write_text(
                f'with open("/output/result.json", "w") as out:\n    out.write(\'{{"sharpe": {sharpe}, "max_drawdown": {drawdown}}}\')\n')
        database = self.folder / "t.db"
        self.assertDone(self.batch(folder, database))
        order = lambda *flags: "".join(line.split("/")[-1][0] for line in
                                       paddock("results", "top", *flags, database).out.splitlines()[1:])
        self.assertEqual(order(), "cab")
        self.assertEqual(order("--rank-by", "sharpe:low"), "abc")
        self.assertEqual(order("--rank-by", "max_drawdown"), "dabc")
        self.assertEqual(order("--count", "1"), "c")
        self.assertIn("nothing to rank", paddock("results", "top", "--rank-by", "none", database).out)

    def test_wrong_use_is_refused_with_a_sentence(self):
        sources = self.quick_set(1)
        database = self.folder / "t.db"
        self.assertDone(self.batch(sources, database))
        text = self.folder / "text.db"
        text.write_text("this is no database\n" * 300)
        for code, arguments, word in (
                (2, ["results"], "list, show, top"),
                (2, ["results", "lst", database], "none of"),
                (2, ["results", "list"], "one FILE.db"),
                (2, ["results", "list", self.folder / "no.db"], "no such results database"),
                (2, ["results", "list", text], "no whole database"),
                (2, ["results", "show", database, "no.py"], "no strategy"),
                (2, ["results", "top", "--rank-by", "sharpe:up", database], "--rank-by"),
                (2, ["results", "top", "--count", "0", database], "--count"),
                (2, ["results", "export", "--format", "xml", database], "--format"),
                (2, ["batch"], "needs files"),
                (2, ["batch", self.folder / "none"], "no such file"),
                (2, ["batch", "--shard", "3/2", sources], "--shard"),
                (2, ["batch", "--shard", "0/2", sources], "--shard"),
                (2, ["batch", "--jobs", "0", sources], "--jobs"),
                (2, ["batch", "--seed", "x", sources], "--seed"),
                (2, ["batch", "--explain-isolation", sources], "of one run"),
                (2, ["batch", "--results", database, sources], "--resume"),
                (2, ["batch", "--timeout", "soon", sources], "--timeout"),
                (2, ["batch", "merge", self.folder / "o.db"], "merge takes"),
                (125, ["batch", "--backend", "none", "--results", self.folder / "n.db", sources], "none"),
                (125, ["batch", "--results", self.folder / "no" / "t.db", sources], "place that you can write")):
            ended = Ended(start(*arguments, cwd=self.folder))
            self.assertEqual(ended.code, code, (arguments, ended.err))
            self.assertIn(word, ended.err, arguments)
            self.assertEqual(ended.out, "", arguments)
        self.assertFalse((self.folder / "n.db").exists())

    def test_a_file_that_cannot_be_read_counts_as_rejected(self):
        folder = self.folder / "set"
        folder.mkdir()
        (folder / "good.py").write_text("print(1)\n")
        (folder / "gone.py").symlink_to(folder / "nowhere.py")
        ended = self.batch(folder, self.folder / "t.db")
        self.assertDone(ended)
        rows = {row["path"].rsplit("/", 1)[1]: row for row in ended.rows()}
        self.assertEqual((rows["gone.py"]["verdict"], rows["gone.py"]["status"]), ("rejected", "rejected"))
        self.assertIsNone(rows["gone.py"]["source_sha256"])
        self.assertEqual(rows["good.py"]["status"], "ok")


if __name__ == "__main__":
    unittest.main()
