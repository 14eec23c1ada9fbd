"""The commit hook, installed, in real git repositories: by the pre-commit framework and as a plain git hook.

    hook.py CMAKE BUILD_FOLDER HOOKS_YAML [TEST...]
"""
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest

CMAKE, BUILD, HOOKS_YAML = sys.argv[1:4]
GOOD = "import math\nprint(math.pi)\n"
BAD = "import os\nos.listdir('/')\n"
REVIEW = "getattr(a, b)\ngetattr(a, b)\ngetattr(a, b)\n"
LOOSE = 'schema = 1\nname = "house"\nextends = "default"\n[modules]\ndeny = ["!os"]\nallow = ["os"]\n'
HOUSE = 'schema = 1\nname = "house"\nextends = "classic"\n'


class Repository:
    """A git repository with an environment of its own."""

    def __init__(self, folder, prefix):
        self.folder = os.path.join(folder, "work")
        os.makedirs(self.folder)
        self.environment = {
            "PATH": f"{prefix}/bin:/usr/bin:/bin", "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
            "PRE_COMMIT_HOME": os.path.join(folder, "pre-commit"), "TMPDIR": folder,
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
        self.run("git", "init", "--quiet", "--initial-branch=main")

    def run(self, *command, **environment):
        return subprocess.run(command, cwd=self.folder, env={**self.environment, **environment}, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True, check=False)

    def put(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def stage(self, **files):
        for name, text in files.items():
            self.put(name.replace("__", "."), text)
            self.run("git", "add", "--", name.replace("__", "."))

    def commit(self, *arguments, **environment):
        return self.run("git", "commit", "--quiet", "-m", "x", *arguments, **environment)


class Base(unittest.TestCase):
    prefix = None

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = scratch.name
        self.repository = Repository(self.scratch, self.prefix)

    def stopped(self, done, *texts):
        self.assertNotEqual(done.returncode, 0, done.stdout)
        for text in texts:
            self.assertIn(text, done.stdout)

    def passed(self, done):
        self.assertEqual(done.returncode, 0, done.stdout)


class Shared:
    """What both ways have to do."""

    def test_a_good_strategy_passes(self):
        self.repository.stage(ema__py=GOOD)
        self.passed(self.repository.commit())

    def test_a_bad_one_stops_the_commit_and_says_what_to_do(self):
        self.repository.stage(ema__py=GOOD, bad__py=BAD)
        done = self.repository.commit()
        self.stopped(done, "bad.py:1:8: denied-module, 30 points, critical: imports os", "remove it: a strategy needs",
                     "paddock explain RULE", "bad.py: REJECTED")
        self.assertNotIn("ema.py", done.stdout)
        self.assertNotEqual(self.repository.run("git", "rev-parse", "--verify", "--quiet", "HEAD^").returncode, 0)

    def test_a_notebook_is_judged(self):
        self.repository.stage(n__ipynb='{"nbformat": 4, "cells": [{"cell_type": "code", "source": "import os"}]}')
        self.stopped(self.repository.commit(), "n.ipynb:cell 1:1:8: denied-module")

    def test_other_files_are_nobodys_business(self):
        self.repository.stage(readme__md="import os\n")
        self.passed(self.repository.commit())

    def test_what_is_staged_is_judged_not_what_lies_there(self):
        self.repository.stage(s__py=BAD)
        self.repository.put("s.py", GOOD)
        self.stopped(self.repository.commit(), "s.py:1:8: denied-module")

    def test_a_policy_changed_in_the_same_commit_is_reported_and_weakens_nothing(self):
        self.repository.stage(paddock__toml=HOUSE)
        self.passed(self.repository.commit("--no-verify"))
        self.repository.stage(paddock__toml=LOOSE, s__py=BAD)
        done = self.repository.commit(PADDOCK_POLICY_CHANGE="allow")
        self.stopped(done, "this commit changes the policy", "paddock.toml (", "denied-module")
        self.repository.run("git", "rm", "--cached", "--quiet", "s.py")
        self.stopped(self.repository.commit(), "this commit changes the policy", "PADDOCK_POLICY_CHANGE=allow")
        self.passed(self.repository.commit(PADDOCK_POLICY_CHANGE="allow"))

    def test_a_policy_that_is_taken_away_is_reported(self):
        self.repository.stage(paddock__toml=HOUSE)
        self.passed(self.repository.commit("--no-verify"))
        self.repository.run("git", "rm", "--quiet", "paddock.toml")
        self.repository.stage(s__py=GOOD)
        self.stopped(self.repository.commit(), "this commit changes the policy")

    def test_a_policy_that_is_taken_away_by_a_commit_of_nothing_else_is_reported(self):
        self.repository.stage(paddock__toml=HOUSE)
        self.passed(self.repository.commit("--no-verify"))
        self.repository.run("git", "rm", "--quiet", "paddock.toml")
        self.stopped(self.repository.commit(), "this commit changes the policy")

    def test_a_policy_that_gets_another_name_is_reported(self):
        self.repository.stage(paddock__toml=HOUSE)
        self.passed(self.repository.commit("--no-verify"))
        self.repository.run("git", "mv", "paddock.toml", "team.toml")
        self.stopped(self.repository.commit(), "this commit changes the policy")

    def link(self, to):
        link = os.path.join(self.repository.folder, "paddock.toml")
        if os.path.lexists(link):
            os.remove(link)
        os.symlink(to, link)
        self.repository.run("git", "add", "paddock.toml")

    def test_a_policy_behind_a_link_is_that_of_head(self):
        self.repository.stage(team__toml=HOUSE)
        self.link("team.toml")
        self.passed(self.repository.commit("--no-verify"))
        self.repository.stage(team__toml=LOOSE, s__py=BAD)
        self.stopped(self.repository.commit(), "this commit changes the policy", "denied-module")

    def test_a_policy_that_becomes_a_link_is_reported(self):
        self.repository.stage(paddock__toml=HOUSE)
        self.passed(self.repository.commit("--no-verify"))
        self.repository.stage(loose__toml=LOOSE, s__py=BAD)
        self.link("loose.toml")
        self.stopped(self.repository.commit(), "this commit changes the policy", "denied-module")

    def test_a_link_to_what_is_not_of_head_stops(self):
        self.repository.stage(team__policy=HOUSE, team__toml=HOUSE)
        with open(os.path.join(self.scratch, "planted.toml"), "w", encoding="utf-8") as file:  # beside the hook's scratch
            file.write(LOOSE)
        for to, what in (("team.policy", "no *.toml of the repository"), ("../gone.toml", "no *.toml of the repository"),
                         ("../../planted.toml", "no *.toml of the repository"),
                         (f"{self.repository.folder}/team.toml", "which is the work tree's")):
            self.link(to)
            self.passed(self.repository.commit("--no-verify"))
            self.repository.stage(s__py=GOOD)
            self.stopped(self.repository.commit(), what)

    def test_a_link_in_place_of_a_strategy_is_not_followed(self):
        with open(os.path.join(self.scratch, "outside.py"), "w", encoding="utf-8") as file:
            file.write(GOOD)
        for to in ("../outside.py", f"{self.scratch}/outside.py"):
            os.symlink(to, f"{self.repository.folder}/s.py")
            self.repository.run("git", "add", "s.py")
            self.stopped(self.repository.commit(), "s.py is a link, and what it leads to is no part of the commit")
            os.remove(f"{self.repository.folder}/s.py")
        self.repository.run("git", "rm", "--cached", "--quiet", "s.py")
        os.symlink("nowhere", f"{self.repository.folder}/latest")
        self.repository.run("git", "add", "latest")
        self.passed(self.repository.commit())

    def test_a_variable_of_git_hides_no_strategy(self):
        self.repository.stage(s__py=BAD)
        self.stopped(self.repository.commit(GIT_LITERAL_PATHSPECS="1"), "denied-module")

    def test_a_policy_that_is_brought_is_reported(self):
        self.repository.stage(s__py=GOOD)
        self.passed(self.repository.commit())
        self.repository.stage(paddock__toml=LOOSE, t__py=BAD)
        self.stopped(self.repository.commit(), "this commit changes the policy", "denied-module")

    def test_a_policy_that_is_only_staged_is_reported(self):
        self.repository.stage(s__py=GOOD)
        self.passed(self.repository.commit())
        self.repository.stage(paddock__toml=LOOSE, t__py=GOOD)
        os.remove(f"{self.repository.folder}/paddock.toml")
        self.stopped(self.repository.commit(), "this commit changes the policy", "paddock.toml (")

    def test_what_a_policy_extends_counts(self):
        self.repository.stage(base__toml=HOUSE, paddock__toml='schema = 1\nname = "p"\nextends = "./base.toml"\n')
        self.passed(self.repository.commit("--no-verify"))
        self.repository.stage(base__toml=LOOSE, s__py=BAD)
        self.stopped(self.repository.commit(), "this commit changes the policy", "denied-module")

    def test_a_policy_that_reads_the_work_tree_by_a_whole_path_judges_nothing(self):
        """Nor one that leaves no value of its own behind: what it takes out is in no list."""
        self.repository.stage(base__toml=HOUSE, link__toml=HOUSE)
        os.remove(f"{self.repository.folder}/link.toml")
        os.symlink(f"{self.repository.folder}/base.toml", f"{self.repository.folder}/link.toml")
        for extends in (f"{self.repository.folder}/base.toml", "./link.toml"):
            self.repository.stage(base__toml=HOUSE, paddock__toml=f'schema = 1\nname = "p"\nextends = "{extends}"\n')
            self.repository.run("git", "add", "link.toml")
            self.passed(self.repository.commit("--no-verify"))
            out = 'schema = 1\nname = "b"\nextends = "default"\n[modules]\ndeny = ["!os"]\n'
            self.repository.stage(base__toml=out, s__py=GOOD)
            self.stopped(self.repository.commit(), "base.toml by its whole path, which is the work tree's")
            self.repository.run("git", "rm", "--cached", "--quiet", "s.py")

    def test_a_comment_in_the_policy_changes_nothing(self):
        self.repository.stage(paddock__toml=HOUSE)
        self.passed(self.repository.commit("--no-verify"))
        self.repository.stage(paddock__toml=HOUSE + "# why\n", s__py=GOOD)
        self.passed(self.repository.commit())

    def test_a_paddock_toml_that_is_not_committed_is_not_looked_at(self):
        self.repository.stage(s__py=GOOD)
        self.passed(self.repository.commit())
        self.repository.put("paddock.toml", LOOSE)
        self.repository.stage(s__py=BAD)
        self.stopped(self.repository.commit(), "denied-module")

    def test_a_strategy_named_like_a_flag_is_not_left_out(self):
        self.repository.put("--stdin-filename=x.py", BAD)
        self.repository.run("git", "add", "--", "--stdin-filename=x.py")
        self.stopped(self.repository.commit(), "--stdin-filename=x.py")

    def test_two_hundred_files_are_one_call(self):
        files = {f"s{number}__py": f"{GOOD}# {number}\n" for number in range(199)}
        self.repository.stage(**files, last__py=BAD)
        begin = time.monotonic()
        done = self.repository.commit()
        print(f"200 files: {time.monotonic() - begin:.3f} s for git commit with {type(self).__name__}")
        self.stopped(done, "200 files judged under policy default: 199 approved, 1 rejected")


class Installation(Base):
    def test_what_the_hook_the_shells_and_man_look_for_is_there(self):
        for name in ("bin/paddock", "bin/paddock-pre-commit", "share/paddock/.pre-commit-hooks.yaml",
                     "share/man/man1/paddock.1", "share/man/man1/paddock-check.1", "share/zsh/site-functions/_paddock",
                     "share/bash-completion/completions/paddock", "share/fish/vendor_completions.d/paddock.fish"):
            self.assertTrue(os.path.isfile(os.path.join(self.prefix, name)), name)
        done = self.repository.run("man", "-M", f"{self.prefix}/share/man", "-w", "paddock-review")
        self.assertIn("paddock-review.1", done.stdout)


class PlainGitHook(Shared, Base):
    def setUp(self):
        super().setUp()
        os.symlink(f"{self.prefix}/bin/paddock-pre-commit", f"{self.repository.folder}/.git/hooks/pre-commit")

    def configure(self, *flags):
        hook = f"{self.repository.folder}/.git/hooks/pre-commit"
        os.remove(hook)
        with open(hook, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\nexec paddock-pre-commit " + " ".join(flags) + ' "$@"\n')
        os.chmod(hook, 0o755)

    def test_a_policy_outside_is_pinned(self):
        outside = os.path.join(self.scratch, "team.toml")
        with open(outside, "w", encoding="utf-8") as file:
            file.write(HOUSE)
        self.configure("--policy", "../team.toml")
        self.repository.stage(paddock__toml=LOOSE, s__py=BAD)
        self.stopped(self.repository.commit(), "denied-module")
        self.repository.stage(s__py=GOOD)
        self.passed(self.repository.commit())

    def test_a_policy_of_a_folder_is_told(self):
        self.repository.put("sub/paddock.toml", LOOSE)
        self.repository.run("git", "add", "sub")
        self.repository.stage(s__py=GOOD)
        done = self.repository.commit()
        self.passed(done)
        self.assertIn("this commit changes sub/paddock.toml, by which", done.stdout)

    def test_a_policy_of_the_repository_is_known_by_every_way_to_it(self):
        self.repository.stage(team__policy=HOUSE)
        self.passed(self.repository.commit("--no-verify"))
        os.symlink("work", f"{self.scratch}/alias")
        os.symlink("work/team.policy", f"{self.scratch}/named.toml")
        self.repository.stage(team__policy=LOOSE, s__py=BAD)
        for way in ("./team.policy", f"{self.scratch}/alias/team.policy", "../named.toml"):
            self.configure("--policy", way)
            self.stopped(self.repository.commit(), "this commit changes the policy", "team.policy (", "denied-module")

    def test_what_cannot_be_unpacked_stops(self):
        self.repository.stage(paddock__toml=HOUSE)
        self.passed(self.repository.commit("--no-verify"))
        self.repository.stage(s__py=GOOD)
        blob = self.repository.run("git", "rev-parse", "HEAD:paddock.toml").stdout.strip()
        os.remove(f"{self.repository.folder}/.git/objects/{blob[:2]}/{blob[2:]}")
        self.stopped(self.repository.commit(), "the commit hook failed by itself")

    def test_a_baseline_changed_in_the_same_commit_is_reported(self):
        self.repository.stage(s__py=BAD)
        report = self.repository.run("paddock", "check", "--format", "json", "s.py").stdout
        self.repository.stage(known__json=report)
        self.passed(self.repository.commit("--no-verify"))
        self.configure("--baseline", "known.json")
        self.repository.stage(s__py=BAD + "print(1)\n")
        self.passed(self.repository.commit())
        self.repository.stage(s__py="import socket\n" + BAD)
        worse = self.repository.run("paddock", "check", "--format", "json", "s.py").stdout
        self.repository.stage(known__json=worse)
        self.stopped(self.repository.commit(), "this commit changes the baseline known.json", "imports socket")

    def test_approvals_out_of_the_repository_are_not_taken(self):
        self.repository.stage(s__py=GOOD, approvals__jsonl="")
        self.configure("--approvals=approvals.jsonl")
        self.stopped(self.repository.commit(), "must not bring its approval")

    def test_the_first_commit_is_judged_by_its_own_policy_and_says_so(self):
        self.repository.stage(paddock__toml=LOOSE, s__py=BAD)
        done = self.repository.commit()
        self.passed(done)
        self.assertIn("no commit before this one: its strategies are judged under its own paddock.toml", done.stdout)

    def test_a_policy_that_head_lacks_is_not_called_that_of_head(self):
        self.configure("--policy", "./team.toml")
        self.repository.stage(s__py=GOOD)
        self.passed(self.repository.commit("--no-verify"))
        self.repository.stage(team__toml=LOOSE, t__py=BAD)
        done = self.repository.commit()
        self.stopped(done, "this commit changes the policy", "HEAD has none: its strategies are judged under its own team.toml")
        self.assertNotIn("under the policy of HEAD", done.stdout)

    def test_a_review_verdict_is_approved_by_a_person(self):
        self.configure("--policy", "classic")
        self.repository.stage(s__py=REVIEW)
        self.stopped(self.repository.commit(), "s.py: REVIEW", "paddock review FILE")
        self.passed(self.repository.run("paddock", "review", "--policy", "classic", "--approve", "--reason", "read", "s.py"))
        self.passed(self.repository.commit())


class PreCommitFramework(Shared, Base):
    def setUp(self):
        super().setUp()
        hooks = os.path.join(self.scratch, "hooks")
        os.mkdir(hooks)
        shutil.copy(HOOKS_YAML, hooks)
        for command in (["git", "init", "--quiet", hooks], ["git", "-C", hooks, "add", "."],
                        ["git", "-C", hooks, "commit", "--quiet", "-m", "hooks"], ["git", "-C", hooks, "tag", "v1"]):
            self.passed(self.repository.run(*command))
        self.repository.put(".pre-commit-config.yaml", textwrap.dedent(f"""\
            repos:
            - repo: file://{hooks}
              rev: v1
              hooks:
              - id: paddock
            """))
        self.repository.run("git", "add", ".pre-commit-config.yaml")
        self.passed(self.repository.run("pre-commit", "install"))

    def write_config(self, line):
        config = os.path.join(self.repository.folder, ".pre-commit-config.yaml")
        with open(config, "a", encoding="utf-8") as file:
            file.write(f"    {line}\n")
        self.repository.run("git", "add", ".pre-commit-config.yaml")
        self.passed(self.repository.commit("--no-verify"))

    def test_what_the_team_excludes_is_not_judged(self):
        self.write_config("exclude: ^vendor/")
        self.repository.put("vendor/v.py", BAD)
        self.repository.run("git", "add", "vendor")
        self.passed(self.repository.commit())
        self.repository.put("vendor/v.py", BAD + BAD)
        self.repository.run("git", "add", "vendor")
        self.repository.stage(s__py=BAD)
        done = self.repository.commit()
        self.stopped(done, "s.py:1:8: denied-module")
        self.assertNotIn("vendor", done.stdout)

    def test_a_policy_that_the_team_excludes_is_reported_all_the_same(self):
        self.repository.stage(paddock__toml=HOUSE)
        self.write_config("exclude: .*")
        self.repository.stage(paddock__toml=LOOSE, s__py=BAD)
        self.stopped(self.repository.commit(), "this commit changes the policy", "paddock.toml (")

    def test_a_strategy_named_like_the_end_of_the_flags_is_not_left_out(self):
        self.repository.put("--", "#!/usr/bin/env python3\n" + BAD)
        os.chmod(f"{self.repository.folder}/--", 0o755)
        self.repository.run("git", "add", "--", "--")
        self.stopped(self.repository.commit(), "a file is named like a flag: --")


if __name__ == "__main__":
    if not shutil.which("git") or not shutil.which("pre-commit", path="/usr/bin"):
        print("SKIPPED: git or pre-commit is not installed (tools/setup installs both)")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as installed:
        subprocess.run([CMAKE, "--install", BUILD, "--prefix", installed], stdout=subprocess.DEVNULL, check=True)
        Base.prefix = installed
        unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
