#include "rules/paths.hpp"

#include <algorithm>

#include "rules/glob.hpp"

namespace paddock {
namespace {

bool has_dot_part(std::string_view path) {
    std::size_t at = 0;
    while (at <= path.size()) {
        const std::size_t slash = std::min(path.find('/', at), path.size());
        const std::string_view part = path.substr(at, slash - at);
        if (part == "." || part == "..") return true;
        at = slash + 1;
    }
    return false;
}

bool matches_any(const std::vector<std::string>& patterns, std::string_view path) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return matches_path(pattern, path); });
}

}  // namespace

bool matches_path(std::string_view pattern, std::string_view path) {
    const bool plain = path.starts_with('/') && path.find('\0') == std::string_view::npos && !has_dot_part(path);
    return plain && glob_matches(pattern, path, '/');
}

bool is_allowed_path(const Facts& facts, const Policy& policy, Site expression, Access access) {
    if (expression == kNoNode) return false;
    const Value& value = facts.value_of(expression);
    if (value.unknown || value.atoms.empty()) return false;
    return std::all_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
        if (atom.kind == Atom::Kind::constant) return atom.text != kTruthValue;  // no path: Python refuses it
        if (atom.kind != Atom::Kind::string) return false;  // a number is an open file's descriptor
        const bool reads = access == Access::write || matches_any(policy.io.read, atom.text);
        const bool writes = access == Access::read || matches_any(policy.io.write, atom.text);
        return reads && writes;
    });
}

Access access_of_open(const Facts& facts, Site call) {
    const Site mode = facts.argument(call, 1, "mode");
    if (mode == kNoNode) return Access::read;
    const Value& value = facts.value_of(mode);
    if (value.unknown || value.atoms.size() != 1 || value.atoms[0].kind != Atom::Kind::string) return Access::both;
    const std::string& text = value.atoms[0].text;
    if (text.find('+') != std::string::npos) return Access::both;
    return text.find_first_of("wax") == std::string::npos ? Access::read : Access::write;
}

bool is_allowed_open(const Facts& facts, const Policy& policy, Site read) {
    const Site call = facts.call_of(read);
    if (call == kNoNode || facts.has_splat(call)) return false;
    if (facts.argument(call, 7, "opener") != kNoNode) return false;  // a function of theirs would get the path
    return is_allowed_path(facts, policy, facts.argument(call, 0, "file"), access_of_open(facts, call));
}

}  // namespace paddock
