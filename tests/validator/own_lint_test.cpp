// What `policy lint` notes, and that it has nothing to say of what is in order.
#include <gmock/gmock.h>

#include "judging.hpp"
#include "paddock/validator/policy_lint.hpp"

namespace paddock::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The notes on `body`, which begins on line 4: "4:9 modules.allow.os: ...".
std::vector<std::string> notes_on(std::string_view body, std::string_view base = "default") {
    const Result<Policy> policy =
        parse_policy("schema = 1\nname = 'house'\nextends = '" + std::string(base) + "'\n" + std::string(body),
                     "house.toml", ".", rule_vocabulary());
    if (!policy) return {policy.error().message};
    std::vector<std::string> notes;
    for (const PolicyNote& note : lint_policy(*policy)) {
        notes.push_back(note.origin.substr(sizeof "house.toml:" - 1) + " " + note.key + ": " + note.message);
    }
    return notes;
}

/// Keys of a rule, with tests that leave nothing to note.
std::vector<std::string> notes_on_rule(std::string_view keys) {
    return notes_on("[[rule]]\nid = 'mine'\npoints = 5\nmessage = 'm'\n" + std::string(keys) +
                    "[[rule.test]]\ncode = ''\nexpect = 1\n[[rule.test]]\ncode = ''\nexpect = 0\n");
}

TEST(PolicyLint, HasNothingToSayOfTheShippedPolicies) {
    for (const ShippedPolicy& shipped : shipped_policies()) {
        const std::vector<PolicyNote> notes = lint_policy(shipped_policy(shipped.name));
        for (const PolicyNote& note : notes) ADD_FAILURE() << note.origin << " " << note.key << " " << note.message;
        EXPECT_THAT(notes_on("", shipped.name), IsEmpty());
    }
}

TEST(PolicyLint, NotesContradictions) {
    EXPECT_THAT(notes_on("[modules]\nallow = ['socket']\n"),
                ElementsAre(::testing::StartsWith("5:10 modules.allow.socket: socket stays denied: it is also in "
                                                  "modules.deny.socket (<classic>:")));
    EXPECT_THAT(
        notes_on("[attributes]\nallow = ['__dict__']\n"),
        ElementsAre(::testing::StartsWith("5:10 attributes.allow.__dict__: __dict__ stays denied: it is also in ")));
    EXPECT_THAT(notes_on("[reflection]\nallow_on = ['os.path']\n"),
                ElementsAre("5:13 reflection.allow_on.os.path: os.path is a denied module: what imports it is rejected "
                            "whatever it does with it"));
    EXPECT_THAT(notes_on("[modules]\nallow = ['socket']\ndeny = ['!socket']\n"), IsEmpty());
}

TEST(PolicyLint, NotesEntriesWithoutEffect) {
    EXPECT_THAT(notes_on("[modules]\ndeny = ['!nosuch', 'os']\n"),
                ElementsAre("5:9 modules.deny.!nosuch: takes nothing out; take the entry out",
                            ::testing::StartsWith("5:20 modules.deny.os: is there already, from <classic>:")));
    EXPECT_THAT(
        notes_on("[modules]\nallow = ['mylib', 'mylib.fast', 'mylib.select', 'numpy.select']\n"),
        ElementsAre("5:19 modules.allow.mylib.fast: mylib.fast is allowed already, with mylib; take the entry out",
                    ::testing::StartsWith("5:49 modules.allow.numpy.select: is there already")));
    EXPECT_THAT(notes_on("[modules]\ndeny = ['os.path']\n", "classic"),
                ElementsAre("5:9 modules.deny.os.path: os.path is denied already, with os; take the entry out"));
    EXPECT_THAT(
        notes_on("[builtins]\ndeny = ['evil']\n"),
        ElementsAre("5:9 builtins.deny.evil: Python has no builtin called evil, so that nothing is denied; correct "
                    "the name"));
    EXPECT_THAT(
        notes_on("[attributes]\nallow = ['close']\n"),
        ElementsAre("5:10 attributes.allow.close: close is allowed anyway: only names that begin with an underscore "
                    "are ever unknown"));
    EXPECT_THAT(notes_on("[points]\nunknown-module = 5\n", "strict"),
                ElementsAre("5:18 points.unknown-module: unknown modules are denied-module's under modules.unknown = "
                            "\"deny\"; take the entry out"));
    EXPECT_THAT(
        notes_on("[limits]\ntimeout = '10s'\ncpus = 2\ncpu_time = '30s'\n"),
        ElementsAre("7:12 limits.cpu_time: timeout times cpus is 20 s, and ends a run before this does; lower it, or "
                    "take it out"));
}

TEST(PolicyLint, NotesShadowedLists) {
    EXPECT_THAT(notes_on("[io]\nread = ['/data/x/*.csv', '/data/x/**']\nwrite = ['/data/x/y']\n", "classic"),
                ElementsAre("5:9 io.read./data/x/*.csv: /data/x/*.csv is covered by /data/x/**; take the entry out"));
    EXPECT_THAT(
        notes_on("[calls]\nfile-io = ['mylib.read_csv', 'mylib.read_*', '*.read_csv']\n"),
        ElementsAre("5:12 calls.file-io.mylib.read_csv: mylib.read_csv is covered by mylib.read_*; take the entry "
                    "out"));
    EXPECT_THAT(
        notes_on("[calls]\nreflection = ['mylib.get']\n"),
        ElementsAre("5:15 calls.reflection.mylib.get: reflection does not look at calls; put the pattern under one of "
                    "file-io, external-io, deserialisation, evaluation, or write a [[rule]]"));
    EXPECT_THAT(notes_on("[calls]\nfile-io = ['mylib.read']\n", "classic"),
                ElementsAre("5:12 calls.file-io.mylib.read: patterns of calls count only where validator.depth is "
                            "\"resolved\""));
}

