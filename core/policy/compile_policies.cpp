// Writes the shipped policies, loaded, as C++ source: compile_policies OUTPUT.cpp, run by the build.
#include <fmt/format.h>
#include <fmt/os.h>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <variant>

#include "compiled.hpp"
#include "load.hpp"
#include "toml_tree.hpp"

namespace {

using namespace paddock;

/// The rules that the shipped policies name: whether they are there is for the program to see, in compiled_policy().
std::vector<std::string> rules_named() {
    std::vector<std::string> rules;
    for (const ShippedPolicy& policy : shipped_policies()) {
        const auto parsed = detail::parse_toml(policy.text, policy.name);
        const auto* root = std::get_if<detail::TomlNode>(&parsed);
        for (const std::string_view table : {"points", "caps", "calls"}) {
            const detail::TomlNode* found = root != nullptr ? root->find(table) : nullptr;
            for (const detail::TomlNode& rule : found == nullptr ? std::vector<detail::TomlNode>() : found->children) {
                rules.push_back(rule.key);
            }
        }
    }
    return rules;
}

Policy load(std::string_view name, const PolicyVocabulary& vocabulary) {
    Result<detail::PolicyText> source = detail::shipped_policy(name);
    Result<Policy> policy = source ? detail::load_from(*std::move(source), vocabulary) : unexpected(source.error());
    if (!policy) {
        throw std::runtime_error(policy.error().message);
    }
    if (!policy->own_rules.empty() || policy->max_score) {
        throw std::runtime_error(fmt::format("<{}>: pack.cpp leaves rules of its own and max_score out", name));
    }
    return *std::move(policy);
}

/// As numbers: a string literal may have 65,536 characters (C++20, annex B).
void put_bytes(fmt::ostream& out, std::string_view name, const std::string& packed) {
    out.print("static constexpr char {}_bytes[] = {{{}}};\n", name,
              fmt::join(std::vector<int>(packed.begin(), packed.end()), ","));
}

}  // namespace

int main(int count, char** values) try {
    if (count != 2) {
        std::fputs("usage: compile_policies OUTPUT.cpp\n", stderr);
        return 2;
    }
    const std::vector<std::string> rules = rules_named();
    const PolicyVocabulary vocabulary{{rules.begin(), rules.end()}};
    fmt::ostream out = fmt::output_file(values[1]);
    out.print("// Made by compile_policies.cpp from policies/*.toml.\n#include <string_view>\n#include <utility>\n\n");
    out.print("namespace paddock::embedded {{\n");
    out.print("extern const std::pair<std::string_view, std::string_view> compiled_policies[];\n");
    out.print("extern const unsigned long compiled_policies_count;\n");
    std::string rows;
    for (const ShippedPolicy& shipped : shipped_policies()) {
        put_bytes(out, shipped.name, detail::pack_policy(load(shipped.name, vocabulary)));
        rows += fmt::format("    {{\"{0}\", {{{0}_bytes, sizeof {0}_bytes}}}},\n", shipped.name);
    }
    out.print("const std::pair<std::string_view, std::string_view> compiled_policies[] = {{\n{}", rows);
    out.print("}};\nconst unsigned long compiled_policies_count = {};\n", shipped_policies().size());
    out.print("}}  // namespace paddock::embedded\n");
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "compile_policies: %s\n", error.what());
    return 1;
}
