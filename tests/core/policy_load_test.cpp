#include <sys/stat.h>

#include <ostream>

#include "policy_fixture.hpp"

namespace paddock {
namespace {

using test::message_of;
using test::parse;
using test::parse_body;
using test::TemporaryFolder;
using test::vocabulary;

struct BadPolicy {
    std::string_view name;  ///< of the case
    std::string_view body;  ///< from line 3 on
    std::string_view message;
};

/// For the test's full name, which otherwise holds addresses.
void PrintTo(const BadPolicy& bad, std::ostream* out) {
    *out << bad.name;
}

constexpr BadPolicy kBadPolicies[] = {
    {"UnknownTopKey", "[threshold]\nmedium = 1\n",
     "house.toml:3:2: threshold: unknown key; did you mean \"thresholds\"?"},
    {"UnknownKeyInTable", "[thresholds]\nhihg = 70\n",
     "house.toml:4:1: thresholds.hihg: unknown key; did you mean \"high\"?"},
    {"UnknownKeyNearNothing", "[modules]\nzzzzzzzzzz = []\n",
     "house.toml:4:1: modules.zzzzzzzzzz: unknown key; write one of: deny, allow, unknown"},
    {"UnknownKeyInRule", "[[rule]]\nid = \"a\"\nquerry = \"x\"\npoints = 1\nmessage = \"m\"\n",
     "house.toml:5:1: rule.querry: unknown key; did you mean \"query\"?"},
    {"UnknownKeyInRuleTest",
     "[[rule]]\nid = \"a\"\npoints = 1\nmessage = \"m\"\nquery = \"q\"\n[[rule.test]]\ncod = \"x\"\nexpect = 1\n",
     "house.toml:9:1: rule.test.cod: unknown key; did you mean \"code\"?"},
    {"UnknownRuleInPoints", "[points]\nreflexion = 3\n",
     "house.toml:4:1: points.reflexion: no rule has this id; did you mean \"reflection\"?"},
    {"UnknownRuleInCaps", "[caps]\nreflexion = 3\n",
     "house.toml:4:1: caps.reflexion: no rule has this id; did you mean \"reflection\"?"},
    {"UnknownRuleInCalls", "[calls]\nfile_io = []\n",
     "house.toml:4:1: calls.file_io: no rule has this id; did you mean \"file-io\"?"},
    {"PointsAsText", "[points]\n  reflection = \"many\"\n",
     "house.toml:4:16: points.reflection: \"many\" is not a whole number of 0 or more (at most 1000000)"},
    {"PointsNegative", "[points]\nreflection = -5\n",
     "house.toml:4:14: points.reflection: -5 is not a whole number of 0 or more (at most 1000000)"},
    {"PointsBroken", "[points]\nreflection = 1.5\n",
     "house.toml:4:14: points.reflection: 1.5 is not a whole number of 0 or more (at most 1000000)"},
    {"PointsTooMany", "[points]\nreflection = 1000001\n",
     "house.toml:4:14: points.reflection: 1000001 is not a whole number of 0 or more (at most 1000000)"},
    {"CapNegative", "[caps]\nreflection = -1\n",
     "house.toml:4:14: caps.reflection: -1 is not a whole number of 0 or more (at most 1000000)"},
    {"ThresholdZero", "[thresholds]\nmedium = 0\n",
     "house.toml:4:10: thresholds.medium: 0 is not a whole number of 1 or more (at most 1000000)"},
    {"ThresholdsOutOfOrder", "[thresholds]\nmedium = 30\nhigh = 20\n",
     "house.toml:5:8: thresholds.high: 20 is not above thresholds.medium, which is 30 (house.toml:4:10); "
     "write a whole number above that"},
    {"ThresholdsEqual", "[thresholds]\ncritical = 70\n",
     "house.toml:4:12: thresholds.critical: 70 is not above thresholds.high, which is 70 (built in); "
     "write a whole number above that"},
    {"ThresholdSetLaterIsToBlame", "[thresholds]\nhigh = 50\nmedium = 60\n",
     "house.toml:5:10: thresholds.medium: 60 is not below thresholds.high, which is 50 (house.toml:4:8); "
     "write a whole number below that"},
    {"TableExpected", "points = 5\n",
     "house.toml:3:10: points: 5 where a table belongs; write [points] and the keys below it"},
    {"ArrayOfTablesForTable", "[[modules]]\ndeny = []\n",
     "house.toml:3:1: modules: a list where a table belongs; write [modules] and the keys below it"},
    {"TableForArrayOfTables", "[rule]\nid = \"a\"\n",
     "house.toml:3:2: rule: a table where tables belong; write [[rule]]"},
    {"ListExpected", "[modules]\ndeny = \"os\"\n",
     "house.toml:4:8: modules.deny: \"os\" where a list belongs; write [\"...\", \"...\"]"},
    {"ListOfNumbers", "[modules]\ndeny = [\"os\",\n  5]\n",
     "house.toml:5:3: modules.deny: 5 is not a dotted module name; write one such as \"numpy.ctypeslib\""},
    {"EmptyName", "[modules]\ndeny = [\"\"]\n",
     "house.toml:4:9: modules.deny: \"\" is not a dotted module name; write one such as \"numpy.ctypeslib\""},
    {"OnlyExclamationMark", "[modules]\ndeny = [\"!\"]\n",
     "house.toml:4:9: modules.deny: \"!\" is not a dotted module name; write one such as \"numpy.ctypeslib\""},
    {"WildcardInModules", "[modules]\nallow = [\"numpy.*\"]\n",
     "house.toml:4:10: modules.allow: \"numpy.*\" is not a dotted module name; write one such as \"numpy.ctypeslib\""},
    {"NotAscii", "[builtins]\ndeny = [\"\xEF\xBD\x85val\"]\n",
     "house.toml:4:9: builtins.deny: \"\xEF\xBD\x85val\" is not a Python name in ASCII; write one such as \"eval\" or "
     "\"__globals__\""},
    {"DottedBuiltin", "[builtins]\ndeny = [\"os.system\"]\n",
     "house.toml:4:9: builtins.deny: \"os.system\" is not a Python name in ASCII; write one such as \"eval\" or "
     "\"__globals__\""},
    {"CallPattern", "[calls]\nfile-io = [\"pandas read\"]\n",
     "house.toml:4:12: calls.file-io: \"pandas read\" is not a pattern of a call; write one such as \"pandas.read_*\" "
     "or "
     "\"*.to_pickle\""},
    {"RelativePath", "[io]\nread = [\"data/**\"]\n",
     "house.toml:4:9: io.read: \"data/**\" is not an absolute path pattern without \"..\"; write one such as "
     "\"/data/**\""},
    {"PathWithDots", "[io]\nwrite = [\"/output/../etc\"]\n",
     "house.toml:4:10: io.write: \"/output/../etc\" is not an absolute path pattern without \"..\"; write one such as "
     "\"/data/**\""},
    {"WordExpected", "[modules]\nunknown = \"dney\"\n",
     "house.toml:4:11: modules.unknown: \"dney\" is not a value here; write \"flag\" or \"deny\""},
    {"AttributesUnknown", "[attributes]\nunknown = true\n",
     "house.toml:4:11: attributes.unknown: true is not a value here; write \"flag\" or \"deny\""},
    {"Depth", "[validator]\ndepth = \"deep\"\n",
     "house.toml:4:9: validator.depth: \"deep\" is not a value here; write \"literal\" or \"resolved\""},
    {"UnknownControl", "[sandbox]\nrequire = [\"netwrok\"]\n",
     "house.toml:4:12: sandbox.require: \"netwrok\" is not a control; did you mean \"network\"?"},
    {"BadDuration", "[limits]\ntimeout = \"5 minutes\"\n",
     "house.toml:4:11: limits.timeout: \"5 minutes\" is not a duration; write 300 or 300s (seconds), 5m, 2h or 500ms"},
    {"DurationAsTruth", "[limits]\ntimeout = true\n",
     "house.toml:4:11: limits.timeout: true is not a duration; write it in quotes, as \"300s\""},
    {"BadSize", "[limits]\nmemory = \"lots\"\n",
     "house.toml:4:10: limits.memory: \"lots\" is not a size; write 4g, 512m, 100k or a number of bytes"},
    {"SizeZero", "[limits]\ndisk = 0\n",
     "house.toml:4:8: limits.disk: \"0\" is not in whole bytes, above 0 and at most 2^50; write 4g, 512m, 100k or a "
     "number of bytes"},
    {"SourceTooLarge", "[validator]\nmax_source = \"2g\"\n",
     "house.toml:4:14: validator.max_source: \"2g\" is more than 1073741824 bytes; write at most that"},
    {"CpusZero", "[limits]\ncpus = 0\n",
     "house.toml:4:8: limits.cpus: 0 is not a number above 0 (at most 8192); write one such as 2.0"},
    {"CpusNan", "[limits]\ncpus = nan\n",
     "house.toml:4:8: limits.cpus: nan is not a number above 0 (at most 8192); write one such as 2.0"},
    {"PidsZero", "[limits]\npids = 0\n",
     "house.toml:4:8: limits.pids: 0 is not a whole number of 1 or more (at most 4194304)"},
    {"ImageAsOption", "[sandbox]\nimage = \"--privileged\"\n",
     "house.toml:4:9: sandbox.image: \"--privileged\" is not an image name; write one such as "
     "\"paddock-sandbox:latest\""},
    {"PythonRelative", "[sandbox]\npython = \"python3\"\n",
     "house.toml:4:10: sandbox.python: \"python3\" is not an absolute path; write one such as \"/usr/bin/python3\""},
    {"CommandRelative", "[sandbox]\ncommand = \"./docker\"\n",
     "house.toml:4:11: sandbox.command: \"./docker\" is not a program's name or absolute path; write one such as "
     "\"docker\" or \"podman\""},
    {"RuntimeAsOption", "[sandbox]\nruntime = \"--privileged\"\n",
     "house.toml:4:11: sandbox.runtime: \"--privileged\" is not a runtime of the engine's; write one such as "
     "\"runsc\""},
    {"EnvName", "[sandbox]\nenv = { \"A=B\" = \"x\" }\n",
     "house.toml:4:9: sandbox.env.A=B: not a variable's name; write letters, digits and underscores, such as TZ"},
    {"EnvValue", "[sandbox]\nenv = { TZ = 5 }\n",
     "house.toml:4:14: sandbox.env.TZ: 5 is not text without a NUL; write it in quotes"},
    {"RuleThatLooksForNothing", "[[rule]]\nid = \"a\"\npoints = 1\nmessage = \"m\"\n",
     "house.toml:3:1: rule: it looks for nothing; write query, or one of call, import, name, attribute, string"},
    {"RuleWithoutMessage", "[[rule]]\nid = \"a\"\npoints = 1\nquery = \"q\"\n",
     "house.toml:3:1: rule.message: missing; a [[rule]] needs id, points, message"},
    {"RulePattern", "[[rule]]\nid = \"a\"\ncall = [\"pandas.read_*\", \"open(\"]\npoints = 1\nmessage = \"m\"\n",
     "house.toml:5:26: rule.call: \"open(\" is not a pattern of a call; write one such as \"pandas.read_*\" or "
     "\"*.to_pickle\""},
    {"RulePatternEmptyList", "[[rule]]\nid = \"a\"\nname = []\npoints = 1\nmessage = \"m\"\n",
     "house.toml:5:8: rule.name: an empty list finds nothing; write a pattern, or leave the key out"},
    {"RulePatternOfText", "[[rule]]\nid = \"a\"\nstring = \"\"\npoints = 1\nmessage = \"m\"\n",
     "house.toml:5:10: rule.string: \"\" is not a pattern of text; write one such as \"https://*\""},
    {"RuleIdOfABuiltIn", "[[rule]]\nid = \"reflection\"\npoints = 1\nmessage = \"m\"\nquery = \"q\"\n",
     "house.toml:4:6: rule.id: \"reflection\" is a built-in rule's; write an id of your own"},
    {"RuleIdBad", "[[rule]]\nid = \"No Martingale\"\npoints = 1\nmessage = \"m\"\nquery = \"q\"\n",
     "house.toml:4:6: rule.id: \"No Martingale\" is not a rule id; write lower-case words with hyphens between, such "
     "as "
     "\"no-martingale\""},
    {"RuleTwice",
     "[[rule]]\nid = \"a\"\npoints = 1\nmessage = \"m\"\nquery = \"q\"\n"
     "[[rule]]\nid = \"a\"\npoints = 1\nmessage = \"m\"\nquery = \"q\"\n",
     "house.toml:9:6: rule.id: \"a\" stands twice in this file; write another id"},
    {"RuleTestNegative",
     "[[rule]]\nid = \"a\"\npoints = 1\nmessage = \"m\"\nquery = \"q\"\n[[rule.test]]\ncode = \"\"\nexpect = -1\n",
     "house.toml:10:10: rule.test.expect: -1 is not a whole number of 0 or more (at most 1000)"},
    {"RuleCriticalAsText", "[[rule]]\ncritical = \"yes\"\nid = \"a\"\nquery = \"q\"\npoints = 1\nmessage = \"m\"\n",
     "house.toml:4:12: rule.critical: \"yes\" is neither true nor false; write one of them, without quotes"},
    {"ControlCharactersAreEscaped", "[modules]\nunknown = \"\\u001b[2J\"\n",
     "house.toml:4:11: modules.unknown: \"\\u001b[2J\" is not a value here; write \"flag\" or \"deny\""},
    {"FirstErrorInTheOrderOfTheFile", "[points]\nreflection = \"a\"\n[caps]\nreflection = \"b\"\n",
     "house.toml:4:14: points.reflection: \"a\" is not a whole number of 0 or more (at most 1000000)"},
    {"UnknownBase", "extends = \"defualt\"\n",
     "house.toml:3:11: extends: no policy is called \"defualt\"; did you mean \"default\"? the shipped ones are "
     "classic, "
     "default, strict, and a file's name ends in .toml"},
    {"ExtendsNumber", "extends = 5\n",
     "house.toml:3:11: extends: 5 is not a policy; write the name of one, such as \"default\", or a file"},
    {"SyntaxError", "[points]\nreflection 5\n",
     "house.toml:4:12: TOML: Error while parsing key-value pair: expected '=', saw '5'; mend the text here"},
    {"DuplicateKey", "[points]\nreflection = 5\nreflection = 6\n",
     "house.toml:5:14: TOML: Error while parsing key-value pair: cannot redefine existing integer 'reflection'; mend "
     "the "
     "text here"},
    {"NotUtf8", "[points] # \xFF\n", "house.toml:3:11: TOML: Encountered invalid utf-8 sequence; mend the text here"},
};

class PolicyLoadRejects : public testing::TestWithParam<BadPolicy> {};

TEST_P(PolicyLoadRejects, WithThePlaceAndWhatToWrite) {
    const auto policy = parse_body(GetParam().body);
    EXPECT_EQ(message_of(policy), GetParam().message);
    ASSERT_FALSE(policy);
    EXPECT_EQ(policy.error().code, ErrorCode::invalid_policy);
}

INSTANTIATE_TEST_SUITE_P(Policies, PolicyLoadRejects, testing::ValuesIn(kBadPolicies),
                         [](const auto& bad) { return std::string(bad.param.name); });

TEST(PolicyLoad, NeedsTheSchemaThatItReads) {
    EXPECT_EQ(message_of(parse("name = \"x\"\n")), "house.toml:1:1: schema: missing; write schema = 1 at the top");
    EXPECT_EQ(message_of(parse("schema = 2\nname = \"x\"\nnew_key = 1\n")),
              "house.toml:1:10: schema: 2 is not a schema that this paddock reads; it reads schema = 1");
    EXPECT_EQ(message_of(parse("schema = \"1\"\nname = \"x\"\n")),
              "house.toml:1:10: schema: \"1\" is not a schema that this paddock reads; it reads schema = 1");
}

TEST(PolicyLoad, NeedsAName) {
    EXPECT_EQ(message_of(parse("schema = 1\n")),
              "house.toml:1:1: name: missing; write name = \"house-rules\" at the top, for reports to call it by");
    EXPECT_EQ(message_of(parse("schema = 1\nname = \"\"\n")),
              "house.toml:2:8: name: \"\" is not a policy's name; write one such as \"house-rules\"");
}

TEST(PolicyLoad, SurvivesNestingWithoutBound) {
    const std::string parts = [] {
        std::string text;
        for (int i = 0; i < 400'000; ++i) {
            text += ".a";
        }
        return text;
    }();
    EXPECT_EQ(message_of(parse_body("a" + parts + " = 1\n")),
              "house.toml:3:32: TOML: a key of more than 16 parts; a policy needs no more than two");
    EXPECT_FALSE(parse_body("[a" + parts + "]\n"));
    EXPECT_FALSE(parse_body("\"#\"" + parts + " = 1\n"));
    EXPECT_FALSE(parse_body("x = '''\n''''' \na" + parts + " = 1\n"));
    EXPECT_FALSE(parse_body("a = " + std::string(100'000, '[')));
    std::string inline_tables = "a = ";
    for (int i = 0; i < 100'000; ++i) {
        inline_tables += "{a.a.a.a.a.a.a.a=";
    }
    EXPECT_FALSE(parse_body(inline_tables));
    std::string deepest = "a = ";
    for (int i = 0; i < 250; ++i) {
        deepest += "{a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=";
    }
    EXPECT_FALSE(parse_body(deepest + "1" + std::string(250, '}') + "\n"));
}

TEST(PolicyLoad, LeavesDotsInTextAndNumbersAlone) {
    const auto policy = parse_body(
        "description = 'a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t'  # a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t\n"
        "[[rule]]\nid = \"a\"\npoints = 1\nmessage = \"a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t\\\".\"\n"
        "query = '''\na.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t'''\n");
    EXPECT_TRUE(policy) << message_of(policy);
}

TEST(PolicyLoad, RefusesAFileAboveOneMebibyte) {
    const TemporaryFolder folder;
    const std::string path = folder.write("big.toml", "schema = 1\n# " + std::string(1024 * 1024, 'x'));
    EXPECT_EQ(message_of(load_policy(path, vocabulary())),
              path + ":1:1: TOML: more than 1048576 bytes; a policy has to be smaller");
    EXPECT_FALSE(load_policy("/dev/zero", vocabulary()));
}

TEST(PolicyLoad, TellsAMissingFileFromAFolderFromAnUnknownName) {
    const TemporaryFolder folder;
    const std::string missing = (folder.path() / "no.toml").string();
    const auto no_file = load_policy(missing, vocabulary());
    EXPECT_EQ(message_of(no_file), missing + ": there is no such policy file; check the path");
    EXPECT_EQ(no_file.error().code, ErrorCode::not_found);

    EXPECT_EQ(message_of(load_policy(folder.path().string(), vocabulary())),
              folder.path().string() + ": a folder where a policy file belongs; give a file");

    const auto no_name = load_policy("strct", vocabulary());
    EXPECT_EQ(
        message_of(no_name),
        "no policy is called \"strct\"; did you mean \"strict\"? the shipped ones are classic, default, strict, and "
        "a file's name ends in .toml");
    EXPECT_EQ(no_name.error().code, ErrorCode::not_found);
    EXPECT_FALSE(load_policy("", vocabulary()));
}

TEST(PolicyLoad, SaysThatAFileMayNotBeRead) {
    if (geteuid() == 0) {
        GTEST_SKIP() << "root reads every file; run the tests as an ordinary user to see this one";
    }
    const TemporaryFolder folder;
    const std::string path = folder.write("closed.toml", "schema = 1\n");
    chmod(path.c_str(), 0);
    const auto policy = load_policy(path, vocabulary());
    ASSERT_FALSE(policy);
    EXPECT_EQ(policy.error().code, ErrorCode::permission_denied);
}

TEST(PolicyLoad, ExtendsAFileRelativeToTheOneThatSaysIt) {
    const TemporaryFolder folder;
    folder.write("base/house.toml",
                 "schema = 1\nname = \"base\"\nextends = \"../root.toml\"\n[points]\nreflection = 7\n");
    folder.write("root.toml", "schema = 1\nname = \"root\"\nextends = \"default\"\n[points]\nfile-io = 8\n");
    const std::string path = folder.write(
        "mine.toml", "schema = 1\nname = \"mine\"\nextends = \"base/house.toml\"\n[points]\nfile-io = 9\n");
    const auto policy = load_policy(path, vocabulary());
    ASSERT_TRUE(policy) << message_of(policy);
    EXPECT_EQ(policy->name, "mine");
    EXPECT_EQ(policy->points.at("reflection"), 7);
    EXPECT_EQ(policy->points.at("file-io"), 9);
    EXPECT_EQ(policy->points.at("denied-module"), 30);
    EXPECT_EQ(policy->origins.at("points.file-io"), path + ":5:11");
    EXPECT_EQ(policy->origins.at("points.reflection"), (folder.path() / "base/house.toml").string() + ":5:14");
}

TEST(PolicyLoad, NamesTheFileThatExtendsMisses) {
    const TemporaryFolder folder;
    const std::string path = folder.write("a.toml", "schema = 1\nname = \"a\"\nextends = \"b.toml\"\n");
    EXPECT_EQ(message_of(load_policy(path, vocabulary())),
              path + ":3:11: extends: " + (folder.path() / "b.toml").string() +
                  ": there is no such policy file; check the path");
}

TEST(PolicyLoad, NamesTheCircleOfExtends) {
    const TemporaryFolder folder;
    const std::string a = folder.write("a.toml", "schema = 1\nname = \"a\"\nextends = \"b.toml\"\n");
    const std::string b = folder.write("b.toml", "schema = 1\nname = \"b\"\nextends = \"./c.toml\"\n");
    const std::string c = folder.write("c.toml", "schema = 1\nname = \"c\"\n\nextends = \"b.toml\"\n");
    EXPECT_EQ(message_of(load_policy(a, vocabulary())),
              c + ":4:11: extends: " + b + " -> " + c + " -> " + b + " is a circle; take one `extends` of it out");
}

TEST(PolicyLoad, SeesACircleThroughALink) {
    const TemporaryFolder folder;
    const std::string a = folder.write("a.toml", "schema = 1\nname = \"a\"\nextends = \"link.toml\"\n");
    std::filesystem::create_symlink(a, folder.path() / "link.toml");
    EXPECT_NE(message_of(load_policy(a, vocabulary())).find("is a circle"), std::string::npos);
}

TEST(PolicyLoad, BoundsTheChainOfExtends) {
    const TemporaryFolder folder;
    const auto name = [](int i) { return std::to_string(i).append(".toml"); };
    for (int i = 0; i < 20; ++i) {
        folder.write(name(i), "schema = 1\nname = \"p\"\nextends = \"" + name(i + 1) + "\"\n");
    }
    EXPECT_EQ(message_of(load_policy((folder.path() / name(0)).string(), vocabulary())),
              (folder.path() / name(15)).string() +
                  ":3:11: extends: more than 16 policies extend one another; put some together");
}

TEST(PolicyLoad, BlamesTheFileThatSetTheWrongThreshold) {
    const TemporaryFolder folder;
    const std::string base =
        folder.write("base.toml", "schema = 1\nname = \"b\"\n[thresholds]\nhigh = 95\ncritical = 99\n");
    const std::string child =
        folder.write("child.toml", "schema = 1\nname = \"c\"\nextends = \"base.toml\"\n[thresholds]\ncritical = 95\n");
    EXPECT_EQ(message_of(load_policy(child, vocabulary())),
              child + ":5:12: thresholds.critical: 95 is not above thresholds.high, which is 95 (" + base +
                  ":4:8); write a whole number above that");
}

TEST(PolicyLoad, AllowsABaseWhoseThresholdsOnlyAChildPutsInOrder) {
    const TemporaryFolder folder;
    folder.write("base.toml", "schema = 1\nname = \"b\"\n[thresholds]\nhigh = 95\n");
    const std::string child =
        folder.write("child.toml", "schema = 1\nname = \"c\"\nextends = \"base.toml\"\n[thresholds]\ncritical = 99\n");
    const auto policy = load_policy(child, vocabulary());
    EXPECT_TRUE(policy) << message_of(policy);
}

TEST(PolicyLoad, ReadsEveryKeyOfTheSpecification) {
    const auto policy = parse(R"(schema  = 1
name    = "house-rules"
extends = "default"
description = "ours"
[thresholds]
medium = 20
[attributes]
unknown = "deny"
[limits]
timeout = "5m"
cpus    = 1
memory  = "1g"
pids    = 8
output  = "1m"
disk    = 4096
files   = 10
cpu_time = 60
[sandbox]
require = ["landlock"]
image   = "mine:1"
python  = "/opt/python/bin/python3"
env     = { LANG = "C" }
command = "/usr/bin/podman"
runtime = "runsc"
[validator]
depth = "literal"
max_source = "2m"
max_nodes = 5
max_depth = 6
max_findings = 7
max_time = "500ms"
[calls]
file-io = ["mylib.load*"]
[reflection]
allow_on = ["mylib"]
[[rule]]
id = "no-martingale"
points = 40
critical = true
message = "m"
query = "q"
advice = "a"
  [[rule.test]]
  code = "stake *= 2"
  expect = 1
[caps]
no-martingale = 50
)");
    ASSERT_TRUE(policy) << message_of(policy);
    EXPECT_EQ(policy->description, "ours");
    EXPECT_EQ(policy->thresholds.medium, 20);
    EXPECT_EQ(policy->thresholds.high, 70);
    EXPECT_TRUE(policy->attributes_unknown_deny);
    EXPECT_EQ(policy->limits.timeout.count(), 300'000);
    EXPECT_EQ(policy->limits.cpus, 1.0);
    EXPECT_EQ(policy->limits.memory_bytes, 1ULL << 30);
    EXPECT_EQ(policy->limits.pids, 8U);
    EXPECT_EQ(policy->limits.output_bytes, 1ULL << 20);
    EXPECT_EQ(policy->limits.disk_bytes, 4096U);
    EXPECT_EQ(policy->limits.files, 10U);
    EXPECT_EQ(policy->limits.cpu_time.count(), 60'000);
    EXPECT_EQ(policy->sandbox.require,
              (std::vector<std::string>{"filesystem", "landlock", "memory", "network", "pids", "seccomp"}));
    EXPECT_EQ(policy->sandbox.image, "mine:1");
    EXPECT_EQ(policy->sandbox.python, "/opt/python/bin/python3");
    EXPECT_EQ(policy->sandbox.command, "/usr/bin/podman");
    EXPECT_EQ(policy->sandbox.runtime, "runsc");
    EXPECT_EQ(policy->sandbox.env, (std::map<std::string, std::string>{{"LANG", "C"}, {"TZ", "UTC"}}));
    EXPECT_EQ(policy->depth, Depth::literal);
    EXPECT_EQ(policy->validator_limits.source_bytes, 2ULL << 20);
    EXPECT_EQ(policy->validator_limits.nodes, 5U);
    EXPECT_EQ(policy->validator_limits.depth, 6U);
    EXPECT_EQ(policy->validator_limits.findings, 7U);
    EXPECT_EQ(policy->validator_limits.time.count(), 500);
    EXPECT_TRUE(policy->calls.at("file-io").contains("mylib.load*"));
    EXPECT_TRUE(policy->reflection_allow_on.contains("mylib"));
    ASSERT_EQ(policy->own_rules.size(), 1U);
    const OwnRule& rule = policy->own_rules.front();
    EXPECT_EQ(rule.id, "no-martingale");
    EXPECT_EQ(rule.points, 40);
    EXPECT_TRUE(rule.critical);
    EXPECT_EQ(rule.query, "q");
    EXPECT_EQ(rule.advice, "a");
    EXPECT_EQ(rule.origin, "house.toml:36:1");
    ASSERT_EQ(rule.tests.size(), 1U);
    EXPECT_EQ(rule.tests.front().code, "stake *= 2");
    EXPECT_EQ(rule.tests.front().expect, 1);
    EXPECT_EQ(policy->caps.at("no-martingale"), 50);
    EXPECT_EQ(policy->origins.at("rule.no-martingale"), "house.toml:36:1");
    EXPECT_EQ(policy->origins.at("rule.no-martingale.points"), "house.toml:38:10");
}

/// The place of each `x` in the query of `body`, which begins on line 6.
std::string places_of_x(const std::string& query) {
    const Result<Policy> policy =
        parse_body("[[rule]]\nid = \"a\"\npoints = 1\nmessage = \"m\"\nquery = " + query + "\n");
    if (!policy) {
        return policy.error().message;
    }
    const OwnRule& rule = policy->own_rules.front();
    std::string places;
    for (std::size_t at = rule.query.find('x'); at != std::string::npos; at = rule.query.find('x', at + 1)) {
        places += rule.query_place(at) + " ";
    }
    return places;
}

TEST(OwnRuleQuery, KnowsThePlaceOfEachPartInTheFile) {
    EXPECT_EQ(places_of_x("'x x'"), "house.toml:7:10 house.toml:7:12 ");
    EXPECT_EQ(places_of_x("\"x\\tx\\u00e9x\\U0001F600x\""),
              "house.toml:7:10 house.toml:7:13 house.toml:7:20 house.toml:7:31 ");
    EXPECT_EQ(places_of_x("\"éx\""), "house.toml:7:11 ");
    EXPECT_EQ(places_of_x("'''x\n x'''"), "house.toml:7:12 house.toml:8:2 ");
    EXPECT_EQ(places_of_x("'''\n\n  x'''"), "house.toml:9:3 ");
    EXPECT_EQ(places_of_x("\"\"\"\r\nx\r\n x\"\"\""), "house.toml:8:1 house.toml:9:2 ");
    EXPECT_EQ(places_of_x("\"\"\"\\\n   x \\\n\n  x\"\"\""), "house.toml:8:4 house.toml:10:3 ");
}

TEST(OwnRuleQuery, IsBoundedInSize) {
    EXPECT_EQ(places_of_x("'" + std::string(16'385, ';') + "'"),
              "house.toml:7:9: rule.query: a query of 16385 bytes; write one of at most 16384, or several rules");
}

TEST(ChoosePolicy, PrefersTheFlagThenTheVariableThenTheNearestFile) {
    const TemporaryFolder folder;
    const std::string outer = folder.write("paddock.toml", "");
    const std::string inner = folder.write("a/b/paddock.toml", "");
    std::filesystem::create_directories(folder.path() / "a/b/c");
    EXPECT_EQ(choose_policy("strict", "classic", folder.path()), "strict");
    EXPECT_EQ(choose_policy("", "classic", folder.path()), "classic");
    EXPECT_EQ(choose_policy("", "", folder.path() / "a/b/c"), inner);
    EXPECT_EQ(choose_policy("", "", folder.path() / "a"), outer);
    EXPECT_EQ(choose_policy("", "", folder.path() / "a/"), outer);
}

TEST(ChoosePolicy, StopsAtTheRootWithTheDefault) {
    if (std::filesystem::exists("/paddock.toml") || std::filesystem::exists("/tmp/paddock.toml")) {
        GTEST_SKIP() << "this machine has a paddock.toml on the way to the root";
    }
    const TemporaryFolder folder;
    EXPECT_EQ(choose_policy("", "", folder.path()), "default");
    EXPECT_EQ(choose_policy("", "", "/"), "default");
    EXPECT_EQ(choose_policy("", "", folder.path() / "no/such/folder"), "default");
}

TEST(ChoosePolicy, TakesNoFolderForAPolicy) {
    const TemporaryFolder folder;
    const std::string outer = folder.write("paddock.toml", "");
    std::filesystem::create_directories(folder.path() / "a/paddock.toml");
    EXPECT_EQ(choose_policy("", "", folder.path() / "a"), outer);
}

TEST(ChoosePolicy, DoesNotPassOverALinkThatLeadsNowhere) {
    const TemporaryFolder folder;
    std::filesystem::create_symlink("gone.toml", folder.path() / "paddock.toml");
    const std::string chosen = choose_policy("", "", folder.path());
    EXPECT_EQ(chosen, (folder.path() / "paddock.toml").string());
    EXPECT_FALSE(load_policy(chosen, vocabulary()));
}

TEST(ChoosePolicy, LooksPastAFolderThatCannotBeRead) {
    if (geteuid() == 0) {
        GTEST_SKIP() << "root reads every folder; run the tests as an ordinary user to see this one";
    }
    const TemporaryFolder folder;
    const std::string outer = folder.write("paddock.toml", "");
    std::filesystem::create_directories(folder.path() / "closed/inner");
    chmod((folder.path() / "closed").c_str(), 0);
    EXPECT_EQ(choose_policy("", "", folder.path() / "closed/inner"), outer);
    chmod((folder.path() / "closed").c_str(), 0700);
}

}  // namespace
}  // namespace paddock
