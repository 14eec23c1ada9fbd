#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>

#include "program.hpp"

namespace paddock::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kImportsOs = "import os\nprint('it ran', os.getpid())\n";

bool native_is_built() {
    return fs::exists(fs::path(PADDOCK_PLUGINS) / "paddock-backend-native.so");
}

TEST(Run, DryRunSaysWhatWouldRunAndRunsNothing) {
    const TestFolder folder;
    const ProgramRun run =
        paddock({"run", "--backend", "dry-run", folder.put("good.py", kGood), "--", "--fast", "two words"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("nothing was started"));
    EXPECT_THAT(run.out, HasSubstr("\"--fast\""));
    EXPECT_THAT(run.out, HasSubstr("\"two words\""));
    EXPECT_THAT(run.out, Not(HasSubstr("3.14")));
}

TEST(Run, DryRunJsonClaimsNoSuccessAndNoControl) {
    const TestFolder folder;
    const ProgramRun run = paddock({"run", "--backend", "dry-run", "--format", "json", folder.put("good.py", kGood)});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    const json::value value = run.json();
    EXPECT_FALSE(value.at("success").as_bool());
    EXPECT_EQ(value.at("status").as_string(), "ok");
    EXPECT_EQ(value.at("exit_code").as_int64(), -1);
    EXPECT_TRUE(value.at("execution_time").is_null());
    EXPECT_TRUE(value.at("resource_usage").at("memory_usage_mb").is_null());
    EXPECT_EQ(value.at("resource_usage").at("sources").at("memory_usage_mb").as_string(), "dry run: nothing ran");
    EXPECT_TRUE(value.at("validation").at("is_valid").as_bool());
    EXPECT_FALSE(value.at("validation_skipped").as_bool());
    EXPECT_EQ(value.at("backend").at("name").as_string(), "dry-run");
    EXPECT_FALSE(value.at("backend").at("controls").as_array().empty());
    for (const json::value& control : value.at("backend").at("controls").as_array()) {
        EXPECT_FALSE(control.at("enforced").as_bool());
    }
}

// The seeds' first failure: a flag that said "validate", and dangerous code that ran all the same.
TEST(Run, AProgramThatImportsOsIsNotExecuted) {
    const TestFolder folder;
    const std::string file = folder.put("os.py", kImportsOs);
    for (const char* backend : {"dry-run", "native"}) {
        const ProgramRun run = paddock({"run", "--backend", backend, "--format", "json", file});
        EXPECT_EQ(run.exit_code, 126) << run.err;
        const json::value value = run.json();
        EXPECT_FALSE(value.at("success").as_bool());
        EXPECT_EQ(value.at("status").as_string(), "rejected");
        EXPECT_EQ(value.at("exit_code").as_int64(), -1);
        EXPECT_EQ(value.at("stdout").as_string(), "");
        EXPECT_TRUE(value.at("plan").is_null());
        EXPECT_FALSE(value.at("validation_skipped").as_bool());
        EXPECT_EQ(value.at("validation").at("verdict").as_string(), "rejected");
        EXPECT_THAT(std::string(value.at("error").as_string()), HasSubstr("was not run"));
        EXPECT_TRUE(value.at("backend").at("version").is_null()) << "no plugin is loaded for what does not run";
    }
}

TEST(Run, ARejectionInTextShowsTheFindingsOnStandardError) {
    const TestFolder folder;
    const ProgramRun run = paddock({"run", "--backend", "dry-run", folder.put("os.py", kImportsOs)});
    EXPECT_EQ(run.exit_code, 126);
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_THAT(run.err, HasSubstr("os.py:1:8: denied-module"));
    EXPECT_THAT(run.err, HasSubstr("was not run: the verdict is rejected"));
}

TEST(Run, NoPolicyAndNoVariableSkipsValidation) {
    const TestFolder folder;
    const std::string file = folder.put("os.py", kImportsOs);
    for (const char* variable : {"PADDOCK_SKIP_VALIDATION", "SKIP_VALIDATION", "PADDOCK_VALIDATE"}) {
        const ProgramRun run =
            paddock({"run", "--backend", "dry-run", file},
                    {.input = {}, .environment = {{variable, "1"}}, .directory = {}, .out_file = {}});
        EXPECT_EQ(run.exit_code, 126) << variable;
    }
    const std::string policy =
        folder.put("p.toml", "schema = 1\nname = \"p\"\nextends = \"default\"\nskip_validation = true\n");
    EXPECT_EQ(paddock({"run", "--backend", "dry-run", "--policy", policy, file}).exit_code, 2);
}

TEST(Run, SkipValidationIsLoudAndInTheResult) {
    const TestFolder folder;
    const ProgramRun run = paddock(
        {"run", "--backend", "dry-run", "--skip-validation", "--format", "json", folder.put("os.py", kImportsOs)});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.err, HasSubstr("WARNING: --skip-validation"));
    EXPECT_TRUE(run.json().at("validation").is_null());
    EXPECT_TRUE(run.json().at("validation_skipped").as_bool());
}

