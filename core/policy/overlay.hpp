// Private to core/policy: one policy file laid over what its base gave.
#pragma once
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paddock/load_policy.hpp"
#include "paddock/policy_reading.hpp"
#include "toml_tree.hpp"

namespace paddock::detail {

/// One policy file, parsed.
struct Layer {
    std::string file;  ///< for messages: the path as given, or "<default>" for a shipped one
    TomlNode root;
    std::string text;  ///< what root was read from
};

/// The merged policy in the making.
struct Merge {
    Policy policy;
    const PolicyVocabulary* vocabulary = nullptr;
    /// A scalar's place, by key, with a number that grows with each one set: the greater one was set later.
    struct Setting {
        std::size_t order = 0;
        std::string file;
        Place where;
    };
    std::map<std::string, Setting, std::less<>> settings;
    std::size_t settings_made = 0;
    bool has_all_bases = true;    ///< else a base could not be read, and there may be rules that nobody knows here
    std::vector<Policy> refused;  ///< PolicyReading::rules, behind the first
};

/// A value on its way into the policy, with its full key: "thresholds.medium".
struct Item {
    std::string key;
    const TomlNode& node;
};

/// What is allowed in a list, and how a message says it.
struct EntryForm {
    bool (*holds)(std::string_view);
    std::string_view what;                         ///< "a dotted module name; write one such as \"numpy.ctypeslib\""
    std::span<const std::string_view> words = {};  ///< all there are, when they are few
};

/// Reads values of one layer onto the policy. Keeps errors and goes on, so that reading needs no branch at each value;
/// nobody sees the policy when there is an error.
class Overlay {
public:
    Overlay(const Layer& layer, Merge& merge) : layer_(layer), merge_(merge), policy(merge.policy) {}

    /// A key that a table may have, and what reads its value into `Target`.
    template <typename Target>
    struct Key {
        std::string_view name;
        void (*read)(Overlay&, const Item&, Target&);
    };
    template <typename Target>
    void table(const Item& item, std::span<const Key<Target>> keys, Target& target);

    void text(const Item& item, bool (*holds)(std::string_view), std::string_view what, std::string& target);
    void whole(const Item& item, std::int64_t least, std::int64_t most, std::int64_t& target);
    template <typename Integer>
    void whole(const Item& item, std::int64_t least, std::int64_t most, Integer& target);
    void number(const Item& item, double most, double& target);
    void truth(const Item& item, bool& target);
    void duration(const Item& item, std::chrono::milliseconds& target);
    void size(const Item& item, std::uint64_t most, std::uint64_t& target);
    /// One word of several; the index of the one it is.
    std::optional<std::size_t> word(const Item& item, std::span<const std::string_view> words);
    /// Adds the entries; "!entry" takes an inherited one out.
    void names(const Item& item, const EntryForm& form, NameSet& target);
    void names(const Item& item, const EntryForm& form, std::vector<std::string>& target);

    /// Else the error.
    bool is_table(const Item& item);
    void fail(Place where, std::string_view key, std::string_view what);
    void fail(const Item& item, std::string_view what) { fail(item.node.where, item.key, what); }
    /// "did you mean ...", or all the words when none is near.
    [[nodiscard]] static std::string advice(std::string_view word, std::span<const std::string_view> words);
    /// The built-in rules, and this policy's own.
    [[nodiscard]] std::vector<std::string_view> rule_ids() const;
    [[nodiscard]] bool is_builtin_rule(std::string_view id) const;
    [[nodiscard]] bool has_all_bases() const { return merge_.has_all_bases; }
    /// Where a rule goes that has no id to stand under in the policy.
    [[nodiscard]] Policy& add_refused() { return merge_.refused.emplace_back(); }
    /// Notes where an effective value comes from.
    void remember(std::string_view key, Place where);
    [[nodiscard]] const std::string& file() const { return layer_.file; }
    [[nodiscard]] std::string_view source() const { return layer_.text; }
    /// What was wrong so far.
    [[nodiscard]] std::span<const PolicyError> errors() const { return errors_; }
    /// All that was wrong in this layer, by place.
    [[nodiscard]] std::vector<PolicyError> take_errors();

private:
    void take_out(const Item& item, const TomlNode& entry, NameSet& target);

    const Layer& layer_;
    Merge& merge_;
    std::vector<PolicyError> errors_;

public:
    Policy& policy;
};

template <typename Target>
void Overlay::table(const Item& item, std::span<const Key<Target>> keys, Target& target) {
    if (!is_table(item)) {
        return;
    }
    for (const TomlNode& child : item.node.children) {
        const std::string path = item.key.empty() ? child.key : item.key + "." + child.key;
        bool known = false;
        for (const Key<Target>& key : keys) {
            if (key.name == child.key) {
                known = true;
                key.read(*this, {path, child}, target);
            }
        }
        if (!known) {
            std::vector<std::string_view> valid;
            for (const Key<Target>& key : keys) {
                valid.push_back(key.name);
            }
            fail(child.key_where, path, "unknown key; " + advice(child.key, valid));
        }
    }
}

template <typename Integer>
void Overlay::whole(const Item& item, std::int64_t least, std::int64_t most, Integer& target) {
    std::int64_t value = 0;
    const std::size_t errors_before = errors_.size();
    whole(item, least, most, value);
    if (errors_.size() == errors_before) {
        target = static_cast<Integer>(value);
    }
}

}  // namespace paddock::detail
