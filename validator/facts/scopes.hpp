#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "facts/symbols.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {

using ScopeId = std::uint32_t;
inline constexpr ScopeId kModuleScope = 0;

/// Python reference, 4.2 "Naming and binding".
struct Scope {
    enum class Kind : std::uint8_t { module, function, class_body, comprehension };
    Kind kind = Kind::module;
    NodeId node = 0;
    ScopeId parent = 0;
};

/// How a name comes to its value.
enum class BindKind : std::uint8_t {
    value,        ///< `name = value`, `(name := value)`; of `name += more` the whole statement
    element,      ///< of an iterable or of a sequence that is unpacked: for targets, `a, b = value`
    context,      ///< `with value as name`
    import,       ///< value is the aliased_import or dotted_name
    star_import,  ///< `from value import *`; symbol is kNoSymbol
    function,     ///< value is the function_definition
    class_,       ///< value is the class_definition
    parameter,    ///< value is the default, or kNoNode
    unknown       ///< exceptions, patterns, type parameters
};

struct Binding {
    ScopeId scope = 0;
    SymbolId symbol = kNoSymbol;
    BindKind kind = BindKind::unknown;
    NodeId target = kNoNode;  ///< the identifier that is bound
    NodeId value = kNoNode;
    NodeId statement = kNoNode;  ///< the node that does it, for the order of things
    int part = -1;               ///< of an element that is unpacked: which of its parts, when that is known
    int inner = -1;              ///< and which of the parts of that part
};

/// `object.attribute = value`, anywhere.
struct AttributeBinding {
    SymbolId attribute = kNoSymbol;
    NodeId target = kNoNode;  ///< the attribute node
    NodeId value = kNoNode;   ///< kNoNode: unknown
    bool element = false;     ///< it is an element of the value
};

/// Scopes, names and bindings of one file, found in one loop over the nodes.
class Scopes {
public:
    Scopes(const SyntaxTree& tree, SymbolTable& symbols);

