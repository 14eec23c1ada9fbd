#include <algorithm>
#include <random>

#include "policy_fixture.hpp"

namespace paddock {
namespace {

using test::message_of;
using test::parse;
using test::parse_body;
using test::vocabulary;

const std::string kHead = "schema = 1\nname = \"house\"\nextends = \"default\"\n";

Policy must(const Result<Policy>& policy) {
    EXPECT_TRUE(policy) << message_of(policy);
    return policy ? *policy : Policy{};
}

TEST(PolicyMerge, UnitesLists) {
    const Policy policy = must(parse(kHead + "[modules]\ndeny = [\"numpy.fft\"]\nallow = [\"mylib\"]\n"));
    EXPECT_TRUE(policy.modules.deny.contains("numpy.fft"));
    EXPECT_TRUE(policy.modules.deny.contains("os"));
    EXPECT_TRUE(policy.modules.allow.contains("mylib"));
    EXPECT_TRUE(policy.modules.allow.contains("numpy"));
    EXPECT_EQ(policy.origins.at("modules.deny.numpy.fft"), "house.toml:5:9");
    EXPECT_TRUE(policy.origins.at("modules.deny.os").starts_with("<classic>:"));
}

TEST(PolicyMerge, TakesOutAnInheritedEntry) {
    const Policy policy = must(parse(kHead + "[modules]\ndeny = [\"!os\"]\n[sandbox]\nrequire = [\"!pids\"]\n"));
    EXPECT_FALSE(policy.modules.deny.contains("os"));
    EXPECT_FALSE(policy.modules.deny.contains("!os"));
    EXPECT_FALSE(policy.origins.contains("modules.deny.os"));
    EXPECT_EQ(std::count(policy.sandbox.require.begin(), policy.sandbox.require.end(), "pids"), 0);
    EXPECT_TRUE(policy.idle_entries.empty());
}

TEST(PolicyMerge, TakesOutOnlyWhatIsInheritedWhateverTheOrder) {
    for (const std::string_view list : {"[\"!os\", \"os\"]", "[\"os\", \"!os\"]"}) {
        const Policy policy = must(parse(kHead + "[modules]\ndeny = " + std::string(list) + "\n"));
        EXPECT_TRUE(policy.modules.deny.contains("os")) << list;
        EXPECT_TRUE(policy.origins.at("modules.deny.os").starts_with("house.toml:5:")) << list;
    }
}

TEST(PolicyMerge, AllowsButRemembersEntriesWithoutEffect) {
    const Policy policy = must(parse(kHead + "[modules]\ndeny = [\"!nosuch\", \"os\", \"x\", \"x\"]\n"));
    ASSERT_EQ(policy.idle_entries.size(), 3U);
    EXPECT_EQ(policy.idle_entries[0].key, "modules.deny.!nosuch");
    EXPECT_EQ(policy.idle_entries[0].origin, "house.toml:5:9");
    EXPECT_EQ(policy.idle_entries[0].reason, "takes nothing out");
    EXPECT_EQ(policy.idle_entries[1].key, "modules.deny.os");
    EXPECT_TRUE(policy.idle_entries[1].reason.starts_with("is there already, from <classic>:"));
    EXPECT_EQ(policy.idle_entries[2].key, "modules.deny.x");
    EXPECT_EQ(policy.idle_entries[2].origin, "house.toml:5:31");
}

TEST(PolicyMerge, LeavesAnInheritedDenialBesideAnAllowOfTheSameName) {
    const Policy policy = must(parse(kHead + "[modules]\nallow = [\"os\"]\n"));
    EXPECT_TRUE(policy.modules.deny.contains("os"));  // at equal length deny wins
    EXPECT_TRUE(policy.modules.allow.contains("os"));
}

TEST(PolicyMerge, OverlaysTablesKeyByKey) {
    const Policy policy = must(parse(kHead + "[points]\nreflection = 0\n[thresholds]\nhigh = 60\n"));
    EXPECT_EQ(policy.points.at("reflection"), 0);
    EXPECT_EQ(policy.points.at("denied-module"), 30);
    EXPECT_EQ(policy.thresholds.medium, 30);
    EXPECT_EQ(policy.thresholds.high, 60);
    EXPECT_EQ(policy.origins.at("thresholds.high"), "house.toml:7:8");
    EXPECT_TRUE(policy.origins.at("thresholds.medium").starts_with("<classic>:"));
}

const std::string kRule = "[[rule]]\nid = \"a-rule\"\npoints = 5\nmessage = \"m\"\nquery = \"q\"\n";

TEST(PolicyMerge, ReplacesAnOwnRuleOfTheSameId) {
    const test::TemporaryFolder folder;
    folder.write("base.toml", "schema = 1\nname = \"b\"\n" + kRule + "critical = true\n[[rule]]\nid = \"other\"\n" +
                                  "points = 1\nmessage = \"m\"\nquery = \"q\"\n");
    const std::string child =
        folder.write("child.toml", "schema = 1\nname = \"c\"\nextends = \"base.toml\"\n[points]\nother = 9\n" + kRule);
    const Policy policy = must(load_policy(child, vocabulary()));
    ASSERT_EQ(policy.own_rules.size(), 2U);
    EXPECT_EQ(policy.own_rules[0].id, "a-rule");
    EXPECT_FALSE(policy.own_rules[0].critical);
    EXPECT_EQ(policy.own_rules[0].origin, child + ":6:1");
    EXPECT_EQ(policy.own_rules[1].points, 9);
    EXPECT_FALSE(policy.origins.contains("rule.a-rule.critical"));  // that was the other's
    EXPECT_FALSE(policy.points.contains("other"));
}

TEST(PolicyMerge, BeginsEmptyWithoutExtends) {
    const Policy policy = must(parse_body(""));
    EXPECT_TRUE(policy.modules.deny.empty());
    EXPECT_TRUE(policy.builtins_deny.empty());
    EXPECT_TRUE(policy.points.empty());
    EXPECT_TRUE(policy.sandbox.require.empty());
    EXPECT_EQ(policy.thresholds.critical, 90);
    EXPECT_EQ(policy.limits.pids, 64U);
}

TEST(PolicyDigest, IsTheSameForEqualValues) {
    const std::string one = must(parse(kHead + "[modules]\ndeny = [\"a\", \"b\"]\n[points]\nreflection = 3\n")).sha256;
    EXPECT_EQ(one.size(), 64U);
    EXPECT_EQ(must(parse("# comment\nname = 'other'\nschema = 1\nextends = 'default'\ndescription = 'd'\n"
                         "[points]\nreflection = 0x3\n[modules]\ndeny = [\"b\", \"a\", \"b\", \"!nosuch\"]\n"))
                  .sha256,
              one);
}

TEST(PolicyDigest, ChangesWithEachValueThatCounts) {
    const std::string_view bodies[] = {
        "",
        "[thresholds]\nmedium = 29\n",
        "[thresholds]\nhigh = 71\n",
        "[thresholds]\ncritical = 91\n",
        "[points]\nreflection = 14\n",
        "[caps]\nreflection = 26\n",
        "[caps]\nfile-io = 26\n",
        "[modules]\ndeny = [\"m\"]\n",
        "[modules]\nallow = [\"m\"]\n",
        "[modules]\nunknown = \"deny\"\n",
        "[builtins]\ndeny = [\"m\"]\n",
        "[attributes]\ndeny = [\"m\"]\n",
        "[attributes]\nallow = [\"m\"]\n",
        "[attributes]\nunknown = \"deny\"\n",
        "[reflection]\nallow_on = [\"m\"]\n",
        "[io]\nread = [\"/m\"]\n",
        "[io]\nwrite = [\"/m\"]\n",
        "[calls]\nfile-io = [\"m\"]\n",
        "[calls]\nevaluation = [\"m\"]\n",
        "[limits]\ntimeout = 1\n",
        "[limits]\ncpus = 2.5\n",
        "[limits]\nmemory = 1\n",
        "[limits]\npids = 1\n",
        "[limits]\noutput = 1\n",
        "[limits]\ndisk = 1\n",
        "[limits]\nfiles = 1\n",
        "[limits]\ncpu_time = 1\n",
        "[sandbox]\nrequire = [\"landlock\"]\n",
        "[sandbox]\nrequire = [\"!pids\"]\n",
        "[sandbox]\nimage = \"m\"\n",
        "[sandbox]\npython = \"/m\"\n",
        "[sandbox]\ncommand = \"m\"\n",
        "[sandbox]\nruntime = \"m\"\n",
        "[sandbox]\nenv = { M = \"\" }\n",
        "[sandbox]\nenv = { M = \"m\" }\n",
        "[validator]\ndepth = \"literal\"\n",
        "[validator]\nmax_source = 1\n",
        "[validator]\nmax_nodes = 1\n",
        "[validator]\nmax_depth = 1\n",
        "[validator]\nmax_findings = 1\n",
        "[validator]\nmax_time = 1\n",
        "[[rule]]\nid = \"a\"\npoints = 5\nmessage = \"m\"\nquery = \"q\"\n",
        "[[rule]]\nid = \"b\"\npoints = 5\nmessage = \"m\"\nquery = \"q\"\n",
        "[[rule]]\nid = \"a\"\npoints = 6\nmessage = \"m\"\nquery = \"q\"\n",
        "[[rule]]\nid = \"a\"\npoints = 5\nmessage = \"n\"\nquery = \"q\"\n",
        "[[rule]]\nid = \"a\"\npoints = 5\nmessage = \"m\"\nquery = \"r\"\n",
        "[[rule]]\nid = \"a\"\npoints = 5\nmessage = \"m\"\nquery = \"q\"\nadvice = \"a\"\n",
        "[[rule]]\nid = \"a\"\npoints = 5\nmessage = \"m\"\nquery = \"q\"\ncritical = true\n",
        "[[rule]]\nid = \"a\"\npoints = 5\nmessage = \"m\"\ncall = \"q\"\n",
        "[[rule]]\nid = \"a\"\npoints = 5\nmessage = \"m\"\nimport = \"q\"\n",
        "[[rule]]\nid = \"a\"\npoints = 5\nmessage = \"m\"\nname = \"q\"\n",
        "[[rule]]\nid = \"a\"\npoints = 5\nmessage = \"m\"\nattribute = \"q\"\n",
        "[[rule]]\nid = \"a\"\npoints = 5\nmessage = \"m\"\nstring = \"q\"\n",
    };
    std::map<std::string, std::string_view> seen;
    for (const std::string_view body : bodies) {
        const auto [at, fresh] = seen.emplace(must(parse(kHead + std::string(body))).sha256, body);
        EXPECT_TRUE(fresh) << body << "has the digest of " << at->second;
    }
}

TEST(PolicyDigest, TellsListsApartThatReadTheSameWhenPutTogether) {
    const auto digest = [](const std::string& body) { return must(parse(kHead + body)).sha256; };
    EXPECT_NE(digest("[sandbox]\nenv = { A = \"1:B\" }\n"), digest("[sandbox]\nenv = { A = \"1\", B = \"\" }\n"));
    EXPECT_NE(digest("[io]\nread = [\"/a\"]\n"), digest("[io]\nwrite = [\"/a\"]\n"));
}

/// The lookup that ModuleLists documents.
bool denies(const ModuleLists& lists, std::string_view module) {
    for (std::string name(module);; name.resize(name.rfind('.'))) {
        if (lists.deny.contains(name)) {
            return true;
        }
        if (lists.allow.contains(name)) {
            return false;
        }
        if (name.find('.') == std::string::npos) {
            return lists.unknown == UnknownModules::deny;
        }
    }
}

TEST(PolicyMerge, NeverAllowsMoreByMoreDenials) {
    const std::string_view names[] = {"a", "b", "c", "a.b", "a.c", "b.a", "a.b.c", "a.b.d", "b.a.c", "os", "numpy.fft"};
    std::mt19937 random(20);  // fixed: a failure can be seen again
    const auto pick = [&](int most) {
        std::string list = "[";
        for (int i = std::uniform_int_distribution<int>(0, most)(random); i > 0; --i) {
            list += '"' +
                    std::string(names[std::uniform_int_distribution<std::size_t>(0, std::size(names) - 1)(random)]) +
                    "\",";
        }
        return list + "]";
    };
    for (int round = 0; round < 200; ++round) {
        const test::TemporaryFolder folder;
        const std::string base = folder.write(
            "base.toml", "schema = 1\nname = \"b\"\n[modules]\ndeny = " + pick(4) + "\nallow = " + pick(6) + "\n");
        const std::string child = folder.write(
            "child.toml", "schema = 1\nname = \"c\"\nextends = \"base.toml\"\n[modules]\ndeny = " + pick(4) + "\n");
        const Policy before = must(load_policy(base, vocabulary()));
        const Policy after = must(load_policy(child, vocabulary()));
        for (const std::string_view name : names) {
            EXPECT_TRUE(!denies(before.modules, name) || denies(after.modules, name)) << name << ", round " << round;
        }
    }
}

TEST(ShippedPolicies, AllLoadAndDiffer) {
    ASSERT_EQ(shipped_policies().size(), 3U);
    std::set<std::string> digests;
    for (const ShippedPolicy& shipped : shipped_policies()) {
        const auto policy = load_policy(shipped.name, vocabulary());
        ASSERT_TRUE(policy) << message_of(policy);
        EXPECT_EQ(policy->name, shipped.name);
        EXPECT_TRUE(policy->idle_entries.empty()) << shipped.name << ": " << policy->idle_entries.front().key;
        digests.insert(policy->sha256);
    }
    EXPECT_EQ(digests.size(), 3U);
}

TEST(ShippedPolicies, ClassicHasTheSeedsTablesToTheLetter) {
    const Policy policy = must(load_policy("classic", vocabulary()));
    EXPECT_EQ(policy.modules.deny,
              (NameSet{"os",        "sys",      "subprocess", "socket",  "urllib", "urllib2",
                       "urllib3",   "requests", "httpx",      "aiohttp", "http",   "ftplib",
                       "smtplib",   "pickle",   "shelve",     "marshal", "ctypes", "multiprocessing",
                       "threading", "asyncio",  "signal",     "pty",     "tty",    "atexit"}));
    EXPECT_EQ(policy.builtins_deny,
              (NameSet{"eval", "exec", "compile", "__import__", "open", "input", "execfile", "file", "reload"}));
    EXPECT_EQ(policy.attributes_deny, (NameSet{"__dict__", "__class__", "__bases__", "__subclasses__", "__globals__",
                                               "__code__", "__closure__", "__builtins__"}));
    EXPECT_EQ(policy.modules.allow,
              (NameSet{"numpy",      "pandas",      "ta",        "talib",     "datetime",    "math",    "random",
                       "json",       "orjson",      "typing",    "enum",      "dataclasses", "decimal", "fractions",
                       "statistics", "collections", "itertools", "functools", "operator",    "time",    "calendar",
                       "warnings",   "logging",     "traceback", "re"}));
    EXPECT_EQ(policy.points, (std::map<std::string, int, std::less<>>{{"denied-module", 30},
                                                                      {"denied-builtin", 30},
                                                                      {"file-io", 30},
                                                                      {"lambda-exec", 25},
                                                                      {"denied-attribute", 20},
                                                                      {"reflection", 15},
                                                                      {"builtin-override", 10},
                                                                      {"infinite-loop", 5},
                                                                      {"syntax-error", 5},
                                                                      {"unknown-module", 1}}));
    EXPECT_EQ(policy.depth, Depth::literal);
    EXPECT_TRUE(policy.caps.empty());
    EXPECT_TRUE(policy.calls.empty());
    EXPECT_TRUE(policy.io.read.empty());
}

TEST(ShippedPolicies, DefaultKeepsTheWeightsAndOnlyAddsDenials) {
    const Policy classic = must(load_policy("classic", vocabulary()));
    const Policy standard = must(load_policy("default", vocabulary()));
    EXPECT_EQ(standard.points, classic.points);
    EXPECT_EQ(standard.depth, Depth::resolved);
    EXPECT_EQ(standard.caps.at("reflection"), 25);
    EXPECT_TRUE(std::includes(standard.modules.deny.begin(), standard.modules.deny.end(), classic.modules.deny.begin(),
                              classic.modules.deny.end()));
    for (const std::string_view module : {"importlib.util",
                                          "builtins",
                                          "io",
                                          "pathlib",
                                          "shutil",
                                          "tempfile",
                                          "posix",
                                          "code",
                                          "codeop",
                                          "runpy",
                                          "inspect",
                                          "gc",
                                          "mmap",
                                          "sqlite3",
                                          "webbrowser",
                                          "_posixsubprocess",
                                          "_io",
                                          "concurrent.futures",
                                          "logging.handlers",
                                          "types.FunctionType",
                                          "random._os",
                                          "numpy.ctypeslib",
                                          "pandas.io.common.os",
                                          "xml.etree.ElementTree",
                                          "compression.zstd",
                                          "annotationlib",
                                          "_remote_debugging",
                                          "concurrent.interpreters"}) {
        EXPECT_TRUE(denies(standard.modules, module)) << module;
    }
    for (const std::string_view module :
         {"numpy", "pandas", "pandas.tseries.offsets", "collections.abc", "logging", "io.StringIO",
          "types.SimpleNamespace", "freqtrade.strategy", "talib.abstract", "sklearn.linear_model",
          "numpy.lib.stride_tricks.sliding_window_view"}) {
        EXPECT_FALSE(denies(standard.modules, module)) << module;
    }
    for (const std::string_view rule : {"file-io", "external-io", "deserialisation", "evaluation"}) {
        EXPECT_FALSE(standard.calls.at(std::string(rule)).empty()) << rule;
    }
}

TEST(ShippedPolicies, StrictDeniesWhatIsNotAllowed) {
    const Policy policy = must(load_policy("strict", vocabulary()));
    EXPECT_EQ(policy.modules.unknown, UnknownModules::deny);
    EXPECT_TRUE(policy.attributes_unknown_deny);
    EXPECT_TRUE(denies(policy.modules, "nosuch"));
    EXPECT_FALSE(denies(policy.modules, "math"));
    EXPECT_TRUE(policy.attributes_allow.contains("__init__"));
}

}  // namespace
}  // namespace paddock
