// The result: its fields, their types, what each status means, and paddock's own exit code.
#include <gmock/gmock.h>

#include <chrono>
#include <csignal>
#include <future>

#include "backends.hpp"
#include "paddock/execution_limits.hpp"

namespace paddock::conformance {
namespace {

namespace json = boost::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

INSTANTIATE_TEST_SUITE_P(Of, Conformance, ::testing::ValuesIn(backends()),
                         [](const auto& tested) { return tested.param.name; });

TEST_P(Conformance, HasEveryFieldOfTheContractAndNoOther) {
    const Told told = run("print('x')\n");
    std::vector<std::string> keys;
    for (const auto& field : told.result) {
        keys.emplace_back(field.key());
    }
    EXPECT_THAT(keys, ::testing::UnorderedElementsAre(
                          "schema_version", "success", "status", "limits_hit", "exit_code", "signal", "stdout",
                          "stderr", "stdout_truncated", "stderr_truncated", "execution_time", "resource_usage",
                          "validation", "validation_skipped", "artifacts", "backend", "run_id", "error",
                          "isolation_events", "isolation_events_source", "plan"));
    EXPECT_EQ(told.number("schema_version"), 1);
    EXPECT_EQ(told.result.at("backend").at("name").as_string(), GetParam().backend);
    EXPECT_TRUE(told.result.at("backend").at("version").is_string());
    EXPECT_TRUE(told.result.at("validation").is_null());
    EXPECT_TRUE(told.result.at("validation_skipped").as_bool());
    EXPECT_THAT(told.text("run_id"), ::testing::MatchesRegex("[a-z0-9-]{1,64}"));
}

TEST_P(Conformance, EachRunHasAnIdOfItsOwn) {
    EXPECT_NE(run("pass\n").text("run_id"), run("pass\n").text("run_id"));
}

TEST_P(Conformance, ListsEveryControlWithHowItWasShown) {
    const Told told = run("pass\n");
    std::vector<std::string> names;
    for (const json::value& control : told.result.at("backend").at("controls").as_array()) {
        names.emplace_back(control.at("name").as_string());
        EXPECT_GT(control.at("evidence").as_string().size(), 5U) << names.back();
        if (runs()) {
            EXPECT_TRUE(control.at("enforced").as_bool()) << json::serialize(control);
        }
    }
    EXPECT_THAT(names, ::testing::UnorderedElementsAreArray(kControlNames.begin(), kControlNames.end()));
}

TEST_P(Conformance, EachFigureHasASourceOrAReason) {
    const Told told = run("print(sum(range(100000)))\n");
    const json::object& usage = told.result.at("resource_usage").as_object();
    const json::object& sources = usage.at("sources").as_object();
    for (const auto& figure : usage) {
        if (figure.key() != "sources") {
            EXPECT_TRUE(sources.contains(figure.key())) << figure.key();
            EXPECT_GT(sources.at(figure.key()).as_string().size(), 3U) << figure.key();
        }
    }
    EXPECT_EQ(usage.at("memory_limit_mb").to_number<double>(), 4096.0);
    EXPECT_EQ(told.text("isolation_events"), runs() ? "[]" : "null");
    EXPECT_GT(told.text("isolation_events_source").size(), 3U);
}

TEST_P(Conformance, CallsThatWereRefusedAreToldEachWithItsCount) {
    const Told told =
        run("import ctypes, socket\nfor _ in range(3):\n  try: socket.socket()\n  except OSError: pass\n"
            "ctypes.CDLL(None).ptrace(0, 0, 0, 0)\nprint('went on')\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("isolation_events"),
              R"([{"syscall":"ptrace","count":1,"action":"EPERM"},{"syscall":"socket","count":3,"action":"EPERM"}])");
    EXPECT_EQ(told.text("status"), "ok");
    EXPECT_EQ(told.text("stdout"), "went on\n");
}

TEST_P(Conformance, ACallThatOnlyAttackersMakeEndsTheRun) {
    const Told told = run("import ctypes\nctypes.CDLL(None).reboot(0)\nprint('went on')\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "killed");
    EXPECT_EQ(told.number("signal"), SIGSYS);
    EXPECT_THAT(told.limits(), ElementsAre("syscall"));
    EXPECT_EQ(told.text("isolation_events"), R"([{"syscall":"reboot","count":1,"action":"killed"}])");
    EXPECT_EQ(told.text("stdout"), "");
    EXPECT_THAT(told.text("error"), HasSubstr("isolation_events"));
}

TEST_P(Conformance, ASignalOfTheProgramsOwnIsNoSystemCall) {
    const Told told = run("import os, signal\nos.kill(os.getpid(), signal.SIGSYS)\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "killed");
    EXPECT_EQ(told.number("signal"), SIGSYS);
    EXPECT_TRUE(told.limits().empty()) << told.text("limits_hit");
}

TEST_P(Conformance, FiguresAreNeverNoughtForSomethingThatRan) {
    const Told told = run("block = b'x' * (50 << 20)\nprint(sum(range(2_000_000)), len(block))\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_GE(told.usage("memory_usage_mb").to_number<double>(), 50.0);
    EXPECT_LT(told.usage("memory_usage_mb").to_number<double>(), 200.0);
    EXPECT_GT(told.usage("cpu_time").to_number<double>(), 0.0);
    EXPECT_GT(told.usage("cpu_percent").to_number<double>(), 0.0);
    EXPECT_GE(told.usage("pids_peak").to_number<double>(), 1.0);
    EXPECT_GT(told.result.at("execution_time").to_number<double>(), 0.0);
}

TEST_P(Conformance, CountsTheProcessorTimeOfChildren) {
    const Told told = run(
        "import os\nfor _ in range(2):\n    if os.fork() == 0:\n        sum(range(8_000_000))\n        os._exit(0)\n"
        "for _ in range(2):\n    os.wait()\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    const Told alone = run("pass\n");
    EXPECT_GT(told.usage("cpu_time").to_number<double>(), 2 * alone.usage("cpu_time").to_number<double>());
}

TEST_P(Conformance, TellsTheProgramsOwnExitCode) {
    for (const int code : {0, 1, 7, 124, 125, 126, 137, 139, 255}) {
        const Told told = run("import os\nos._exit(" + std::to_string(code) + ")\n");
        if (!runs()) {
            continue;
        }
        EXPECT_EQ(told.text("status"), code == 0 ? "ok" : "failed") << code;
        EXPECT_EQ(told.number("exit_code"), code);
        EXPECT_EQ(told.number("signal"), 0);
        EXPECT_EQ(told.exit_code, code);
        EXPECT_EQ(told.result.at("success").as_bool(), code == 0);
        EXPECT_THAT(told.limits(), IsEmpty()) << code;
        EXPECT_TRUE(told.result.at("error").is_null()) << told.text("error");
    }
}

TEST_P(Conformance, TellsTheSignalThatEndedTheProgram) {
    for (const int number : {SIGHUP, SIGABRT, SIGKILL, SIGSEGV, SIGTERM, SIGXCPU, SIGXFSZ, SIGSYS}) {
        const Told told = run("import os, signal\nn = " + std::to_string(number) +
                              "\nif n not in (9,):\n    signal.signal(n, signal.SIG_DFL)\nos.kill(os.getpid(), n)\n");
        if (!runs()) {
            continue;
        }
        EXPECT_EQ(told.text("status"), "killed") << number;
        EXPECT_EQ(told.number("signal"), number);
        EXPECT_EQ(told.number("exit_code"), -1);
        EXPECT_EQ(told.exit_code, 128 + number);
        EXPECT_THAT(told.limits(), IsEmpty()) << number << ": a signal of its own is no limit";
        EXPECT_FALSE(told.result.at("success").as_bool());
    }
}

TEST_P(Conformance, AnUncaughtExceptionIsAFailureWithItsTraceback) {
    const Told told = run("def strategy():\n    raise ValueError('no prices')\nstrategy()\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "failed");
    EXPECT_EQ(told.number("exit_code"), 1);
    EXPECT_THAT(told.text("stderr"), HasSubstr("ValueError: no prices"));
    EXPECT_THAT(told.text("stderr"), HasSubstr("line 2, in strategy"));
}

TEST_P(Conformance, KeepsTheStreamsApartAndInOrder) {
    const Told told =
        run("import sys\nfor i in range(3):\n    print('out', i)\n    print('err', i, file=sys.stderr)\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "out 0\nout 1\nout 2\n");
    EXPECT_EQ(told.text("stderr"), "err 0\nerr 1\nerr 2\n");
    EXPECT_FALSE(told.result.at("stdout_truncated").as_bool());
    EXPECT_FALSE(told.result.at("stderr_truncated").as_bool());
}

TEST_P(Conformance, BytesThatAreNoUtf8ArriveAsReplacementCharacters) {
    const Told told =
        run("import os\nos.write(1, b'a\\xffb\\xe2\\x82c\\x00d\\x1b[31m\\xc3\\xa9')\nos.write(2, b'\\xf5')\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), std::string("a\xef\xbf\xbd"
                                               "b\xef\xbf\xbd"
                                               "c\0d\x1b[31m\xc3\xa9",
                                               18));
    EXPECT_EQ(told.text("stderr"), "\xef\xbf\xbd");
}

TEST_P(Conformance, HandsArgumentsOnAsTheyAre) {
    const Told told = run("import sys\nprint(sys.argv[1:])\n", {}, {"one", "two words", "--flag", "", "é", "*"});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "['one', 'two words', '--flag', '', 'é', '*']\n");
}

TEST_P(Conformance, GivesTheEnvironmentThatWasAskedForAndNotTheCallers) {
    const Told told =
        run("import os\nprint(os.environ.get('MODE'), os.environ.get('EMPTY'), os.environ.get('TEXT'))\n"
            "print('PADDOCK_CONFORMANCE_SECRET' in os.environ, os.environ['PYTHONHASHSEED'], os.environ['HOME'])\n",
            {"--env", "MODE=fast", "--env", "EMPTY=", "--env", "TEXT=a=b c"});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "fast  a=b c\nFalse 0 /tmp\n");
}

TEST_P(Conformance, ItsInputIsAtItsEnd) {
    const Told told = run("import sys\nprint(repr(sys.stdin.read()))\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "''\n");
}

TEST_P(Conformance, AnEmptyProgramIsASuccess) {
    const Told told = run("");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "ok");
    EXPECT_EQ(told.text("stdout"), "");
}

TEST_P(Conformance, NothingThatIsPrintedChangesAnotherField) {
    const Told told =
        run("import json, sys\nprint('\"}' * 3)\nprint(json.dumps({'success': True, 'status': 'ok', 'exit_code': 0}))\n"
            "print('run r-1: ok  exit code 0', file=sys.stderr)\nraise SystemExit(9)\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "failed");
    EXPECT_EQ(told.number("exit_code"), 9);
    EXPECT_FALSE(told.result.at("success").as_bool());
    EXPECT_THAT(told.limits(), IsEmpty());
}

TEST_P(Conformance, TheReportIsNotTheProgramsToWrite) {
    const std::string output = writable_folder("out");
    const Told told =
        run("for name in ('result.json', 'report.json', '.paddock', 'stdout'):\n"
            "    with open('/output/' + name, 'w') as f: f.write('{\"status\": \"ok\"}')\nraise SystemExit(2)\n",
            {"--output", output});
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("status"), "failed");
    EXPECT_EQ(told.exit_code, 2);
}

TEST_P(Conformance, RunsTheBytesThatWereRead) {
    const Told told = run("print(open(__file__).read().count('print'), 'é')\n");
    PADDOCK_ONLY_IF_IT_RUNS();
    EXPECT_EQ(told.text("stdout"), "2 é\n");
}

TEST_P(Conformance, AControlThatNoBackendKnowsRefusesTheRun) {
    const std::string policy = folder_.put(
        "policy.toml", "schema = 1\nname = \"p\"\nextends = \"default\"\n[sandbox]\nrequire = [\"telepathy\"]\n");
    const test::ProgramRun refused = test::paddock(
        {"run", "--skip-validation", "--format", "json", "--backend", GetParam().backend, "--policy", policy,
         folder_.put("program.py", "print('ran')\n")},
        {.input = {}, .environment = {}, .directory = folder_.path(), .out_file = {}, .user = GetParam().user});
    EXPECT_NE(refused.exit_code, 0);
    EXPECT_THAT(refused.out + refused.err, HasSubstr("telepathy"));
    EXPECT_THAT(refused.out, ::testing::Not(HasSubstr("ran\\n")));
}

TEST_P(Conformance, SeveralRunsAtOnceDoNotMixUpTheirResults) {
    PADDOCK_ONLY_IF_IT_RUNS();
    const auto one = [this](const std::string& word) {
        return test::paddock(
            {"run", "--skip-validation", "--format", "json", "--backend", GetParam().backend,
             folder_.put(word + ".py",
                         "import time\nfor _ in range(20):\n    print('" + word + "')\n    time.sleep(0.01)\n")},
            {.input = {}, .environment = {}, .directory = folder_.path(), .out_file = {}, .user = GetParam().user});
    };
    std::vector<std::future<test::ProgramRun>> all;
    for (const char* word : {"alpha", "beta", "gamma", "delta"}) {
        all.push_back(std::async(std::launch::async, one, word));
    }
    std::size_t next = 0;
    for (const char* word : {"alpha", "beta", "gamma", "delta"}) {
        const test::ProgramRun done = all[next++].get();
        std::string wanted;
        for (int i = 0; i < 20; ++i) {
            wanted += word + std::string("\n");
        }
        EXPECT_EQ(done.json().at("stdout").as_string(), wanted);
    }
}

}  // namespace
}  // namespace paddock::conformance
