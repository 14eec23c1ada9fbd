#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/execution_limits.hpp"

namespace paddock {

/// A set of names, perhaps dotted. Small and ordered: the validator builds its own index from it.
using NameSet = std::set<std::string, std::less<>>;

/// Score from which a level begins: 0 < medium < high < critical.
struct Thresholds {
    int medium = 30;
    int high = 70;
    int critical = 90;
};

/// What an import of a module on neither list is.
enum class UnknownModules { flag, deny };

/// Dotted module names. The longest name that covers an import decides; at equal length deny wins.
struct ModuleLists {
    NameSet deny;
    NameSet allow;
    UnknownModules unknown = UnknownModules::flag;
};

/// How far a finding follows what the program can reach.
enum class Depth {
    literal,  ///< the seed system's: names as they are spelled, each occurrence counted
    resolved  ///< aliases, imports and folded strings undone; a reference to a denied thing counts, called or not
};

/// Patterns of literal paths ("/data/**") that a strategy may open. `**` spans slashes, `*` and `?` do not.
struct IoPatterns {
    std::vector<std::string> read;
    std::vector<std::string> write;
};

/// Bounds on what the validator itself spends on one file. Over a bound is a rejection with a finding.
struct ValidatorLimits {
    std::uint64_t source_bytes = 1024 * 1024;
    std::uint32_t nodes = 400'000;                ///< syntax tree nodes
    std::uint32_t depth = 200;                    ///< nesting of the syntax tree in brackets and blocks
    std::uint32_t findings = 1'000;               ///< findings kept; the score counts those only
    std::chrono::milliseconds time{2'000};        ///< parse and rules together, monotonic clock
};

/// A test case of a [[rule]].
struct OwnRuleTest {
    std::string code;
    int expect = 0;  ///< number of findings of this rule
};

/// One [[rule]] table as text; Validator compiles its query.
struct OwnRule {
    std::string id;
    int points = 0;
    bool critical = false;
    std::string message;
    std::string query;   ///< tree-sitter query
    std::string advice;  ///< may be empty
    std::vector<OwnRuleTest> tests;
    std::string origin;  ///< "file:line:column" of the table
};

/// Everything one judgement and one run depend on: `extends` merged, defaults filled in. Fixed once loaded, so threads
/// may share it. load_policy() takes an unknown key for an error, since a typo should not loosen a policy.
struct Policy {
    std::string name;    ///< "default", "house-rules"
    std::string sha256;  ///< hex, over the effective values in one canonical text: equal policies have equal digests
    Depth depth = Depth::resolved;
    Thresholds thresholds;
    std::map<std::string, int, std::less<>> points;  ///< rule id to cost, 0 or more; absent: the rule's default
    std::map<std::string, int, std::less<>> caps;    ///< rule id to the most it adds in one file; absent: no cap
    ModuleLists modules;
    NameSet builtins_deny;
    NameSet attributes_deny;
    NameSet attributes_allow;
    bool attributes_unknown_deny = false;  ///< [attributes] unknown = "deny": each dunder not allowed is denied (strict)
    NameSet reflection_allow_on;           ///< modules and names whose attributes may be reached by text
    IoPatterns io;
    std::map<std::string, NameSet, std::less<>> calls;  ///< [calls]: rule id to dotted patterns ("pandas.read_*")
    std::vector<OwnRule> own_rules;
    Limits limits;
    SandboxSettings sandbox;
    ValidatorLimits validator_limits;
    std::optional<int> max_score;  ///< --max-score: approve up to this score; not a policy key
    std::map<std::string, std::string, std::less<>> origins;  ///< "points.reflection" to "file:line:column" that set it
};

}  // namespace paddock
