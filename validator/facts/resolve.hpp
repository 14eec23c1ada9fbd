#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/scopes.hpp"
#include "facts/symbols.hpp"
#include "facts/value.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {

/// What expressions may be: aliases and imports undone, strings folded, calls of the file's own functions followed.
/// Asked node by node, so that a file costs by what the rules ask. Does not follow the order of execution: a name is
/// all that it is ever bound to, and also the builtin of that name where no binding is sure to come first.
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
    [[nodiscard]] bool is_exhausted() const { return exhausted_; }
    /// The arguments of a call that stand without a keyword; kNoNode closes the list at the first `*rest`.
    [[nodiscard]] std::vector<NodeId> positional_arguments(NodeId call) const;
    [[nodiscard]] NodeId keyword_argument(NodeId call, std::string_view name) const;
    [[nodiscard]] bool has_splat(NodeId call) const;

private:
    Value evaluate(NodeId id);
    Value evaluate_name(NodeId id);
    Value evaluate_attribute(NodeId id);
    Value evaluate_call(NodeId id);
    Value evaluate_subscript(NodeId id);
    Value evaluate_binary(NodeId id);
    Value evaluate_string(NodeId id);
    Value evaluate_concatenation(NodeId id);
    Value evaluate_all(const std::vector<NodeId>& ids);
    Value binding_value(const Binding& binding, NodeId read);
    Value parameter_value(const Binding& binding);
    Value attribute_of(const Value& object, std::string_view name);
    Value call_of_path(const std::string& path, NodeId call);
    Value call_of_string_method(NodeId call, const Value& receiver, std::string_view method);
    Value returns_of(NodeId function);
    void add_keywords(NodeId call, Value& value);
    Value join(const Value& separator, NodeId argument);
    std::optional<std::vector<std::string>> ordered_strings(NodeId id);
    Value format(const std::string& pattern, NodeId call);
    Value concatenate(const Value& left, const Value& right);
    bool is_tampered(SymbolId symbol);
    void find_tampered();
    bool leaves_container_alone(NodeId use);
    [[nodiscard]] bool is_plain_operand(NodeId id) const;
    [[nodiscard]] bool is_stored(NodeId at) const;
    [[nodiscard]] bool is_harmless_operation(NodeId operation, NodeId operand) const;
    [[nodiscard]] bool is_harmless_call(NodeId call) const;
    [[nodiscard]] bool is_self_documenting(NodeId interpolation, NodeId expression) const;

    const SyntaxTree& tree_;
    const SymbolTable& symbols_;
    const Scopes& scopes_;
    std::unordered_map<NodeId, Value> known_;
    std::vector<bool> tampered_;
    std::uint32_t depth_ = 0;
    std::uint32_t steps_ = 0;
    bool tampered_found_ = false;
    bool exhausted_ = false;
};

/// Names in the module builtins of CPython 3.11 to 3.14.
[[nodiscard]] bool is_builtin_name(std::string_view name);

}  // namespace paddock
