#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "program.hpp"

namespace paddock::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string notebook(const std::vector<std::string>& code, const std::string& language = "python") {
    json::array cells{{{"cell_type", "markdown"}, {"source", {"import os\n"}}}};
    for (const std::string& text : code) {
        cells.push_back({{"cell_type", "code"}, {"source", {text}}, {"outputs", json::array()}});
    }
    const json::object all{{"cells", cells}, {"nbformat", 4}, {"metadata", {{"kernelspec", {{"language", language}}}}}};
    return json::serialize(all);
}

ProgramRun check_in(const fs::path& folder, const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"check"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return paddock(all, {.input = {}, .environment = {}, .directory = folder, .out_file = {}});
}

TEST(CheckNotebook, PositionsAreToldByCell) {
    const TestFolder folder;
    folder.put("n.ipynb", notebook({"x = 1", "y = 2\nimport os"}));
    const ProgramRun run = check_in(folder.path(), {"."});
    EXPECT_EQ(run.exit_code, 1) << run.err;
    EXPECT_THAT(run.out, HasSubstr("n.ipynb:cell 3:2:8: denied-module, 30 points, critical"));
    const json::value value = check_in(folder.path(), {"--format", "json", "n.ipynb"}).json();
    const json::value& finding = value.at(0).at("validation").at("violations").at(0);
    EXPECT_EQ(finding.at("cell").as_int64(), 3);
    EXPECT_EQ(finding.at("line").as_int64(), 2);
}

TEST(CheckNotebook, CellsAreOneProgram) {
    const TestFolder folder;
    folder.put("good.ipynb", notebook({"import math", "print(math.pi)\n"}));
    EXPECT_EQ(check_in(folder.path(), {"good.ipynb"}).exit_code, 0);
    folder.put("bad.ipynb", notebook({"import pandas", "io = pandas.io.common", "io.os.system('ls')"}));
    EXPECT_EQ(check_in(folder.path(), {"bad.ipynb"}).exit_code, 1) << "a name of one cell counts in the next";
}

TEST(CheckNotebook, ACellThatHidesTheNextIsRejected) {
    const TestFolder folder;
    folder.put("n.ipynb", notebook({"a = '''", "import os", "'''"}));
    const ProgramRun run = check_in(folder.path(), {"n.ipynb"});
    EXPECT_EQ(run.exit_code, 1) << "the cells complete each other, and each would run by itself";
    EXPECT_THAT(run.out, HasSubstr("n.ipynb:cell 2:1:1: syntax-error, 0 points, critical: this cell is not whole"));
}

TEST(CheckNotebook, WhatIPythonRunsItselfIsRejected) {
    const TestFolder folder;
    for (const char* code :
         {"%matplotlib inline", "!ls", "x = 1\n  %time x", "%%bash\nls", "x = !ls", "math?", "/f x",
          "get_ipython().system('ls')", "exit.x()", ">>> x = 1", "x = (1,\n... , 2)", "In [1]: x = 1"}) {
        folder.put("n.ipynb", notebook({code}));
        EXPECT_EQ(check_in(folder.path(), {"n.ipynb"}).exit_code, 1) << code;
    }
    folder.put("n.ipynb", notebook({"%matplotlib inline\nimport os\n"}));
    EXPECT_THAT(check_in(folder.path(), {"n.ipynb"}).out,
                AllOf(HasSubstr("cell 2:1:1: syntax-error"), HasSubstr("for IPython or the shell"),
                      HasSubstr("cell 2:2:8: denied-module")))
        << "the lines after a magic are judged too";
}

TEST(CheckNotebook, OperatorsAtTheBeginningOfALineAreNoMagics) {
    const TestFolder folder;
    folder.put("n.ipynb", notebook({"x = (10\n     % 3)\ny = (x\n     / 2)\n"}));
    const ProgramRun run = check_in(folder.path(), {"n.ipynb"});
    EXPECT_EQ(run.exit_code, 0) << run.out;
}

