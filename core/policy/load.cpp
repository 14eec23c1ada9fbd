#include "load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <variant>

#include "merge.hpp"
#include "toml_tree.hpp"

namespace paddock {
namespace detail {
namespace {

constexpr std::int64_t kSchema = 1;
constexpr std::size_t kMostBases = 16;  ///< policies in one chain of `extends`; people have two or three

std::variant<Layer, PolicyError> parse_layer(PolicyText& source) {
    if (source.text.size() > kMostPolicyBytes) {
        return policy_error(source.file, {}, "TOML",
                            fmt::format("more than {} bytes; a policy has to be smaller", kMostPolicyBytes));
    }
    auto parsed = parse_toml(source.text, source.file);
    if (auto* wrong = std::get_if<PolicyError>(&parsed)) {
        return std::move(*wrong);
    }
    auto& root = std::get<TomlNode>(parsed);
    const TomlNode* schema = root.find("schema");
    if (schema == nullptr) {
        return policy_error(source.file, {}, "schema", fmt::format("missing; write schema = {} at the top", kSchema));
    }
    if (schema->kind != TomlNode::Kind::integer || schema->integer != kSchema) {
        return policy_error(
            source.file, schema->where, "schema",
            fmt::format("{} is not a schema that this paddock reads; it reads schema = {}", shown(*schema), kSchema));
    }
    return Layer{source.file, std::move(root), std::move(source.text)};
}

/// The policy that `extends` names: a shipped one, or a file relative to the folder of the one that says it.
std::variant<PolicyText, PolicyError> find_base(const Layer& layer, const TomlNode& extends,
                                                const std::filesystem::path& folder) {
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
    return *std::move(base);
}

/// The policy and its bases, the policy itself first.
struct Chain {
    std::vector<Layer> layers;
    std::vector<std::string> identities;  ///< of the layers
    std::optional<PolicyError> broken;    ///< why there are no more of them
};

/// The policy behind the last one, which `extends` it.
std::variant<PolicyText, PolicyError> next_base(const Chain& chain, const TomlNode& extends,
                                                const std::filesystem::path& folder) {
    const Layer& last = chain.layers.back();
    auto found = find_base(last, extends, folder);
    if (const auto* base = std::get_if<PolicyText>(&found)) {
        const auto again = std::find(chain.identities.begin(), chain.identities.end(), base->identity);
        if (again != chain.identities.end()) {
            const std::span circle =
                std::span(chain.layers).subspan(static_cast<std::size_t>(again - chain.identities.begin()));
            std::string way;
            for (const Layer& layer : circle) {
                way += layer.file + " -> ";
            }
            return policy_error(
                last.file, extends.where, "extends",
                fmt::format("{}{} is a circle; take one `extends` of it out", way, circle.front().file));
        }
        if (chain.layers.size() == kMostBases) {
            return policy_error(last.file, extends.where, "extends",
                                fmt::format("more than {} policies extend one another; put some together", kMostBases));
        }
    }
    return found;
}

Chain read_chain(PolicyText source) {
    Chain chain;
    while (true) {
        auto layer = parse_layer(source);
        if (auto* wrong = std::get_if<PolicyError>(&layer)) {
            chain.broken = std::move(*wrong);
            return chain;
        }
        chain.layers.push_back(std::get<Layer>(std::move(layer)));
        chain.identities.push_back(source.identity);
        const TomlNode* extends = chain.layers.back().root.find("extends");
        if (extends == nullptr) {
            return chain;
        }
        auto base = next_base(chain, *extends, source.folder);
        if (auto* wrong = std::get_if<PolicyError>(&base)) {
            chain.broken = std::move(*wrong);
            return chain;
        }
        source = std::get<PolicyText>(std::move(base));
    }
}

}  // namespace

Result<Policy> load_from(PolicyText source, const PolicyVocabulary& vocabulary, PolicyReading* reading) {
    Chain chain = read_chain(std::move(source));
    if (reading != nullptr) {
        std::copy_if(chain.identities.begin(), chain.identities.end(), std::back_inserter(reading->files),
                     [](const std::string& identity) { return !identity.starts_with('<'); });
    }
    MergedLayers merged = merge_layers(chain.layers, vocabulary, !chain.broken);
    if (chain.broken) {
        merged.errors.insert(merged.errors.begin(), *std::move(chain.broken));
    }
    if (merged.errors.empty()) {
        return std::move(merged.policy);
    }
    Error first = to_error(merged.errors.front());
    if (reading != nullptr) {
        reading->errors = std::move(merged.errors);
        reading->rules = std::move(merged.refused);
        reading->rules.insert(reading->rules.begin(), std::move(merged.policy));
    }
    return unexpected(std::move(first));
}

}  // namespace detail

Error to_error(const PolicyError& wrong) {
    return {ErrorCode::invalid_policy,
            fmt::format("{}: {}: {}", detail::at(wrong.file, {wrong.line, wrong.column}), wrong.key, wrong.message)};
}

Result<Policy> parse_policy(std::string_view text, std::string_view origin, const std::filesystem::path& folder,
                            const PolicyVocabulary& vocabulary) {
    return detail::load_from({std::string(origin), "", folder, std::string(text)}, vocabulary);
}

}  // namespace paddock
