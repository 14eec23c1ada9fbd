// `paddock facts`: what the program names, and what that resolves to.
#include <gmock/gmock.h>

#include <algorithm>
#include <boost/json.hpp>

#include "judging.hpp"

namespace paddock::testing {
namespace {

namespace json = boost::json;

json::object facts_of(std::string source) {
    const Validator validator = validator_for(shipped_policy("default"));
    return json::parse(validator.facts_json({"s.py", std::move(source)})).as_object();
}

/// What the last read of `name` resolves to.
std::vector<std::string> resolved(const std::string& source, std::string_view name) {
    std::vector<std::string> paths;
    const json::object facts = facts_of(source);
    for (const json::value& read : facts.at("names").as_array()) {
        if (read.at("name").as_string() != name) continue;
        paths.clear();
        for (const json::value& path : read.at("resolved").as_array()) paths.emplace_back(path.as_string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

using Paths = std::vector<std::string>;

TEST(Facts, ShowsImportsAsTheSpecificationHasThem) {
    const json::object facts = facts_of("import a.b as c, d\nfrom .x import y as z\nfrom m import *\n");
    const json::array& imports = facts.at("imports").as_array();
    EXPECT_EQ(json::serialize(imports), R"([{"module":"a.b","name":null,"alias":"c","line":1,"column":8},)"
                                        R"({"module":"d","name":null,"alias":null,"line":1,"column":18},)"
                                        R"({"module":".x","name":"y","alias":"z","line":2,"column":16},)"
                                        R"({"module":"m","name":"*","alias":null,"line":3,"column":15}])");
}

TEST(Facts, UndoesAliases) {
    EXPECT_EQ(resolved("import numpy as np\nnp\n", "np"), Paths{"numpy"});
    EXPECT_EQ(resolved("import a.b\na\n", "a"), Paths{"a"});
    EXPECT_EQ(resolved("from a import b as c\nc\n", "c"), Paths{"a.b"});
    EXPECT_EQ(resolved("run, _ = exec, 0\nrun\n", "run"), Paths{"builtins.exec"});
    EXPECT_EQ(resolved("a = b = eval\na\n", "a"), Paths{"builtins.eval"});
    EXPECT_EQ(resolved("(e := eval)\ne\n", "e"), Paths{"builtins.eval"});
    EXPECT_EQ(resolved("for f in [eval, exec]:\n    f\n", "f"), (Paths{"builtins.eval", "builtins.exec"}));
    EXPECT_EQ(resolved("d = {'k': eval}\nx = d['k']\nx\n", "x"), Paths{"builtins.eval"});
    EXPECT_EQ(resolved("def g():\n    return eval\nx = g()\nx\n", "x"), Paths{"builtins.eval"});
    EXPECT_EQ(resolved("def g(h=eval):\n    h\n", "h"), Paths{"builtins.eval"});
    EXPECT_EQ(resolved("class A:\n    run = eval\nx = A.run\nx\n", "x"), Paths{"builtins.eval"});
    EXPECT_EQ(resolved("class A:\n    def f(self):\n        self.r = eval\n        x = self.r\n        x\n", "x"),
              Paths{"builtins.eval"});
    EXPECT_EQ(resolved("x = getattr(a, 'b') if a else eval\nx\n", "x"), Paths{"builtins.eval"});
    EXPECT_EQ(resolved("with eval as x:\n    x\n", "x"), Paths{"builtins.eval"});
}

TEST(Facts, FoldsAFloatOnlyWhereItIsSpelledAsItsText) {
    const auto folded = [](std::string_view number) {
        return resolved("import a\nx = getattr(a, f'n{" + std::string(number) + "}')\nx\n", "x");
    };
    for (const char* const own : {"0.5", "1.0", "0.0", "12.25", "0.0001", "123456.789"}) {
        EXPECT_EQ(folded(own), Paths{"a.n" + std::string(own)}) << own;
    }
    for (const char* const other : {"1e999", "1.", ".5", "1.50", "00.5", "0.00001", "1_0.5", "1e5",
                                    "12345678901234567.0", "0.1234567890123456", "1.5j"}) {
        EXPECT_THAT(folded(other), ::testing::Not(::testing::Contains("a.n" + std::string(other)))) << other;
    }
}

TEST(Facts, HonoursShadowing) {
    EXPECT_EQ(resolved("def f(open):\n    open\n", "open"), Paths{});
    EXPECT_EQ(resolved("open = 1\nopen\n", "open"), Paths{});
    EXPECT_EQ(resolved("def f():\n    open\n    open = 1\n", "open"), Paths{});
    EXPECT_EQ(resolved("class A:\n    open = 1\n    def f(self):\n        open\n", "open"), Paths{"builtins.open"});
    EXPECT_EQ(resolved("[open for open in x]\nopen\n", "open"), Paths{"builtins.open"});
}

TEST(Facts, TakesTheWorseOfWhatANameMayBe) {
    EXPECT_EQ(resolved("if x:\n    open = 1\nopen\n", "open"), Paths{"builtins.open"});
    EXPECT_EQ(resolved("open\nopen = 1\n", "open"), Paths{"builtins.open"});
    EXPECT_EQ(resolved("open = 1\ndel open\nopen\n", "open"), Paths{"builtins.open"});
    EXPECT_EQ(resolved("def f():\n    global open\n    open = 1\nopen\n", "open"), Paths{"builtins.open"});
    EXPECT_EQ(resolved("try:\n    pass\nexcept E as open:\n    pass\nopen\n", "open"), Paths{"builtins.open"});
    EXPECT_EQ(resolved("from m import *\neval\n", "eval"), (Paths{"builtins.eval", "m.eval"}));
}

/// `count` names in a loop, each taking the value of all others.
std::string each_of_the_others(int count) {
    std::string source = "def f(x0):\n    while x0:\n";
    for (int name = 0; name < count; ++name) {
        source += "        x" + std::to_string(name) + " =";
        for (int other = 0; other < count; ++other) {
            if (other != name)
                source += (other > 1 || (other == 1 && name != 0) ? " or x" : " x") + std::to_string(other);
        }
        source += '\n';
    }
    return source;
}

TEST(Facts, NamesThatTakeEachOthersValuesAreWhateverAnyOfThemIs) {
    const std::string others = each_of_the_others(14);
    for (const std::string_view last : {"a", "b", "c"}) {
        const std::string name(last);
        EXPECT_EQ(
            resolved(others +
                         "def g(c):\n    a = eval\n    b = None\n    while a:\n        c = b or a\n        b = a or c\n"
                         "        a = b or c\n        " +
                         name + "\n",
                     last),
            Paths{"builtins.eval"})
            << name;
    }
    EXPECT_EQ(resolved("import m\nx = m\nwhile x:\n    y = x.a\n    x = y if y else x\nx\n", "x"),
              (Paths{"m", "m.a", "m.a.a", "m.a.a.a"}));
}

TEST(Facts, AResultOfAResultHasAnEndWithAndWithoutADot) {
    EXPECT_EQ(resolved("import m\nx = m()()()()()()\nx\n", "x"), Paths{"m()()()"});
    EXPECT_EQ(resolved("import m\nx = m.f()()()()()()\nx\n", "x"), Paths{"m.f()()()"});
    EXPECT_EQ(resolved("import m\nx = m.f().g()()()()()\nx\n", "x"), Paths{"m.f().g()"});
    EXPECT_EQ(resolved("import m\nx = m.f().g().h().k()\nx\n", "x"), Paths{"m.f().k()"});
}

TEST(Facts, PositionsAreThoseOfCPython) {
    const json::object facts = facts_of("x = (a\n     .b.c)(1)\n");
    EXPECT_EQ(
        json::serialize(facts.at("attributes")),
        R"([{"attribute":"c","line":2,"column":9,"resolved":[]},{"attribute":"b","line":2,"column":7,"resolved":[]}])");
    EXPECT_EQ(json::serialize(facts.at("calls")), R"([{"line":1,"column":5,"resolved":[]}])");
}

TEST(Facts, AFormatThatLooksLikeAnAssignmentIsARead) {
    EXPECT_EQ(facts_of("x = 1\nf'{x:=10}'\n").at("names").as_array().size(), 1U);
}

TEST(Facts, ASplattedCallIsACall) {
    EXPECT_EQ(json::serialize(facts_of("a = [*f(x).b[0]]\n").at("calls")), R"([{"line":1,"column":7,"resolved":[]}])");
}

TEST(Facts, ShowsFoldedStrings) {
    const json::object facts = facts_of("x = 'a' \"b\"\ny = f'{1}{\"c\"}'\n");
    const json::array& strings = facts.at("strings").as_array();
    ASSERT_GE(strings.size(), 2U);
    EXPECT_EQ(strings[0].at("value").as_string(), "ab");
}

}  // namespace
}  // namespace paddock::testing
