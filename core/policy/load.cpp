#include "load.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "merge.hpp"
#include "toml_tree.hpp"

namespace paddock {
namespace detail {
namespace {

constexpr std::int64_t kSchema = 1;
constexpr std::size_t kMostBases = 16;  ///< policies in one chain of `extends`; people have two or three

Result<Layer> parse_layer(PolicyText& source) {
    if (source.text.size() > kMostPolicyBytes) {
        return policy_error(source.file, {}, "TOML",
                            fmt::format("more than {} bytes; a policy has to be smaller", kMostPolicyBytes));
    }
    Result<TomlNode> root = parse_toml(source.text, source.file);
    if (!root) {
        return unexpected(root.error());
    }
    const TomlNode* schema = root->find("schema");
    if (schema == nullptr) {
        return policy_error(source.file, {}, "schema", fmt::format("missing; write schema = {} at the top", kSchema));
    }
    if (schema->kind != TomlNode::Kind::integer || schema->integer != kSchema) {
        return policy_error(
            source.file, schema->where, "schema",
            fmt::format("{} is not a schema that this paddock reads; it reads schema = {}", shown(*schema), kSchema));
    }
    return Layer{source.file, *std::move(root), std::move(source.text)};
}

/// The policy that `extends` names: a shipped one, or a file relative to the folder of the one that says it.
Result<PolicyText> find_base(const Layer& layer, const TomlNode& extends, const std::filesystem::path& folder) {
    if (extends.kind != TomlNode::Kind::string || extends.text.empty() ||
        extends.text.find('\0') != std::string::npos) {
        return policy_error(
            layer.file, extends.where, "extends",
            fmt::format("{} is not a policy; write the name of one, such as \"default\", or a file", shown(extends)));
    }
    Result<PolicyText> base = looks_like_path(extends.text)
                                  ? read_policy_file((folder / std::filesystem::path(extends.text)).lexically_normal())
                                  : shipped_policy(extends.text);
    if (!base) {
        return policy_error(layer.file, extends.where, "extends", base.error().message);
    }
    return base;
}

Unexpected circle_error(const Layer& layer, const TomlNode& extends, const std::vector<Layer>& chain,
                        std::size_t first) {
    std::string way;
    for (std::size_t i = first; i < chain.size(); ++i) {
        way += chain[i].file + " -> ";
    }
    return policy_error(layer.file, extends.where, "extends",
                        fmt::format("{}{} is a circle; take one `extends` of it out", way, chain[first].file));
}

/// The policy and its bases, the policy itself first.
Result<std::vector<Layer>> read_chain(PolicyText source) {
    std::vector<Layer> chain;
    std::vector<std::string> identities;
    while (true) {
        Result<Layer> layer = parse_layer(source);
        if (!layer) {
            return unexpected(layer.error());
        }
        chain.push_back(*std::move(layer));
        identities.push_back(source.identity);
        const TomlNode* extends = chain.back().root.find("extends");
        if (extends == nullptr) {
            return chain;
        }
        Result<PolicyText> base = find_base(chain.back(), *extends, source.folder);
        if (!base) {
            return unexpected(base.error());
        }
        const auto again = std::find(identities.begin(), identities.end(), base->identity);
        if (again != identities.end()) {
            return circle_error(chain.back(), *extends, chain, static_cast<std::size_t>(again - identities.begin()));
        }
        if (chain.size() == kMostBases) {
            return policy_error(chain.back().file, extends->where, "extends",
                                fmt::format("more than {} policies extend one another; put some together", kMostBases));
        }
        source = *std::move(base);
    }
}

}  // namespace

Result<Policy> load_from(PolicyText source, const PolicyVocabulary& vocabulary, PolicyErrors* all) {
    const Result<std::vector<Layer>> chain = read_chain(std::move(source));
    if (!chain) {
        return unexpected(chain.error());
    }
    MergedLayers merged = merge_layers(*chain, vocabulary);
    if (merged.errors.empty()) {
        return std::move(merged.policy);
    }
    Error first = merged.errors.front();
    if (all != nullptr) {
        all->errors = std::move(merged.errors);
        all->rules.own_rules = std::move(merged.policy.own_rules);
        all->rules.origins = std::move(merged.policy.origins);
    }
    return unexpected(std::move(first));
}

}  // namespace detail

Result<Policy> parse_policy(std::string_view text, std::string_view origin, const std::filesystem::path& folder,
                            const PolicyVocabulary& vocabulary) {
    return detail::load_from({std::string(origin), "", folder, std::string(text)}, vocabulary);
}

}  // namespace paddock