    [[nodiscard]] SymbolId symbol_of(NodeId identifier) const { return symbol_of_[identifier]; }
    [[nodiscard]] ScopeId scope_of(NodeId node) const { return scope_of_[node]; }
    [[nodiscard]] const Scope& scope(ScopeId id) const { return scopes_[id]; }
    /// All bindings of `symbol` in exactly this scope.
    [[nodiscard]] std::span<const Binding> bindings(ScopeId scope, SymbolId symbol) const;
    [[nodiscard]] std::span<const Binding> all_bindings() const { return bindings_; }
    /// The scope in which a read of `symbol` at a place in `from` finds it (global, nonlocal and class bodies minded);
    /// kModuleScope when no scope binds it. `own`: `from` is the scope of the read itself, whose class body it sees.
    [[nodiscard]] ScopeId find_scope(ScopeId from, SymbolId symbol, bool own = true) const;
    [[nodiscard]] std::span<const AttributeBinding> attribute_bindings(SymbolId attribute) const;
    /// Some scope of the file binds the name.
    [[nodiscard]] bool is_ever_bound(SymbolId symbol) const { return bound_[symbol]; }
    /// Some `except ... as name` or pattern `as name` binds it.
    [[nodiscard]] bool is_exception(SymbolId symbol) const { return passing_[symbol]; }
    /// Names with an annotation and no value: `name: int`.
    [[nodiscard]] std::span<const NodeId> declared() const { return declared_; }
    [[nodiscard]] std::span<const AttributeBinding> all_attribute_bindings() const { return attribute_bindings_; }
    [[nodiscard]] bool is_attribute_bound(SymbolId attribute) const { return !attribute_bindings(attribute).empty(); }
    /// Modules named by `from m import *`, as nodes.
    [[nodiscard]] ScopeId module_scope() const { return 0; }
    [[nodiscard]] bool is_in_loop(NodeId node) const;
    /// Identifiers inside a class, spelled `__name`, that stand for something outside it: Python looks for _Class__name
    /// there (Python reference, "Private name mangling").
    [[nodiscard]] std::vector<NodeId> mangled_names() const;
    [[nodiscard]] std::span<const NodeId> star_imports() const { return star_imports_; }
    /// True for an identifier that is read, not bound, and is not a keyword's or an attribute's name.
    [[nodiscard]] bool is_read(NodeId identifier) const { return is_read_[identifier]; }
    /// `case a.b.c`: the grammar has a dotted name there and no attributes. Of b that is a, of c it is b; else kNoNode.
    [[nodiscard]] NodeId object_in_pattern(NodeId identifier) const;
    /// Whether a binding is sure to have happened when `read` is reached: it stands earlier in a block that encloses
    /// it.
    [[nodiscard]] bool is_sure_before(const Binding& binding, NodeId read) const;
    /// The last of the bindings that is sure to have happened when `read` is reached, as far as the order of statements
    /// in one scope tells; nullptr when that cannot be told.
    [[nodiscard]] const Binding* last_sure_binding(std::span<const Binding> bindings, ScopeId scope, NodeId read) const;
    /// What `binding` gave is gone when `read` is reached, since `last` comes in between.
    [[nodiscard]] bool is_overwritten(const Binding& binding, const Binding& last, NodeId read) const;

private:
    void enter(NodeId id);
    [[nodiscard]] ScopeId scope_for(NodeId id) const;
    [[nodiscard]] ScopeId running_scope(NodeId read) const;
    ScopeId open_scope(Scope::Kind kind, NodeId node, ScopeId parent);
    void bind(NodeId identifier, BindKind kind, NodeId value, NodeId statement, ScopeId scope, int part = -1,
              int inner = -1);
    void bind_target(NodeId target, BindKind kind, NodeId value, NodeId statement);
    [[nodiscard]] std::pair<int, int> parts_of(NodeId name, NodeId target, BindKind kind, NodeId statement) const;
    [[nodiscard]] int part_of(NodeId name, NodeId target) const;
    void bind_assignment(NodeId target, NodeId value, NodeId statement);
    void bind_import(NodeId id);
    void bind_parameter(NodeId id, ScopeId scope);
    void bind_capture(NodeId dotted);
    [[nodiscard]] bool is_in_import(NodeId dotted) const;
    [[nodiscard]] ScopeId home_of_nonlocal(ScopeId scope, SymbolId symbol) const;
    void declare(NodeId id, bool global);
    void note_deleted(NodeId id, std::vector<SymbolId>& symbols);
    [[nodiscard]] bool is_of_except(const Binding& binding) const;
    void finish();

    struct Declaration {
        ScopeId scope;
        SymbolId symbol;
        bool global;
    };

    [[nodiscard]] const Declaration* declaration_of(ScopeId scope, SymbolId symbol) const;

    const SyntaxTree& tree_;
    SymbolTable& symbols_;
    std::vector<SymbolId> symbol_of_;
    std::vector<ScopeId> scope_of_;
    std::vector<bool> is_read_;
    std::vector<ScopeId> inner_scope_;  ///< of nodes that open one
    std::vector<Scope> scopes_;
    std::vector<Binding> bindings_;             ///< sorted by scope, symbol, target after finish()
    std::vector<std::uint32_t> first_binding_;  ///< by scope; one more, which closes the last
    std::vector<AttributeBinding> attribute_bindings_;
    std::vector<Declaration> declarations_;  ///< sorted after finish()
    std::vector<NodeId> star_imports_;
    std::vector<bool> deleted_;
    std::vector<bool> bound_;
    std::vector<SymbolId> deleted_symbols_;
    std::vector<SymbolId> passing_symbols_;  ///< names of exceptions
    std::vector<bool> passing_;
    std::vector<NodeId> declared_;
};

}  // namespace paddock