TEST(Run, SkipValidationRunsInTheNativeSandbox) {
    if (!native_is_built()) {
        GTEST_SKIP() << "the native backend is not part of this build";
    }
    const TestFolder folder;
    const ProgramRun run =
        paddock({"run", "--skip-validation", "--format", "json", folder.put("os.py", "import os\nprint('it ran')\n")});
    EXPECT_EQ(run.exit_code, 0) << run.out << run.err;
    EXPECT_EQ(run.json().at("stdout").as_string(), "it ran\n");
    EXPECT_TRUE(run.json().at("validation_skipped").as_bool());
}

TEST(Run, ProgramsOutputAndExitCodeComeThrough) {
    if (!native_is_built()) {
        GTEST_SKIP() << "the native backend is not part of this build";
    }
    const TestFolder folder;
    const ProgramRun run = paddock({"run", folder.put("seven.py", "print('hello')\nraise SystemExit(7)\n")});
    EXPECT_EQ(run.exit_code, 7) << run.err;
    EXPECT_EQ(run.out, "hello\n");
    EXPECT_THAT(run.err, HasSubstr("failed  exit code 7"));
}

TEST(Run, FlagsOverrideThePolicysLimits) {
    const TestFolder folder;
    const ProgramRun run = paddock({"run", "--backend", "dry-run", "--timeout", "1500ms", "--cpus", "0.5", "--memory",
                                    "512m", "--pids", "7", "--env", "SEED=1", folder.put("good.py", kGood)});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    for (const char* part : {"1.5 s", "cpus        0.5", "512 MiB", "processes   7", "SEED=\"1\" (from --env)"}) {
        EXPECT_THAT(run.out, HasSubstr(part));
    }
}

TEST(Run, AWrongValueNamesItsFlag) {
    const TestFolder folder;
    const std::string good = folder.put("good.py", kGood);
    const std::vector<std::pair<std::string, std::string>> wrong = {{"--timeout", "soon"},
                                                                    {"--timeout", "0"},
                                                                    {"--cpus", "0"},
                                                                    {"--cpus", "nan"},
                                                                    {"--memory", "4x"},
                                                                    {"--pids", "0"},
                                                                    {"--pids", "1.5"},
                                                                    {"--env", "NOVALUE"},
                                                                    {"--env", "1X=2"},
                                                                    {"--data", "/nowhere/at/all"},
                                                                    {"--output", good},
                                                                    {"--max-score", "x"},
                                                                    {"--data", good + ":/etc/passwd"},
                                                                    {"--data", good + ":/data/../etc"},
                                                                    {"--data", good + ":/data"}};
    for (const auto& [flag, value] : wrong) {
        const ProgramRun run = paddock({"run", "--backend", "dry-run", flag, value, good});
        EXPECT_EQ(run.exit_code, 2) << flag << ' ' << value << run.out;
        EXPECT_THAT(run.err, HasSubstr(flag)) << value;
        EXPECT_THAT(run.out, IsEmpty()) << flag << ' ' << value;
    }
}

TEST(Run, DataIsPlacedUnderData) {
    const TestFolder folder;
    const std::string good = folder.put("good.py", kGood);
    const std::string prices = folder.put("set/prices.csv", "1\n");
    const std::string set = (folder.path() / "set").string();
    const auto plan = [&](const std::string& data) {
        return paddock({"run", "--backend", "dry-run", "--data", data, good}).out;
    };
    EXPECT_THAT(plan(set), HasSubstr(set + " read-only at /data\n"));
    EXPECT_THAT(plan(set + "/"), HasSubstr(set + " read-only at /data\n"));
    EXPECT_THAT(plan(prices), HasSubstr(prices + " read-only at /data/prices.csv\n"));
    EXPECT_THAT(plan(prices + ":/data/p.csv"), HasSubstr(prices + " read-only at /data/p.csv\n"));
    const ProgramRun twice = paddock({"run", "--backend", "dry-run", "--data", set, "--data", set, good});
    EXPECT_EQ(twice.exit_code, 2);
    EXPECT_THAT(twice.err, HasSubstr("already"));
}

TEST(Run, MakesTheOutputFolderOnlyForWhatRuns) {
    const TestFolder folder;
    const fs::path output = folder.path() / "deep" / "output";
    EXPECT_EQ(paddock({"run", "--backend", "dry-run", "--output", output.string(), folder.put("os.py", kImportsOs)})
                  .exit_code,
              126);
    EXPECT_FALSE(fs::exists(output));
    EXPECT_EQ(
        paddock({"run", "--backend", "dry-run", "--output", output.string(), folder.put("good.py", kGood)}).exit_code,
        0);
    EXPECT_TRUE(fs::is_directory(output));
}

