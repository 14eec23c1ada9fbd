#pragma once
#include <chrono>
#include <cstddef>
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

/// Dotted module names. The longest name that covers an import decides; at equal length deny wins, inherited or not: to
/// allow what a base denies, take the denial out (deny = ["!random"]) and then allow it, or allow something longer.
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
    std::uint32_t nodes = 400'000;          ///< syntax tree nodes
    std::uint32_t depth = 200;              ///< nesting of the syntax tree in brackets and blocks
    std::uint32_t findings = 1'000;         ///< findings kept; the score counts those only
    std::chrono::milliseconds time{2'000};  ///< parse and rules together, monotonic clock
};

/// An entry of a policy file that changes nothing: `policy lint` warns of it.
struct IdleEntry {
    std::string key;     ///< "modules.deny.!nosuch"
    std::string origin;  ///< "file:line:column"
    std::string reason;  ///< "takes nothing out"
};

/// A test case of a [[rule]].
struct OwnRuleTest {
    std::string code;
    int expect = 0;  ///< number of findings of this rule
};

/// A place of a policy file at which a part of a text value begins: at the start, and again behind each line end and
/// each escape.
struct TextMark {
    std::size_t offset = 0;  ///< into the value, in bytes
    int line = 1;
    int column = 1;
};

/// One [[rule]] table as text; Validator compiles it. It has a query, or patterns of one or more kinds of facts, or
/// both: what it finds is what all of them find in one place (docs/policies.md). Patterns of one kind are alternatives.
struct OwnRule {
    std::string id;
    int points = 0;
    bool critical = false;
    std::string message;                  ///< with {capture} for the text of a capture
    std::string query;                    ///< tree-sitter query; empty: patterns only
    std::vector<std::string> calls;       ///< as in [calls]: "pandas.read_*", "*.to_pickle", or a plain name
    std::vector<std::string> imports;     ///< "numpy.ctypeslib"
    std::vector<std::string> names;       ///< "martingale*"
    std::vector<std::string> attributes;  ///< "to_*", "pandas.io.*"
    std::vector<std::string> strings;     ///< "http*://*": `*` stands for anything
    std::string advice;                   ///< may be empty
    std::vector<OwnRuleTest> tests;
    std::string origin;                 ///< "file:line:column" of the table
    std::string file;                   ///< the file in `origin`
    std::vector<TextMark> query_marks;  ///< by offset; empty when the places of the query's parts are not known

    /// "file:line:column" of the byte at `offset` of the query.
    [[nodiscard]] std::string query_place(std::size_t offset) const;
    [[nodiscard]] bool has_patterns() const {
        return !(calls.empty() && imports.empty() && names.empty() && attributes.empty() && strings.empty());
    }
};

/// Everything one judgement and one run depend on: `extends` merged, defaults filled in. Fixed once loaded, so threads
/// may share it. load_policy() takes an unknown key for an error, since a typo should not loosen a policy.
struct Policy {
    std::string name;  ///< "default", "house-rules"
    /// Hex, over one canonical text of all that a judgement or a run depends on: equal policies have equal digests. The
    /// name, the description, comments, order, places and the tests of own rules are no part of it; nor is max_score.
    std::string sha256;
    Depth depth = Depth::resolved;
    Thresholds thresholds;
    std::map<std::string, int, std::less<>> points;  ///< rule id to cost, 0 or more; absent: the rule's default
    std::map<std::string, int, std::less<>> caps;    ///< rule id to the most it adds in one file; absent: no cap
    ModuleLists modules;
    NameSet builtins_deny;
    NameSet attributes_deny;
    NameSet attributes_allow;
    bool attributes_unknown_deny =
        false;                    ///< [attributes] unknown = "deny": each dunder not allowed is denied (strict)
    NameSet reflection_allow_on;  ///< modules and names whose attributes may be reached by text
    IoPatterns io;
    /// [calls]: rule id to dotted patterns of calls. `*` stands for any letters, digits and underscores within a part:
    /// "pandas.read_*"; a first part that is `*` alone, for any object, one of unknown kind too: "*.to_pickle".
    std::map<std::string, NameSet, std::less<>> calls;
    std::vector<OwnRule> own_rules;
    Limits limits;
    SandboxSettings sandbox;
    ValidatorLimits validator_limits;
    std::optional<int> max_score;  ///< --max-score: approve up to this score; not a policy key
    /// "points.reflection", "modules.deny.os", "rule.no-martingale", "rule.no-martingale.query" to the
    /// "file:line:column" that set it. A shipped policy's file is "<default>". Absent: built in.
    std::map<std::string, std::string, std::less<>> origins;
    std::string description;              ///< for people; may be empty
    std::vector<IdleEntry> idle_entries;  ///< in the order of reading, bases first
};

}  // namespace paddock
