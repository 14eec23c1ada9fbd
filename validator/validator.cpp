#include "paddock/validator/validator.hpp"

#include <optional>
#include <string>
#include <utility>

#include "facts/facts.hpp"
#include "paddock/build_id.hpp"
#include "parse/arena.hpp"
#include "parse/parse.hpp"
#include "rules/all_rules.hpp"
#include "rules/compiled_policy.hpp"
#include "rules/engine.hpp"
#include "rules/own_rules.hpp"
#include "verdict/decide.hpp"

namespace paddock {

struct Validator::Impl {
    explicit Impl(Policy given) : policy(std::move(given)) {}

    CompiledPolicy policy;
    std::optional<OwnRules> own_rules;  ///< of `policy`, to which it refers; none when there are no [[rule]] tables
};

Validator::Validator(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Validator::Validator(Validator&&) noexcept = default;
Validator& Validator::operator=(Validator&&) noexcept = default;
Validator::~Validator() = default;

Result<Validator> Validator::create(Policy policy) {
    install_parser_allocator();
    auto impl = std::make_unique<Impl>(std::move(policy));
    if (!impl->policy.own_rules.empty()) {
        Result<OwnRules> rules = OwnRules::compile(impl->policy);
        if (!rules) return unexpected(rules.error());
        impl->own_rules = *std::move(rules);
    }
    return Validator(std::unique_ptr<const Impl>(std::move(impl)));
}

Judgement Validator::judge(SourceText source) const {
    const CompiledPolicy& policy = impl_->policy;
    const ParserArena arena;
    std::optional<OwnRules::Walk> walk;
    if (impl_->own_rules) walk.emplace(*impl_->own_rules, source.bytes, policy.validator_limits.time);
    const bool is_needed = walk && walk->is_needed();
    const SyntaxTree tree = parse(source.bytes, policy.validator_limits, is_needed ? &*walk : nullptr);
    const Facts facts(tree);
    std::vector<Finding> own = walk ? impl_->own_rules->judge(facts, *std::move(walk)) : std::vector<Finding>();
    return decide(std::move(source), run_rules(facts, policy, std::move(own)), policy);
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
    static constexpr char kHere = 0;
    static const std::string version = [] {
        constexpr std::size_t kDigits = 12;
        const std::string build = build_id_at(&kHere);
        return std::string(PADDOCK_VERSION) + (build.empty() ? "" : "+" + build.substr(0, kDigits));
    }();
    return version;
}

}  // namespace paddock
