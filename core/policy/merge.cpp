#include "merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "names.hpp"
#include "own_rules.hpp"

namespace paddock::detail {
namespace {

using Key = Overlay::Key<Policy>;

constexpr std::int64_t kMostPoints = 1'000'000;
constexpr std::int64_t kMostPids = 4'194'304;  // PID_MAX_LIMIT on 64-bit machines: proc(5), /proc/sys/kernel/pid_max
constexpr double kMostCpus = 8'192;            // NR_CPUS of x86-64 with MAXSMP: Linux, arch/x86/Kconfig
constexpr std::uint64_t kAnySize = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kMostSource = 1ULL << 30;  // tree-sitter counts bytes in 32 bits, so this leaves room
constexpr std::int64_t kMostDepth = 1'000;         // CPython itself stops at 100 indents and 200 brackets (MAXLEVEL)

constexpr EntryForm kModule{is_dotted_name, "a dotted module name; write one such as \"numpy.ctypeslib\""};
constexpr EntryForm kIdentifier{is_identifier, "a Python name in ASCII; write one such as \"eval\" or \"__globals__\""};
constexpr EntryForm kReflection{is_dotted_name, "a dotted name; write one such as \"talib\""};
constexpr EntryForm kPath{is_path_pattern, "an absolute path pattern without \"..\"; write one such as \"/data/**\""};
constexpr EntryForm kCall{is_call_pattern,
                          "a pattern of a call; write one such as \"pandas.read_*\" or \"*.to_pickle\""};

bool is_control(std::string_view name) {
    return std::find(kControlNames.begin(), kControlNames.end(), name) != kControlNames.end();
}

bool is_anything(std::string_view) {
    return true;
}

void nothing(Overlay&, const Item&, Policy&) {}  // schema and extends: load.cpp has read them

constexpr Key kThresholds[] = {
    {"medium", [](Overlay& o, const Item& i, Policy& p) { o.whole(i, 1, kMostPoints, p.thresholds.medium); }},
    {"high", [](Overlay& o, const Item& i, Policy& p) { o.whole(i, 1, kMostPoints, p.thresholds.high); }},
    {"critical", [](Overlay& o, const Item& i, Policy& p) { o.whole(i, 1, kMostPoints, p.thresholds.critical); }},
};

constexpr Key kModules[] = {
    {"deny", [](Overlay& o, const Item& i, Policy& p) { o.names(i, kModule, p.modules.deny); }},
    {"allow", [](Overlay& o, const Item& i, Policy& p) { o.names(i, kModule, p.modules.allow); }},
    {"unknown",
     [](Overlay& o, const Item& i, Policy& p) {
         static constexpr std::array<std::string_view, 2> kWords = {"flag", "deny"};
         if (const auto word = o.word(i, kWords)) {
             p.modules.unknown = *word == 1 ? UnknownModules::deny : UnknownModules::flag;
         }
     }},
};

constexpr Key kBuiltins[] = {
    {"deny", [](Overlay& o, const Item& i, Policy& p) { o.names(i, kIdentifier, p.builtins_deny); }},
};

constexpr Key kAttributes[] = {
    {"deny", [](Overlay& o, const Item& i, Policy& p) { o.names(i, kIdentifier, p.attributes_deny); }},
    {"allow", [](Overlay& o, const Item& i, Policy& p) { o.names(i, kIdentifier, p.attributes_allow); }},
    {"unknown",
     [](Overlay& o, const Item& i, Policy& p) {
         static constexpr std::array<std::string_view, 2> kWords = {"flag", "deny"};
         if (const auto word = o.word(i, kWords)) {
             p.attributes_unknown_deny = *word == 1;
         }
     }},
};

constexpr Key kReflectionKeys[] = {
    {"allow_on", [](Overlay& o, const Item& i, Policy& p) { o.names(i, kReflection, p.reflection_allow_on); }},
};

constexpr Key kIo[] = {
    {"read", [](Overlay& o, const Item& i, Policy& p) { o.names(i, kPath, p.io.read); }},
    {"write", [](Overlay& o, const Item& i, Policy& p) { o.names(i, kPath, p.io.write); }},
};

constexpr Key kLimits[] = {
    {"timeout", [](Overlay& o, const Item& i, Policy& p) { o.duration(i, p.limits.timeout); }},
    {"cpus", [](Overlay& o, const Item& i, Policy& p) { o.number(i, kMostCpus, p.limits.cpus); }},
    {"memory", [](Overlay& o, const Item& i, Policy& p) { o.size(i, kAnySize, p.limits.memory_bytes); }},
    {"pids", [](Overlay& o, const Item& i, Policy& p) { o.whole(i, 1, kMostPids, p.limits.pids); }},
    {"output", [](Overlay& o, const Item& i, Policy& p) { o.size(i, kAnySize, p.limits.output_bytes); }},
    {"disk", [](Overlay& o, const Item& i, Policy& p) { o.size(i, kAnySize, p.limits.disk_bytes); }},
    {"files", [](Overlay& o, const Item& i, Policy& p) { o.whole(i, 1, 1'000'000'000, p.limits.files); }},
    {"cpu_time", [](Overlay& o, const Item& i, Policy& p) { o.duration(i, p.limits.cpu_time); }},
};

constexpr Key kValidator[] = {
    {"depth",
     [](Overlay& o, const Item& i, Policy& p) {
         static constexpr std::array<std::string_view, 2> kWords = {"literal", "resolved"};
         if (const auto word = o.word(i, kWords)) {
             p.depth = *word == 1 ? Depth::resolved : Depth::literal;
         }
     }},
    {"max_source",
     [](Overlay& o, const Item& i, Policy& p) { o.size(i, kMostSource, p.validator_limits.source_bytes); }},
    {"max_nodes", [](Overlay& o, const Item& i, Policy& p) { o.whole(i, 1, 1'000'000'000, p.validator_limits.nodes); }},
    {"max_depth", [](Overlay& o, const Item& i, Policy& p) { o.whole(i, 1, kMostDepth, p.validator_limits.depth); }},
    {"max_findings",
     [](Overlay& o, const Item& i, Policy& p) { o.whole(i, 1, 1'000'000, p.validator_limits.findings); }},
    {"max_time", [](Overlay& o, const Item& i, Policy& p) { o.duration(i, p.validator_limits.time); }},
};

void read_env(Overlay& overlay, const Item& item, Policy& policy) {
    if (item.node.kind != TomlNode::Kind::table) {
        overlay.fail(item, fmt::format("{} where a table belongs; write env = {{ TZ = \"UTC\" }}", shown(item.node)));
        return;
    }
    for (const TomlNode& child : item.node.children) {
        const Item variable{item.key + "." + child.key, child};
        if (!is_identifier(child.key)) {
            overlay.fail(child.key_where, variable.key,
                         "not a variable's name; write letters, digits and underscores, such as TZ");
            continue;
        }
        const auto without_nul = [](std::string_view text) { return text.find('\0') == std::string_view::npos; };
        overlay.text(variable, without_nul, "text without a NUL; write it in quotes", policy.sandbox.env[child.key]);
    }
}

constexpr Key kSandbox[] = {
    {"require",
     [](Overlay& o, const Item& i, Policy& p) {
         o.names(i, {is_control, "a control", kControlNames}, p.sandbox.require);
     }},
    {"image",
     [](Overlay& o, const Item& i, Policy& p) {
         o.text(i, is_image_name, "an image name; write one such as \"paddock-sandbox:latest\"", p.sandbox.image);
     }},
    {"python",
     [](Overlay& o, const Item& i, Policy& p) {
         o.text(i, is_absolute_path, "an absolute path; write one such as \"/usr/bin/python3\"", p.sandbox.python);
     }},
    {"env", read_env},
    {"command",
     [](Overlay& o, const Item& i, Policy& p) {
         o.text(i, is_program_name, "a program's name or absolute path; write one such as \"docker\" or \"podman\"",
                p.sandbox.command);
     }},
    {"runtime",
     [](Overlay& o, const Item& i, Policy& p) {
         o.text(i, is_program_name, "a runtime of the engine's; write one such as \"runsc\"", p.sandbox.runtime);
     }},
};

/// The tables whose keys are rule ids. `ids_are_all`: there is no other.
template <typename Read>
void each_rule(Overlay& overlay, const Item& item, const std::vector<std::string_view>& ids, bool ids_are_all,
               Read read) {
    if (item.node.kind != TomlNode::Kind::table) {
        overlay.table<Policy>(item, {}, overlay.policy);  // says so
        return;
    }
    for (const TomlNode& child : item.node.children) {
        const Item entry{item.key + "." + child.key, child};
        if (std::find(ids.begin(), ids.end(), child.key) != ids.end()) {
            read(entry);
        } else if (ids_are_all) {
            overlay.fail(child.key_where, entry.key, "no rule has this id; " + Overlay::advice(child.key, ids));
        }
    }
}

void read_points(Overlay& overlay, const Item& item, Policy& policy) {
    each_rule(overlay, item, overlay.rule_ids(), overlay.has_all_bases(), [&](const Item& entry) {
        for (OwnRule& rule : policy.own_rules) {
            if (rule.id == entry.node.key) {
                overlay.whole(entry, 0, kMostPoints, rule.points);
                return;
            }
        }
        overlay.whole(entry, 0, kMostPoints, policy.points[entry.node.key]);
    });
}

void read_caps(Overlay& overlay, const Item& item, Policy& policy) {
    each_rule(overlay, item, overlay.rule_ids(), overlay.has_all_bases(),
              [&](const Item& entry) { overlay.whole(entry, 0, kMostPoints, policy.caps[entry.node.key]); });
}

void read_calls(Overlay& overlay, const Item& item, Policy& policy) {
    std::vector<std::string_view> ids;
    for (const std::string_view id : overlay.rule_ids()) {
        if (overlay.is_builtin_rule(id)) {
            ids.push_back(id);
        }
    }
    each_rule(overlay, item, ids, true,
              [&](const Item& entry) { overlay.names(entry, kCall, policy.calls[entry.node.key]); });
}

/// A table of fixed keys below the top.
template <const auto& Keys>
void read_table(Overlay& overlay, const Item& item, Policy& policy) {
    overlay.table<Policy>(item, Keys, policy);
}

constexpr Key kTop[] = {
    {"schema", nothing},
    {"extends", nothing},
    {"name",
     [](Overlay& o, const Item& i, Policy& p) {
         o.text(i, is_policy_name, "a policy's name; write one such as \"house-rules\"", p.name);
     }},
    {"description", [](Overlay& o, const Item& i, Policy& p) { o.text(i, is_anything, "text", p.description); }},
    {"thresholds", read_table<kThresholds>},
    {"points", read_points},
    {"caps", read_caps},
    {"modules", read_table<kModules>},
    {"builtins", read_table<kBuiltins>},
    {"attributes", read_table<kAttributes>},
    {"reflection", read_table<kReflectionKeys>},
    {"io", read_table<kIo>},
    {"calls", read_calls},
    {"limits", read_table<kLimits>},
    {"sandbox", read_table<kSandbox>},
    {"validator", read_table<kValidator>},
    {"rule", [](Overlay& o, const Item& i, Policy&) { read_own_rules(o, i); }},
};

std::vector<PolicyError> overlay_layer(const Layer& layer, Merge& merge) {
    Overlay overlay(layer, merge);
    // The own rules come first: [points] and [caps] may name them, wherever they stand in the file.
    if (const TomlNode* rules = layer.root.find("rule")) {
        read_own_rules(overlay, {"rule", *rules});
    }
    std::vector<Key> keys(std::begin(kTop), std::end(kTop));
    keys.back().read = nothing;
    overlay.table<Policy>({"", layer.root}, keys, merge.policy);
    if (layer.root.find("name") == nullptr) {
        overlay.fail({}, "name", "missing; write name = \"house-rules\" at the top, for reports to call it by");
    }
    return overlay.take_errors();
}

struct Threshold {
    std::string key;
    int value = 0;
    const Merge::Setting* setting = nullptr;  ///< none: built in
};

Threshold threshold(const Merge& merge, std::string key, int value) {
    const auto setting = merge.settings.find(key);
    return {std::move(key), value, setting == merge.settings.end() ? nullptr : &setting->second};
}

PolicyError threshold_error(const Threshold& blamed, std::string_view side, const Threshold& other) {
    const std::string place =
        other.setting == nullptr ? std::string("built in") : at(other.setting->file, other.setting->where);
    return policy_error(blamed.setting->file, blamed.setting->where, blamed.key,
                        fmt::format("{} is not {} {}, which is {} ({}); write a whole number {} that", blamed.value,
                                    side, other.key, other.value, place, side));
}

/// Each threshold has to lie above the one before; of a wrong pair the one that was set later is to blame. The built-in
/// ones are in order, so that at least one of a wrong pair was set.
void check_thresholds(const Merge& merge, std::vector<PolicyError>& errors) {
    const Thresholds& values = merge.policy.thresholds;
    const std::array<Threshold, 3> steps = {threshold(merge, "thresholds.medium", values.medium),
                                            threshold(merge, "thresholds.high", values.high),
                                            threshold(merge, "thresholds.critical", values.critical)};
    for (std::size_t i = 1; i < steps.size(); ++i) {
        const Threshold& low = steps[i - 1];
        const Threshold& high = steps[i];
        const bool both_are_known = merge.has_all_bases || (low.setting != nullptr && high.setting != nullptr);
        if (low.value < high.value || !both_are_known) {
            continue;
        }
        const bool blame_low =
            high.setting == nullptr || (low.setting != nullptr && low.setting->order > high.setting->order);
        errors.push_back(blame_low ? threshold_error(low, "below", high) : threshold_error(high, "above", low));
    }
}

}  // namespace

MergedLayers merge_layers(const std::vector<Layer>& layers, const PolicyVocabulary& vocabulary, bool has_all_bases) {
    Merge merge;
    merge.vocabulary = &vocabulary;
    merge.has_all_bases = has_all_bases;
    std::vector<PolicyError> errors;
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        for (PolicyError& error : overlay_layer(*layer, merge)) {
            errors.push_back(std::move(error));
        }
    }
    const auto is_threshold = [](const PolicyError& wrong) { return wrong.key.starts_with("thresholds"); };
    if (std::none_of(errors.begin(), errors.end(), is_threshold)) {  // else one of them is not what it is meant to be
        check_thresholds(merge, errors);
    }
    if (errors.empty()) {
        merge.policy.sha256 = policy_digest(merge.policy);
    }
    return {std::move(merge.policy), std::move(errors), std::move(merge.refused)};
}

}  // namespace paddock::detail