TEST(Run, ReadsStandardInput) {
    const ProgramRun run = paddock({"run", "--backend", "dry-run", "--stdin-filename", "ema.py", "-"},
                                   {.input = kGood, .environment = {}, .directory = {}, .out_file = {}});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("ema.py"));
}

TEST(Run, AnUnreadableFileIsNotApproved) {
    const ProgramRun run = paddock({"run", "--backend", "dry-run", "--format", "json", "/nowhere.py"});
    EXPECT_EQ(run.exit_code, 126);
    EXPECT_EQ(run.json().at("status").as_string(), "rejected");
    EXPECT_THAT(std::string(run.json().at("error").as_string()), HasSubstr("No such file"));
}

TEST(Run, AMissingBackendIsAnErrorThatNamesTheOthers) {
    const TestFolder folder;
    const ProgramRun run = paddock({"run", "--backend", "dry-rum", "--format", "json", folder.put("good.py", kGood)});
    EXPECT_EQ(run.exit_code, 125);
    EXPECT_EQ(run.json().at("status").as_string(), "error");
    EXPECT_THAT(std::string(run.json().at("error").as_string()), HasSubstr("did you mean \"dry-run\""));
}

TEST(Run, APluginThatIsRefusedRunsNothingElseInstead) {
    const TestFolder folder;
    const fs::path plugin = folder.path() / "paddock-backend-native.so";
    std::ofstream(plugin) << "no library";
    const ProgramRun run = paddock({"run", "--format", "json", folder.put("good.py", kGood)},
                                   {.input = {},
                                    .environment = {{"PADDOCK_PLUGIN_PATH", folder.path().string()}},
                                    .directory = {},
                                    .out_file = {}});
    EXPECT_EQ(run.exit_code, 125) << "no silent fallback to the installed plugin";
    EXPECT_THAT(std::string(run.json().at("error").as_string()), HasSubstr(plugin.string()));
}

TEST(Run, TakesOneFile) {
    EXPECT_EQ(paddock({"run"}).exit_code, 2);
    EXPECT_EQ(paddock({"run", "a.py", "b.py"}).exit_code, 2);
    EXPECT_THAT(paddock({"run", "--backed", "native", "a.py"}).err, HasSubstr("did you mean --backend?"));
}

TEST(Run, AFullDiskIsAFailure) {
    const TestFolder folder;
    const ProgramRun run = paddock({"run", "--backend", "dry-run", folder.put("good.py", kGood)},
                                   {.input = {}, .environment = {}, .directory = {}, .out_file = "/dev/full"});
    EXPECT_EQ(run.exit_code, 125);
}

TEST(Run, AFlagWithAnEmptyValueIsRefused) {
    const TestFolder folder;
    const std::string file = folder.put("good.py", kGood);
    for (const char* flag : {"--policy", "--output", "--timeout", "--backend"}) {
        const ProgramRun run = paddock({"run", flag, "", file});
        EXPECT_EQ(run.exit_code, 2) << flag;
        EXPECT_THAT(run.err, HasSubstr(std::string(flag) + " is given without a value"));
    }
}

TEST(Run, TheMachineItselfIsNoData) {
    const TestFolder folder;
    const std::string file = folder.put("good.py", kGood);
    for (const char* path : {"/", "/proc", "/proc/self", "/sys", "/dev"}) {
        const ProgramRun run = paddock({"run", "--backend", "dry-run", "--data", path, file});
        EXPECT_EQ(run.exit_code, 2) << path;
        EXPECT_THAT(run.err, HasSubstr("shows the machine itself")) << path;
    }
}

TEST(Run, AMemoryThatHoldsNoInterpreterIsRefused) {
    const TestFolder folder;
    const ProgramRun run = paddock({"run", "--memory", "1k", folder.put("good.py", kGood)});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, HasSubstr("give 4m or more"));
}

// Threat: a paddock.toml in a shared folder that allows what the caller's policy denies.
TEST(Run, APolicyThatWasOnlyFoundHasToBelongToTheCaller) {
    const TestFolder folder;
    const std::string policy = folder.put("paddock.toml", "schema = 1\nname = 'loose'\nextends = 'default'\n");
    const std::string file = folder.put("good.py", kGood);
    ProgramSetting here;
    here.directory = folder.path();
    EXPECT_EQ(paddock({"check", file}, here).exit_code, 0);
    fs::permissions(policy, fs::perms::others_write, fs::perm_options::add);
    const ProgramRun found = paddock({"check", file}, here);
    EXPECT_EQ(found.exit_code, 2);
    EXPECT_THAT(found.err, HasSubstr("can be written by everybody"));
    EXPECT_EQ(paddock({"check", "--policy", policy, file}, here).exit_code, 0);  // named: the caller's own decision
}

}  // namespace
}  // namespace paddock::test