TEST(CheckNotebook, WhatIsNoPythonNotebookIsUnreadable) {
    const TestFolder folder;
    folder.put("r.ipynb", notebook({"x"}, "R"));
    folder.put("old.ipynb", R"({"nbformat": 3, "worksheets": []})");
    folder.put("torn.ipynb", R"({"nbformat": 4, "cells": [)");
    folder.put("deep.ipynb", std::string(100000, '['));
    for (const char* name : {"r.ipynb", "old.ipynb", "torn.ipynb", "deep.ipynb"}) {
        const ProgramRun run = check_in(folder.path(), {name});
        EXPECT_EQ(run.exit_code, 2) << name;
        EXPECT_THAT(run.out, HasSubstr("no Python notebook of nbformat 4"));
    }
}

TEST(CheckNotebook, OneThatIsTooLargeIsNotApprovedAndCostsLittle) {
    const TestFolder folder;
    folder.put("code.ipynb", notebook({"x = 1\n", "y = [" + std::string(2'000'000, '1') + "]\n"}));
    const ProgramRun code = check_in(folder.path(), {"code.ipynb"});
    EXPECT_EQ(code.exit_code, 1);
    EXPECT_THAT(code.out, HasSubstr("engine-limit"));
    folder.put("cells.ipynb", notebook(std::vector<std::string>(5001, "x = 1\n")));
    EXPECT_THAT(check_in(folder.path(), {"cells.ipynb"}).out, HasSubstr("more than 5000 code cells"));
    folder.put("outputs.ipynb", "{\"outputs\": \"" + std::string(9'000'000, 'x') + "\"}");
    EXPECT_THAT(check_in(folder.path(), {"outputs.ipynb"}).out, HasSubstr("larger than 8 MiB; clear its outputs"));
}

TEST(CheckNotebook, StandardInputIsOneByItsName) {
    const ProgramRun run =
        paddock({"check", "--stdin-filename", "x.ipynb", "-"},
                {.input = notebook({"import os"}), .environment = {}, .directory = {}, .out_file = {}});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out, HasSubstr("x.ipynb:cell 2:1:8: denied-module"));
}

TEST(CheckGithub, AnnotatesTheLine) {
    const TestFolder folder;
    folder.put("a,b%.py", kBad);
    const ProgramRun run = check_in(folder.path(), {"--format", "github", "--policy", "classic", "a,b%.py"});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(
        run.out,
        HasSubstr("::error file=a%2Cb%25.py,line=1,col=8,endLine=1,endColumn=10,title=paddock%3A denied-module::"));
}

TEST(CheckGithub, AFileNameBeginsNoCommandOfItsOwn) {
    const TestFolder folder;
    folder.put("a\n::stop-commands::x.py", kBad);
    const ProgramRun run = check_in(folder.path(), {"--format", "github", "."});
    EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 1) << run.out;
}

TEST(CheckStatistics, CountByRuleAndStayOutOfReportsForPrograms) {
    const TestFolder folder;
    folder.put("a.py", kBad);
    folder.put("b.py", kBad);
    const ProgramRun text = check_in(folder.path(), {"--statistics", "--policy", "classic", "."});
    EXPECT_THAT(text.out, HasSubstr("       2       2       60  denied-module\n"));
    EXPECT_THAT(text.out, HasSubstr("2 files, "));
    const ProgramRun as_json = check_in(folder.path(), {"--statistics", "--format", "json", "."});
    EXPECT_EQ(as_json.json().as_array().size(), 2U);
    EXPECT_THAT(as_json.err, HasSubstr("denied-module"));
}

