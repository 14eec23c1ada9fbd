#pragma once
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "paddock/policy.hpp"

namespace paddock {

/// One pattern of [calls], taken apart: "pandas.read_*".
struct CallPattern {
    std::string_view text;
    std::string_view root;  ///< "pandas"; "*" for any object
    std::string_view last;  ///< "read_*"
};

/// The patterns of one rule, by what is asked of them for every source.
struct CallPatterns {
    std::vector<CallPattern> all;
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_last;  ///< last names without `*`
    std::vector<std::size_t> globs;                                          ///< last names with `*`
};

/// Takes patterns apart; they have to outlive the result.
template <typename Texts>
[[nodiscard]] CallPatterns compile_call_patterns(const Texts& texts) {
    CallPatterns patterns;
    for (const std::string_view text : texts) {
        const CallPattern pattern{text, text.substr(0, text.find('.')), text.substr(text.rfind('.') + 1)};
        if (pattern.last.find('*') == std::string_view::npos) {
            patterns.by_last[pattern.last].push_back(patterns.all.size());
        } else {
            patterns.globs.push_back(patterns.all.size());
        }
        patterns.all.push_back(pattern);
    }
    return patterns;
}

/// A policy with its lists by name, made once for all sources: a source then costs by its own names, not by the length
/// of the lists. Refers to itself, so it stays where it is made.
class CompiledPolicy : public Policy {
public:
    explicit CompiledPolicy(Policy policy);
    CompiledPolicy(const CompiledPolicy&) = delete;
    CompiledPolicy& operator=(const CompiledPolicy&) = delete;

    /// The entry of modules.deny that is exactly `module`, or "".
    [[nodiscard]] std::string_view denied_module(std::string_view module) const;
    /// Entries of modules.deny with dots that end in `last`: "scipy.io" of "io".
    [[nodiscard]] std::span<const std::string_view> denied_parts(std::string_view last) const;
    [[nodiscard]] const CallPatterns& patterns_of(std::string_view rule) const;

private:
    std::unordered_map<std::string_view, std::string_view> denied_modules_;
    std::unordered_map<std::string_view, std::vector<std::string_view>> denied_parts_;
    std::map<std::string_view, CallPatterns> patterns_;
};

}  // namespace paddock
