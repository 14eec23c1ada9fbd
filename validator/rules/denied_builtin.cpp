#include <fmt/format.h>

#include "rules/all_rules.hpp"
#include "rules/paths.hpp"

namespace paddock {
namespace {

constexpr RuleText kText{.title = "a denied builtin is called, or handed on to be called",
                         .why =
                             "eval, exec and compile run text as code, __import__ reaches any module, open any file. "
                             "Handed on under another "
                             "name, as an argument, a default or a decorator, a builtin does the same.",
                         .bad = "run = eval\nrun(text)",
                         .good = "value = float(text)"};

std::string advice_for(std::string_view name) {
    if (name == "open") return "read a literal path under /data, write a literal path under /output";
    if (name == "eval" || name == "exec" || name == "compile")
        return "write the computation out, or use a dictionary of functions";
    if (name == "input" || name == "raw_input")
        return "there is nobody to answer: take a constant, or a file under /data";
    if (name == "__import__") return "import allowed modules at the top";
    return "remove it";
}

/// The seed system's rule: a call by that plain name.
std::vector<Hit> check_spelling(const Facts& facts, const CompiledPolicy& policy) {
    std::vector<Hit> hits;
    for (const Site call : facts.calls()) {
        const std::string_view name = facts.called_name(call);
        if (name.empty() || !policy.builtins_deny.contains(name)) continue;
        hits.push_back({facts.range_of(facts.callee_of(call)),
                        fmt::format("calls the denied builtin {}", name),
                        advice_for(name),
                        {}});
    }
    return hits;
}

std::vector<Hit> check(const Facts& facts, const CompiledPolicy& policy) {
    if (policy.depth == Depth::literal) return check_spelling(facts, policy);
    std::vector<Hit> hits;
    for (const std::string& name : policy.builtins_deny) {
        const std::string path = name == "__builtins__" ? "builtins" : "builtins." + name;
        for (const Site read : facts.reads_of(name)) {
            if (!facts.may_be(read, path)) continue;
            if (name == "open" && is_allowed_open(facts, policy, read)) continue;
            const bool called = facts.call_of(read) != kNoNode;
            hits.push_back({facts.range_of(read),
                            fmt::format("{} the denied builtin {}", called ? "calls" : "hands on", name),
                            advice_for(name),
                            {}});
        }
    }
    return hits;
}

}  // namespace

const Rule kDeniedBuiltin{.id = "denied-builtin", .points = 30, .critical = true, .text = kText, .check = check};

}  // namespace paddock
