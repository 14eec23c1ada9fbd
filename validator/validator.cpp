#include "paddock/validator/validator.hpp"

#include <fmt/format.h>

#include "facts/facts.hpp"
#include "parse/arena.hpp"
#include "parse/parse.hpp"
#include "rules/all_rules.hpp"
#include "rules/compiled_policy.hpp"
#include "rules/engine.hpp"
#include "verdict/decide.hpp"

namespace paddock {

struct Validator::Impl {
    explicit Impl(Policy given) : policy(std::move(given)) {}

    CompiledPolicy policy;
};

Validator::Validator(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Validator::Validator(Validator&&) noexcept = default;
Validator& Validator::operator=(Validator&&) noexcept = default;
Validator::~Validator() = default;

Result<Validator> Validator::create(Policy policy) {
    if (!policy.own_rules.empty()) {
        // A rule that is not looked at must not look as if it were.
        const OwnRule& rule = policy.own_rules.front();
        return unexpected(ErrorCode::invalid_policy,
                          fmt::format("{}: rule.{}: rules of a policy's own are not judged by this version; take the "
                                      "[[rule]] tables out",
                                      rule.origin, rule.id));
    }
    install_parser_allocator();
    return Validator(std::make_unique<const Impl>(std::move(policy)));
}

Judgement Validator::judge(SourceText source) const {
    const CompiledPolicy& policy = impl_->policy;
    const ParserArena arena;
    const SyntaxTree tree = parse(source.bytes, policy.validator_limits);
    const Facts facts(tree);
    std::vector<Finding> findings = run_rules(facts, policy);
    return decide(std::move(source), std::move(findings), policy);
}

std::string Validator::facts_json(const SourceText& source) const {
    const ParserArena arena;
    const SyntaxTree tree = parse(source.bytes, impl_->policy.validator_limits);
    return facts_to_json(Facts(tree));
}

const Policy& Validator::policy() const noexcept {
    return impl_->policy;
}

std::span<const RulePage> rule_pages() {
    static const std::vector<RulePage> kPages = [] {
        std::vector<RulePage> pages;
        for (const Rule* const rule : all_rules()) {
            pages.push_back({rule->id, rule->points, rule->critical, rule->text.title, rule->text.why, rule->text.bad,
                             rule->text.good});
        }
        return pages;
    }();
    return kPages;
}

PolicyVocabulary rule_vocabulary() {
    PolicyVocabulary vocabulary;
    for (const Rule* const rule : all_rules()) vocabulary.rules.push_back(rule->id);
    return vocabulary;
}

std::string_view engine_version() {
    return PADDOCK_VERSION;
}

}  // namespace paddock
