#include <algorithm>
#include <system_error>

#include "compiled.hpp"
#include "load.hpp"

namespace paddock {
namespace {

bool is_shipped(std::string_view name) {
    const auto policies = shipped_policies();
    return std::any_of(policies.begin(), policies.end(), [&](const ShippedPolicy& p) { return p.name == name; });
}

}  // namespace

Result<Policy> load_policy(std::string_view name_or_path, const PolicyVocabulary& vocabulary) {
    PolicyReading unused;
    return load_policy(name_or_path, vocabulary, unused);
}

Result<Policy> load_policy(std::string_view name_or_path, const PolicyVocabulary& vocabulary, PolicyReading& reading) {
    const std::filesystem::path path(name_or_path);
    std::error_code ignored;  // what cannot be looked at is not there; the message below names both readings
    const bool file =
        detail::looks_like_path(name_or_path) || (!is_shipped(name_or_path) && std::filesystem::exists(path, ignored));
    if (!file) {
        if (std::optional<Policy> compiled = detail::compiled_policy(name_or_path, vocabulary)) {
            return *std::move(compiled);
        }
    }
    Result<detail::PolicyText> source = file ? detail::read_policy_file(path) : detail::shipped_policy(name_or_path);
    if (!source) {
        return unexpected(source.error());
    }
    return detail::load_from(*std::move(source), vocabulary, &reading);
}

}  // namespace paddock
