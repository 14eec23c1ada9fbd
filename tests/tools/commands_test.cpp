#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

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

TEST(Program, HelpNamesTheCommandsAndHidesFacts) {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"}, {"-h"}, {"help"}}) {
        const ProgramRun run = paddock(arguments);
        EXPECT_EQ(run.exit_code, 0);
        EXPECT_THAT(run.out, HasSubstr("\n  check "));
        EXPECT_THAT(run.out, Not(HasSubstr("facts")));
    }
    EXPECT_EQ(paddock({}).exit_code, 2);
}

TEST(Program, EachCommandHasAPageWithAnExample) {
    for (const char* command : {"check", "run", "explain", "policy", "backends", "doctor", "facts"}) {
        const ProgramRun run = paddock({command, "--help"});
        EXPECT_EQ(run.exit_code, 0) << command;
        EXPECT_THAT(run.out, HasSubstr("Example")) << command;
        EXPECT_THAT(run.out, HasSubstr("--policy")) << command;
        EXPECT_EQ(paddock({"help", command}).out, run.out);
    }
}

TEST(Program, VersionNamesAbiAndEngine) {
    const ProgramRun run = paddock({"--version"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.out, testing::ContainsRegex("paddock [0-9.]+\nengine [0-9.]+[+][0-9a-f]{12}\nplugin ABI [0-9]+ "));
}

TEST(Program, AnUnknownCommandIsNamedWithTheNearest) {
    const ProgramRun run = paddock({"chekc", "x.py"});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, HasSubstr("did you mean `paddock check`?"));
    EXPECT_EQ(paddock({"--verison"}).exit_code, 2);
    const TestFolder folder;
    EXPECT_THAT(paddock({folder.put("strategy.py", "")}).err, HasSubstr("did you mean `paddock check "));
}

TEST(Explain, ListsTheRulesAndShowsAPage) {
    const ProgramRun list = paddock({"explain"});
    EXPECT_EQ(list.exit_code, 0) << list.err;
    EXPECT_THAT(list.out, HasSubstr("denied-module"));
    const ProgramRun page = paddock({"explain", "denied-module"});
    EXPECT_EQ(page.exit_code, 0);
    EXPECT_THAT(page.out, HasSubstr("\nBad\n    "));
    EXPECT_THAT(page.out, HasSubstr("\nGood\n    "));
    EXPECT_EQ(paddock({"explain", "--format", "json", "denied-module"}).json().at("rule").as_string(), "denied-module");
}

TEST(Explain, NamesTheNearestRule) {
    const ProgramRun run = paddock({"explain", "denied-modul"});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, HasSubstr("did you mean denied-module?"));
}

TEST(Explain, ShowsThePolicysOwnPoints) {
    const TestFolder folder;
    const std::string policy =
        folder.put("p.toml", "schema = 1\nname = \"p\"\nextends = \"default\"\n[points]\nreflection = 99\n");
    EXPECT_THAT(paddock({"explain", "--policy", policy, "reflection"}).out,
                HasSubstr("99 points under policy p (15 by default)"));
}

TEST(Backends, ListsWhatIsFoundAndWhatIsRefused) {
    const TestFolder folder;
    const std::string broken = folder.put("paddock-backend-broken.so", "no library");
    ::chmod(broken.c_str(), 0755);
    const ProgramSetting setting{
        .input = {}, .environment = {{"PADDOCK_PLUGIN_PATH", folder.path().string()}}, .directory = {}, .out_file = {}};
    const ProgramRun text = paddock({"backends"}, setting);
    EXPECT_EQ(text.exit_code, 0) << text.err;
    EXPECT_THAT(text.out, HasSubstr("broken REFUSED  " + broken));
    EXPECT_THAT(text.out, HasSubstr("dry-run 0.1.0"));
    const json::value value = paddock({"backends", "--format", "json"}, setting).json();
    EXPECT_EQ(value.at(0).at("name").as_string(), "broken");
    EXPECT_FALSE(value.at(0).at("loadable").as_bool());
    EXPECT_THAT(std::string(value.at(0).at("error").as_string()), HasSubstr("cannot be loaded"));
    EXPECT_EQ(value.at(1).at("name").as_string(), "docker");
    EXPECT_EQ(value.at(1).at("controls").as_array().size(), 16U) << "without an engine each is told, with why not";
    EXPECT_EQ(value.at(2).at("name").as_string(), "dry-run");
    EXPECT_EQ(value.at(2).at("controls").as_array().size(), 16U);
}

TEST(Doctor, NamesWhatIsMissingWithWhatMendsIt) {
    const TestFolder folder;
    const std::string policy = folder.put(
        "p.toml", "schema = 1\nname = \"p\"\nextends = \"default\"\n[sandbox]\npython = \"/nowhere/python3\"\n");
    const ProgramRun run = paddock({"doctor", "--format", "json", "--policy", policy});
    EXPECT_EQ(run.exit_code, 1);
    const json::value value = run.json();
    EXPECT_FALSE(value.at("ready").as_bool());
    bool seen = false;
    for (const json::value& check : value.at("checks").as_array()) {
        const bool ok = check.at("state").as_string() == "ok";
        EXPECT_EQ(check.at("mend").is_null(), ok) << check;
        if (check.at("name").as_string() == "python") {
            seen = true;
            EXPECT_EQ(check.at("state").as_string(), "missing");
            EXPECT_THAT(std::string(check.at("mend").as_string()), HasSubstr("apt-get install python3"));
        }
    }
    EXPECT_TRUE(seen);
}

TEST(Doctor, TextSaysWhetherARunIsPossible) {
    const ProgramRun run = paddock({"doctor"});
    EXPECT_THAT(run.out, HasSubstr("A run in the native backend is "));
    EXPECT_THAT(run.out, HasSubstr("seccomp"));
    EXPECT_EQ(run.exit_code, run.out.find("is possible") != std::string::npos ? 0 : 1);
}

TEST(Facts, PrintsJson) {
    const TestFolder folder;
    const ProgramRun run = paddock({"facts", folder.put("s.py", "import math\n")});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_TRUE(run.json().is_object());
    const ProgramRun gone = paddock({"facts", "/nowhere.py"});
    EXPECT_EQ(gone.exit_code, 2);
    EXPECT_THAT(gone.out, IsEmpty());
}

}  // namespace
}  // namespace paddock::test
