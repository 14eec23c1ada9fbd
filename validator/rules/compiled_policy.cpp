#include "rules/compiled_policy.hpp"

#include <utility>

namespace paddock {
namespace {

std::string_view last_of(std::string_view path) {
    return path.substr(path.rfind('.') + 1);
}

}  // namespace

CompiledPolicy::CompiledPolicy(Policy policy) : Policy(std::move(policy)) {
    for (const std::string_view entry : modules.deny) {
        denied_modules_.emplace(entry, entry);
        if (entry.find('.') != std::string_view::npos) denied_parts_[last_of(entry)].push_back(entry);
    }
    for (const auto& [rule, texts] : calls) patterns_.emplace(rule, compile_call_patterns(texts));
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
