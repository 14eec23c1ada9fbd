// The rules that hand on what reading the text found: syntax-error, text-form, engine-limit.
#include "rules/all_rules.hpp"

namespace paddock {
namespace {

constexpr RuleText kSyntaxText{.title = "the source is not valid Python 3",
                               .why =
                                   "What does not parse cannot be judged, and an error can hide code. Such a source is "
                                   "rejected whatever its score.",
                               .bad = "print('Hello'",
                               .good = "print('Hello')"};

constexpr RuleText kFormText{
    .title = "the text can be read in two ways",
    .why =
        "Encodings other than UTF-8, lone carriage returns, bidirectional controls, blanks that are none and letters "
        "that "
        "only look like ASCII make a person, a checker and Python see three different programs.",
    .bad = "# coding: utf-7",
    .good = "# coding: utf-8"};

constexpr RuleText kLimitText{
    .title = "the source is larger or deeper than the policy lets the validator read",
    .why =
        "What was not read to its end is not approved. The limits are [validator] max_source, max_nodes, max_depth, "
        "max_findings and max_time.",
    .bad = "x = ((((((((((  # and so on, some hundred levels deep",
    .good = "x = (a + b) * c"};

std::vector<Hit> problems(const Facts& facts, TextProblem::What what) {
    std::vector<Hit> hits;
    for (const TextProblem& problem : facts.problems()) {
        if (problem.what == what) hits.push_back({problem.where, problem.message, problem.advice, {}});
    }
    return hits;
}

std::vector<Hit> check_syntax(const Facts& facts, const CompiledPolicy&) {
    return problems(facts, TextProblem::What::syntax);
}

std::vector<Hit> check_form(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits = problems(facts, TextProblem::What::form);
    if (policy.depth == Depth::literal) return hits;
    for (const Site name : facts.mangled_names()) {
        hits.push_back({facts.range_of(name),
                        "a name that begins with two underscores is another one inside a class",
                        "begin the name with one underscore",
                        {}});
    }
    return hits;
}

std::vector<Hit> check_limit(const Facts& facts, const CompiledPolicy&) {
    std::vector<Hit> hits = problems(facts, TextProblem::What::limit);
    if (facts.is_exhausted()) {
        hits.push_back(
            {{}, "what the names in this source stand for takes too many steps to find out", "simplify the code", {}});
    }
    return hits;
}

}  // namespace

/// Not critical in the seed system's table; decide() rejects for it all the same.
const Rule kSyntaxError{
    .id = "syntax-error", .points = 5, .critical = false, .text = kSyntaxText, .check = check_syntax};
const Rule kTextForm{.id = "text-form", .points = 5, .critical = true, .text = kFormText, .check = check_form};
/// Last in the registry: it tells of limits that the rules before it ran into.
const Rule kEngineLimit{.id = "engine-limit", .points = 5, .critical = true, .text = kLimitText, .check = check_limit};

}  // namespace paddock