TEST(PolicyLint, NotesCapsBelowOneFinding) {
    EXPECT_THAT(
        notes_on("[caps]\nreflection = 10\n"),
        ElementsAre(
            "5:14 caps.reflection: one finding costs 15, of which the cap lets 10 count; raise the cap, or lower "
            "the points"));
    EXPECT_THAT(
        notes_on("[points]\nreflection = 0\n[caps]\nreflection = 10\n"),
        ElementsAre(
            "7:14 caps.reflection: a finding costs nothing, so that there is nothing to cap; take the entry out"));
}

TEST(PolicyLint, NotesANameThatIsAShippedPolicys) {
    const Result<Policy> policy =
        parse_policy("schema = 1\nname = 'default'\nextends = 'default'\n", "house.toml", ".", rule_vocabulary());
    ASSERT_EQ(lint_policy(*policy).size(), 1U);
    EXPECT_EQ(lint_policy(*policy)[0].key, "name");
}

TEST(PolicyLint, NotesMissingTests) {
    const std::string rule = "[[rule]]\nid = 'mine'\npoints = 5\nmessage = 'm'\nname = 'x'\n";
    EXPECT_THAT(notes_on(rule),
                ElementsAre("4:1 rule.mine: it has no test; write a [[rule.test]] with code that it finds and "
                            "one with code that it leaves alone"));
    EXPECT_THAT(
        notes_on(rule + "[[rule.test]]\ncode = 'x'\nexpect = 1\n"),
        ElementsAre("4:1 rule.mine: no test shows what it leaves alone; write a [[rule.test]] with expect = 0"));
    EXPECT_THAT(
        notes_on(rule + "[[rule.test]]\ncode = 'y'\nexpect = 0\n"),
        ElementsAre("4:1 rule.mine: no test shows that it finds anything; write a [[rule.test]] with expect = 1"));
    EXPECT_THAT(notes_on_rule("name = 'x'\n"), IsEmpty());
}

TEST(PolicyLint, NotesRulesThatDecideNothing) {
    EXPECT_THAT(
        notes_on_rule("import = 'os'\n"),
        ElementsAre(
            "8:10 rule.mine.import: an import of os is rejected by denied-module already; take the pattern out"));
    EXPECT_THAT(
        notes_on_rule("call = ['eval', 'os.system', 'numpy.load']\n"),
        ElementsAre("8:8 rule.mine.call: eval is rejected by denied-builtin already; take the pattern out",
                    "8:8 rule.mine.call: os is denied, so that what calls os.system is rejected already; take the "
                    "pattern out"));
    const std::string twice =
        "[[rule]]\nid = 'a'\npoints = 5\nmessage = 'm'\nname = 'x'\n"
        "[[rule.test]]\ncode = 'x'\nexpect = 1\n[[rule.test]]\ncode = 'y'\nexpect = 0\n";
    std::string other = twice;
    other.replace(other.find("'a'"), 3, "'b'");
    EXPECT_THAT(notes_on(twice + other),
                ElementsAre("15:1 rule.b: it looks for the same as a (house.toml:4:1); put the two together"));
}

TEST(PolicyLint, NotesARuleThatCostsNothing) {
    const std::vector<std::string> notes = notes_on(
        "[[rule]]\nid = 'mine'\npoints = 0\nmessage = 'm'\nname = 'x'\n"
        "[[rule.test]]\ncode = 'x'\nexpect = 1\n[[rule.test]]\ncode = 'y'\nexpect = 0\n");
    EXPECT_THAT(notes,
                ElementsAre("6:10 rule.mine.points: a finding costs nothing and rejects nothing: it is shown and "
                            "decides nothing"));
}

TEST(PolicyLint, NotesPatternsThatCannotMatch) {
    EXPECT_THAT(notes_on_rule("name = ['x', 'lambda']\n"),
                ElementsAre("8:8 rule.mine.name: \"lambda\" cannot match: lambda is a keyword of Python, and no name"));
    EXPECT_THAT(
        notes_on_rule("query = '''((identifier) @n (#eq? @n \"a b\"))'''\n"),
        ElementsAre("8:38 rule.mine.query: \"a b\" cannot match the (identifier) that @n is: no name in Python is "
                    "spelled so"));
    EXPECT_THAT(
        notes_on_rule("query = '''\n((string) @s\n (#any-of? @s \"'a'\" \"b\"))'''\n"),
        ElementsAre(
            "10:21 rule.mine.query: \"b\" cannot match the (string) that @s is: the text of a string begins with "
            "its quote; match (string_content) instead, or use the key string"));
    EXPECT_THAT(
        notes_on_rule("query = '''((string) @s (#match? @s \"^http\"))'''\n"),
        ElementsAre("8:37 rule.mine.query: \"^http\" cannot match the (string) that @s is: the text of a string begins "
                    "with its quote; match (string_content) instead, or use the key string"));
    EXPECT_THAT(notes_on_rule("query = '''((string) @s (#match? @s \"http\")) ((identifier) @n (#eq? @n \"é\"))'''\n"),
                IsEmpty());
}

}  // namespace
}  // namespace paddock::testing