TEST(CheckBaseline, LeavesOutWhatItKnowsAndTellsWhatIsNew) {
    const TestFolder folder;
    folder.put("old.py", kBad);
    const std::string baseline = folder.put("known.json", check_in(folder.path(), {"--format", "json", "."}).out);
    const ProgramRun known = check_in(folder.path(), {"--baseline", baseline, "."});
    EXPECT_EQ(known.exit_code, 0) << known.out;
    EXPECT_THAT(known.out,
                AllOf(HasSubstr("old.py: REJECTED"), HasSubstr("of the baseline"), Not(HasSubstr("denied-module"))));
    folder.put("old.py", std::string("# a comment above\n\n") + kBad);
    EXPECT_EQ(check_in(folder.path(), {"--baseline", baseline, "."}).exit_code, 0) << "lines may move";
    folder.put("old.py", std::string(kBad) + "import socket\n");
    const ProgramRun more = check_in(folder.path(), {"--baseline", baseline, "."});
    EXPECT_EQ(more.exit_code, 1);
    EXPECT_THAT(more.out, AllOf(HasSubstr("imports socket"), Not(HasSubstr("imports os"))));
}

TEST(CheckBaseline, KnowsAFindingOnceAndInItsFileAlone) {
    const TestFolder folder;
    folder.put("old.py", "import os\n");
    const std::string baseline =
        folder.put("known.jsonl", check_in(folder.path(), {"--format", "jsonl", "old.py"}).out);
    EXPECT_EQ(check_in(folder.path(), {"--baseline", baseline, "old.py"}).exit_code, 0);
    folder.put("old.py", "import os\nimport os\n");
    EXPECT_EQ(check_in(folder.path(), {"--baseline", baseline, "old.py"}).exit_code, 1) << "twice is one more";
    folder.put("new.py", "import os\n");
    EXPECT_EQ(check_in(folder.path(), {"--baseline", baseline, "new.py"}).exit_code, 1);
}

TEST(CheckBaseline, KnowsNothingOfWhatWasNotLookedAt) {
    const TestFolder folder;
    for (const std::string source : {"print('\n", "# coding: utf-7\n"}) {
        folder.put("old.py", source);
        const std::string baseline =
            folder.put("known.json", check_in(folder.path(), {"--format", "json", "old.py"}).out);
        EXPECT_EQ(check_in(folder.path(), {"--baseline", baseline, "old.py"}).exit_code, 1) << source;
    }
    folder.put("old.py", "x = '" + std::string(1'200'000, 'a') + "'\n");
    const std::string baseline = folder.put("known.json", check_in(folder.path(), {"--format", "json", "old.py"}).out);
    const ProgramRun run = check_in(folder.path(), {"--baseline", baseline, "old.py"});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_THAT(run.out, HasSubstr("engine-limit"));
}

TEST(CheckBaseline, ChangesNoVerdict) {
    const TestFolder folder;
    folder.put("old.py", kBad);
    const std::string baseline = folder.put("known.json", check_in(folder.path(), {"--format", "json", "old.py"}).out);
    const json::value value = check_in(folder.path(), {"--baseline", baseline, "--format", "json", "old.py"}).json();
    EXPECT_EQ(value.at(0).at("validation").at("verdict").as_string(), "rejected");
    EXPECT_TRUE(value.at(0).at("validation").at("violations").at(0).at("known").as_bool());
}

TEST(CheckBaseline, OneThatIsNoReportIsWrongUsage) {
    const TestFolder folder;
    folder.put("a.py", kGood);
    for (const char* text : {"{", "{}", "[1]", "[{\"path\": 3}]"}) {
        const ProgramRun run = check_in(folder.path(), {"--baseline", folder.put("b.json", text), "a.py"});
        EXPECT_EQ(run.exit_code, 2) << text;
        EXPECT_THAT(run.err, HasSubstr("is no report of `paddock check"));
        EXPECT_THAT(run.out, IsEmpty());
    }
    EXPECT_EQ(check_in(folder.path(), {"--baseline", "gone.json", "a.py"}).exit_code, 2);
}

}  // namespace
}  // namespace paddock::test
