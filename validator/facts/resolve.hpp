#pragma once
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/scopes.hpp"
#include "facts/symbols.hpp"
#include "facts/uses.hpp"
#include "facts/value.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {

struct StringShape;  // facts/fold.hpp

inline constexpr std::size_t kLongestPath = 4'096;  ///< characters of a dotted path
inline constexpr std::uint32_t kNoCycle = 0xffffffffU;

/// What expressions may be: aliases and imports undone, strings folded, calls of the file's own functions followed, and
/// arguments into those that nothing else can call. Asked node by node, so that a file costs by what the rules ask.
/// Within one block a later assignment replaces an earlier one; else a name is all that it is ever bound to, and also
/// the builtin of that name where no binding is sure to come first.
class Resolver {
public:
    Resolver(const SyntaxTree& tree, const SymbolTable& symbols, const Scopes& scopes);

    /// Owned by the resolver, valid for its life.
    const Value& value_of(NodeId expression);
    /// Everything inside the containers of `value`, and the containers.
    Value elements_of(const Value& value);
    /// "a.b" of a dotted_name, an attribute chain of names, or a relative import (".a").
    [[nodiscard]] std::string dotted_text(NodeId node) const;
    /// The path that an import binds: `import a.b as c` "a.b", `import a.b` "a", `from a import b` "a.b".
    [[nodiscard]] std::string import_path(NodeId name_node) const;
    /// True when some evaluation was cut short by its limits: values are then unknown where they might be known.
    [[nodiscard]] bool is_exhausted() const { return exhausted_ || texts_.is_full(); }
    /// The arguments of a call that stand without a keyword; kNoNode closes the list at the first `*rest`.
    [[nodiscard]] std::vector<NodeId> positional_arguments(NodeId call) const;
    [[nodiscard]] NodeId keyword_argument(NodeId call, std::string_view name) const;
    [[nodiscard]] bool has_splat(NodeId call) const { return uses_.has_splat(call); }

    [[nodiscard]] Uses& uses() { return uses_; }
    /// Its bases are in sight or a framework's, and nothing answers for its attributes: they are what the file binds.
    [[nodiscard]] bool is_plain_class(NodeId class_definition);
    /// A dataclass or a typed named tuple.
    [[nodiscard]] bool is_record(NodeId class_definition);

private:
    void look_up_spine(NodeId expression);
    const Value& evaluate_cycle(NodeId expression);
    const Value& keep(NodeId expression, Value found);
    bool end_of_round(std::size_t first_member, bool last);
    enum class Depth { first, all };
    Value elements_of(const Value& value, Depth depth);
    Value evaluate(NodeId id);
    Value evaluate_name(NodeId id);
    Value evaluate_boolean(NodeId id);
    Value evaluate_attribute(NodeId id);
    Value evaluate_call(NodeId id);
    Value evaluate_subscript(NodeId id);
    Value evaluate_binary(NodeId left, NodeId right, std::string_view sign);
    Value evaluate_augmented(NodeId id);
    Value literal_value(std::uint32_t from, std::uint32_t to, const StringShape& shape);
    Value evaluate_string(NodeId id);
    Value evaluate_concatenation(NodeId id);
    Value evaluate_all(const std::vector<NodeId>& ids);
    void add_binding(const Binding& binding, Value& value);
    Value binding_value(const Binding& binding);
    Value parameter_value(const Binding& binding);
    Value object_parameter(NodeId method, NodeId class_definition);
    void add_argument(NodeId call, const Parameter& parameter, std::size_t position, MethodKind kind, Value& value);
    void add_rest(NodeId call, Value& value) const;
    void add_splatted(NodeId call, std::string_view name, Value& value);
    [[nodiscard]] CallSites initializer_calls(NodeId class_definition);
    [[nodiscard]] bool is_initializer_of_others(NodeId use, NodeId class_definition);
    [[nodiscard]] bool derives_from(NodeId class_definition, NodeId base);
    [[nodiscard]] bool finds_base(NodeId class_definition, NodeId base) const;
    Value attribute_of(const Value& object, std::string_view name);
    bool add_class_attributes(const Value& object, SymbolId symbol, Value& value);
    bool is_of_others(NodeId attribute, const Value& object);
    bool is_related(NodeId class_definition, const Value& object);
    bool add_field_values(NodeId class_definition, SymbolId symbol, Value& value);
    [[nodiscard]] bool is_derived_from(NodeId class_definition);
    [[nodiscard]] bool has_renamed_copier() const;
    [[nodiscard]] std::vector<NodeId> fields_of(NodeId class_definition) const;
    [[nodiscard]] bool is_property_function(NodeId function);
    [[nodiscard]] bool is_plain_base(NodeId base);
    [[nodiscard]] const std::vector<NodeId>& classes();
    void mark(const std::set<std::string>& texts, std::vector<bool>& symbols) const;
    /// Work that is more than an evaluation counts as several: what it costs is bounded like them.
    void charge(std::size_t work) { steps_ += static_cast<std::uint32_t>(work / 8); }
    [[nodiscard]] bool is_read_text(std::string_view name) const;
    bool is_set_by_text(SymbolId symbol);
    void find_text_names();
    Value parts_of(NodeId sequence, int part, int inner);
    [[nodiscard]] bool is_call_of_items(NodeId id) const;
    [[nodiscard]] NodeId part_at(NodeId row, int part) const;
    int levels_of(NodeId container);
    int count_levels(NodeId container);
    void add_additions(Value& value, SymbolId symbol);
    /// What containers hold under a key.
    struct Item {
        Value value;
        bool absent = true;  ///< it may not be there
        bool clear = true;   ///< false: the keys can't be told, and this is no answer
    };
    Item item_of(const Value& containers, const Atom& key);
    Item item_in(NodeId container, const Atom& key, int depth);
    void add_pair(Item& item, NodeId name, NodeId given, const Atom& key);
    void add_merged(Item& item, NodeId other, const Atom& key, int depth);
    Item item_of_arguments(NodeId arguments, const Atom& key, int depth);
    [[nodiscard]] std::string_view method_of_arguments(NodeId arguments) const;
    bool may_have_changed(const Value& value, SymbolId symbol);
    Value call_of_path(std::string_view path, NodeId call);
    Value call_of_string_method(NodeId call, const Value& receiver, std::string_view method);
    Value returns_of(NodeId function);
    void add_keywords(NodeId call, Value& value);
    Value join(const Value& separator, NodeId argument);
    std::optional<std::vector<std::string>> ordered_strings(NodeId id);
    Value format(std::string_view pattern, NodeId call);
    Value concatenate(const Value& left, const Value& right);
    [[nodiscard]] bool is_self_documenting(NodeId interpolation, NodeId expression) const;

