#include "rules/compiled_policy.hpp"

#include <utility>

namespace paddock {
namespace {

std::string_view last_of(std::string_view path) {
    return path.substr(path.rfind('.') + 1);
}

CallPatterns compile(const NameSet& texts) {
    CallPatterns patterns;
    for (const std::string_view text : texts) {
        const CallPattern pattern{text, text.substr(0, text.find('.')), last_of(text)};
        if (pattern.last.find('*') == std::string_view::npos) {
            patterns.by_last[pattern.last].push_back(patterns.all.size());
        } else {
            patterns.globs.push_back(patterns.all.size());
        }
        patterns.all.push_back(pattern);
    }
    return patterns;
}

}  // namespace

CompiledPolicy::CompiledPolicy(Policy policy) : Policy(std::move(policy)) {
    for (const std::string_view entry : modules.deny) {
        denied_modules_.emplace(entry, entry);
        if (entry.find('.') != std::string_view::npos) denied_parts_[last_of(entry)].push_back(entry);
    }
    for (const auto& [rule, texts] : calls) patterns_.emplace(rule, compile(texts));
}

std::string_view CompiledPolicy::denied_module(std::string_view module) const {
    const auto found = denied_modules_.find(module);
    return found == denied_modules_.end() ? std::string_view() : found->second;
}

std::span<const std::string_view> CompiledPolicy::denied_parts(std::string_view last) const {
    const auto found = denied_parts_.find(last);
    if (found == denied_parts_.end()) return {};
    return found->second;
}

const CallPatterns& CompiledPolicy::patterns_of(std::string_view rule) const {
    static const CallPatterns kNone;
    const auto found = patterns_.find(rule);
    return found == patterns_.end() ? kNone : found->second;
}

}  // namespace paddock
