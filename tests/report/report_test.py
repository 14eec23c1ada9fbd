"""The HTML report in a real headless Chromium: what strategies say stays text, and a thousand rows stay usable."""
import os
import pathlib
import re
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tools" / "batch"))
from batch_fixture import LIMITS, BatchTest, paddock  # noqa: E402
from chromium import Chromium  # noqa: E402

SHOTS = os.environ.get("PADDOCK_SCREENSHOTS")
ATTACK = '</script><script>alert("out")</script><img src=x onerror=alert("img")><!--<script>\u2028{{SCRIPT}}'
HOSTILE_NAMES = [
    '<img src=x onerror=alert(1)>.py', '"><svg onload=alert(2)>.py', "{{DATA}}.py", "__proto__.py", "javascript:alert(3).py",
    "\u202egnp.exe.py", "=cmd|calc.py", "a\nb\x1b[31m.py", "very" * 55 + ".py", "\udcff\udcfe.py", "&lt;b&gt;.py",
]


class Report(BatchTest):
    @classmethod
    def setUpClass(cls):
        if shutil.which("chromium") is None:
            raise unittest.SkipTest("SKIPPED: no chromium here; tools/setup installs it")

    def hostile_set(self):
        folder = self.folder / 'set"><script>alert(4)<' / "script>"
        folder.mkdir(parents=True)
        for number, name in enumerate(HOSTILE_NAMES):
            text = f'''import json
print({ATTACK!r})
with open("/output/result.json", "w") as out:
    json.dump({{"sharpe": {number}, "__proto__": 5, "constructor": 6, "toString": 7, "equity_curve": [1, {number + 1}, 2]}}, out)
with open("/output/<img src=x onerror=alert(5)>.txt", "w") as out:
    out.write("x")
'''
            (folder / name).write_text(text, errors="surrogateescape")
        (folder / "attack.py").write_text(f"# {ATTACK}\n'\U0001f40e\U0001f40e'; import os; os.system('{ATTACK[:40]}')\n")
        (folder / "raise.py").write_text(f"raise ValueError({ATTACK!r})\n")
        (folder / "bytes.py").write_bytes(b"# \xff\xfe</script><script>alert(6)</script>\nimport os\n")
        return folder

    def report(self, sources, *flags, limits=LIMITS):
        path = self.folder / "report.html"
        ended = self.batch(sources, self.folder / "t.db", "--report", path, *flags, limits=limits)
        self.assertDone(ended)
        return path, ended.rows()

    def click_through(self, browser):
        for href in browser.ask("[...document.querySelectorAll('#board tbody a')].map((a) => a.getAttribute('href'))"):
            browser.go(f"'{href}'")
            self.assertFalse(browser.ask("document.getElementById('page').hidden"))
            self.looks_harmless(browser)
        browser.go("'#/'")

    def looks_harmless(self, browser):
        self.assertEqual(browser.ask("document.querySelectorAll('img, svg, iframe, object, embed, form').length"), 0)
        self.assertEqual(browser.ask("document.querySelectorAll('script:not([type])').length"), 1)
        self.assertEqual(browser.ask("[...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => "
                                     "a.name.startsWith('on'))).length"), 0)
        self.assertEqual(browser.ask("[...document.querySelectorAll('a')].filter((a) => a.protocol !== 'file:').length"), 0)

    def test_what_strategies_say_stays_text(self):
        path, rows = self.report(self.hostile_set(), limits=["--timeout", "60s", "--memory", "256m"])  # however busy the machine
        self.assertEqual(len([row for row in rows if row["status"] == "ok"]), len(HOSTILE_NAMES), rows)
        with Chromium() as browser:
            browser.open(path)
            browser.settle()
            self.assertEqual(browser.ask("document.querySelectorAll('#board tbody tr').length"), len(rows))
            self.looks_harmless(browser)
            self.click_through(browser)
            self.assertEqual(browser.problems, [])
            self.assertEqual([url for url in browser.requests if not url.startswith("file:///tmp/")], [])
            self.assertEqual(len(browser.requests), 1, browser.requests)
            text = browser.ask("document.getElementById('board').textContent")
            self.assertIn("<img src=x onerror=alert(1)>.py", text)
            self.assertIn("\\u{202e}gnp.exe.py", text)
            self.assertNotIn("\u202e", text)
            self.marks_what_was_found(browser)

    def marks_what_was_found(self, browser):
        browser.go("[...document.querySelectorAll('#board tbody a')]"
                   ".find((a) => a.textContent.endsWith('attack.py')).getAttribute('href')")
        # Behind two characters outside the basic plane: columns count code points.
        marks = browser.ask("[...document.querySelectorAll('.code mark')].map((m) => m.textContent)")
        self.assertEqual(marks[0], "os")
        browser.go("[...document.querySelectorAll('#overview a')]"
                   ".find((a) => a.textContent.includes('onerror=alert(1)')).getAttribute('href')")
        page = browser.ask("document.getElementById('page').textContent")
        self.assertIn('<img src=x onerror=alert("img")><!--<script>\\u{2028}{{SCRIPT}}', page)
        self.assertIn("onerror=alert(5)", page)
        self.assertEqual(browser.problems, [])

    def test_the_page_refuses_script_and_markup_that_are_not_its_own(self):
        path, _ = self.report(self.quick_set(2))
        with Chromium() as browser:
            browser.open(path)
            for attempt in ("document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
                            "document.body.innerHTML = '<img src=x onerror=alert(1)>'", "eval('1')"):
                self.assertTrue(browser.ask(f"(() => {{ try {{ {attempt}; return false; }} catch (e) {{ return true; }} }})()"),
                                attempt)
            self.assertNotEqual(browser.problems, [])
            browser.problems.clear()
            browser.ask("new Promise((done) => { const i = new Image(); i.onerror = i.onload = () => done(1); i.src = 'http://127.0.0.1:9/'; })")
            self.assertIn("Content Security Policy", str(browser.problems))

    def test_the_policy_names_the_blocks_by_digest_and_loads_nothing(self):
        path, _ = self.report(self.quick_set(2))
        text = path.read_text()
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text).group(1)
        self.assertTrue(policy.startswith("default-src 'none'; script-src 'sha256-"), policy)
        self.assertNotIn("unsafe", policy)
        self.assertEqual(re.findall(r'\s(?:src|srcset|integrity)="', text), [])
        self.assertEqual(set(re.findall(r'href="([^"]*)"', text.split("<script")[0])), {"#/"})

    def test_a_thousand_rows_sort_and_filter_at_once(self):
        path, rows = self.report(self.make_set(1000), "--backend", "dry-run")
        self.assertEqual(len(rows), 1000)
        with Chromium() as browser:
            browser.open(path)
            browser.settle()
            self.assertEqual(browser.ask("document.querySelectorAll('#board tbody tr').length"), 1000)
            # Its own scripts and layout: within a second of the processor, four times what was seen.
            before = browser.busy()
            browser.ask('document.querySelectorAll("#board th button")[3].click(); document.body.offsetHeight')
            self.assertTrue(0 < browser.busy() - before < 1)
            risks = browser.ask("[...document.querySelectorAll('#board tbody tr')].map((r) => Number(r.children[3].textContent))")
            self.assertEqual(risks, sorted(risks, reverse=True))
            self.assertEqual(browser.ask('document.querySelectorAll("#board th")[3].ariaSort'), "descending")
            self.filters(browser, rows)
            self.assertEqual(browser.problems, [])

    def filters(self, browser, rows):
        browser.ask('''(() => { const chosen = document.getElementById("verdict"); chosen.value = "rejected";
            chosen.dispatchEvent(new Event("change")); })()''')
        rejected = len([row for row in rows if row["verdict"] == "rejected"])
        self.assertEqual(browser.ask("document.querySelectorAll('#board tbody tr').length"), rejected)
        browser.ask('''new Promise((done) => { const found = document.getElementById("find"); found.value = "denied-module S00";
            found.dispatchEvent(new Event("input")); setTimeout(done, 400); })''')
        names = browser.ask("[...document.querySelectorAll('#board tbody a')].map((a) => a.textContent)")
        self.assertTrue(0 < len(names) < rejected)
        self.assertTrue(all("s00" in name for name in names))

    def test_it_fits_a_phone_and_both_colour_schemes(self):
        path, _ = self.report(self.make_set(40))
        for name, width, dark in (("light", 1280, False), ("dark", 1280, True), ("phone", 390, False)):
            with Chromium(width, 900, dark) as browser:
                browser.open(path)
                browser.settle()
                self.assertLessEqual(browser.ask("document.documentElement.scrollWidth"), width)
                self.assertEqual(browser.ask("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 26)", dark)
                self.assertGreater(browser.ask("document.querySelectorAll('canvas').length"), 2)
                # Cut off, names of one folder would look the same.
                legend = browser.ask("[...document.querySelectorAll('#legend a')].map((a) => [a.textContent, a.title])")
                self.assertEqual([text for text, _ in legend], [title.rsplit("/", 1)[1] for _, title in legend])
                self.assertEqual(browser.ask("getComputedStyle(document.querySelector('td.less')).display") == "none", width < 600)
                self.shoot(browser, name)
                browser.go("document.querySelector('#board tbody a').getAttribute('href')")
                self.assertLessEqual(browser.ask("document.documentElement.scrollWidth"), width)
                self.shoot(browser, name + "-page")
                self.assertEqual(browser.problems, [])

    def shoot(self, browser, name):
        if SHOTS:
            browser.screenshot(pathlib.Path(SHOTS) / f"report-{name}.png")

    def test_a_report_that_cannot_be_written_is_said_and_loses_nothing(self):
        sources = self.quick_set(2)
        ended = self.batch(sources, self.folder / "t.db", "--report", self.folder / "nowhere" / "r.html")
        self.assertEqual(ended.code, 125)
        self.assertIn("--report", ended.err)
        self.assertEqual(len(paddock("results", "export", self.folder / "t.db").rows()), 4)
        self.assertDone(self.batch(sources, self.folder / "t.db", "--resume", "--report", self.folder / "r.html"))
        self.assertTrue((self.folder / "r.html").exists())


if __name__ == "__main__":
    unittest.main()