    const SyntaxTree& tree_;
    const SymbolTable& symbols_;
    const Scopes& scopes_;
    TextPool texts_;
    Uses uses_;
    std::vector<std::uint32_t> slots_;  ///< by node: 0, one more than an index of values_, or a depth in progress
    std::deque<Value> values_;
    std::vector<std::uint32_t> binding_slots_;  ///< by place in Scopes: 0, or one more than an index
    std::deque<Value> binding_values_;
    /// An expression that asks for itself, or for one that does, while that is being evaluated.
    struct InCycle {
        Value before;               ///< what it was in the round before; nothing in the first
        std::optional<Value> now;   ///< in this round
        std::uint32_t floor = 0;    ///< the outermost evaluation that `now` asked for
        bool asked_inside = false;  ///< `before` was made use of
    };
    std::unordered_map<NodeId, InCycle> in_cycles_;    ///< of evaluations in progress
    std::vector<NodeId> members_;                      ///< of in_cycles_ those with a `now`, in the order of their ends
    std::unordered_map<NodeId, bool> plain_;           ///< classes
    std::unordered_map<std::uint64_t, bool> derives_;  ///< pairs of classes
    std::unordered_map<NodeId, int> levels_;           ///< containers
    std::vector<NodeId> found_levels_;                 ///< since levels_of() was asked from outside
    std::vector<NodeId> classes_;
    std::set<std::string> read_texts_;  ///< attributes that getattr and setattr name, or how they begin
    std::vector<bool> set_by_text_;     ///< symbols
    std::uint32_t depth_ = 0;
    std::uint32_t steps_ = 0;
    std::size_t atoms_ = 0;
    std::size_t binding_atoms_ = 0;
    std::uint32_t cycle_floor_ = kNoCycle;  ///< the outermost evaluation in progress that was asked for
    std::uint32_t growing_ = 0;             ///< evaluations in their last round
    bool text_names_found_ = false;
    bool classes_found_ = false;
    bool exhausted_ = false;
};

/// Names in the module builtins of CPython 3.11 to 3.14.
[[nodiscard]] bool is_builtin_name(std::string_view name);

}  // namespace paddock
