#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "facts/scopes.hpp"
#include "facts/symbols.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {

/// One of the parameters of a function, `self` and all.
struct Parameter {
    NodeId name = kNoNode;
    bool keyword_only = false;
    bool rest = false;  ///< *args or **kwargs
};

/// Where the file calls one of its own functions or makes objects of one of its own classes.
struct CallSites {
    std::vector<NodeId> calls;
    bool closed = false;  ///< nothing else can call it: every use of the name is one of these
};

/// What a function in the body of a class gets as its first argument.
enum class MethodKind : std::uint8_t { of_object, of_class, plain };

/// What the places of names tell about the file's own functions, classes and containers, without asking for any value.
/// Found on first use; belongs to one thread.
class Uses {
public:
    Uses(const SyntaxTree& tree, const SymbolTable& symbols, const Scopes& scopes);

    /// Identifiers that are read, and attribute nodes, by name; in the order of the source.
    [[nodiscard]] std::span<const NodeId> reads_of(SymbolId symbol);
    [[nodiscard]] std::span<const NodeId> attributes_of(SymbolId symbol);
    /// The one function or class of the file that a read of its plain name is; kNoNode when it may be something else.
    [[nodiscard]] NodeId definition_of(NodeId read) const;
    /// Calls of a function by its plain name, of a method as an attribute, of a class by its name.
    [[nodiscard]] const CallSites& calls_of(NodeId definition);
    /// The class is only made, derived from and compared in sight: nobody else can have it in hand.
    [[nodiscard]] bool is_kept(NodeId class_definition) { return calls_of(class_definition).closed; }
    /// parameters_of, kept.
    [[nodiscard]] const std::vector<Parameter>& known_parameters(NodeId function);
    /// `Class.method` read of a class by name, not of an object: its first parameter is then whatever is given.
    [[nodiscard]] std::vector<NodeId> unbound_uses_of(NodeId method);
    /// The decorators of a definition, as expressions.
    [[nodiscard]] std::vector<NodeId> decorators_of(NodeId definition) const;
    /// Something may change what a container holds that goes by this name. `levels` is 1 for a flat one, 2 when it
    /// holds containers, and so on: whoever gets its elements may change those.
    [[nodiscard]] bool is_tampered(SymbolId symbol, int levels);
    /// What is added to the container by this name: assignments to a key, augmented assignments, and argument lists of
    /// append() and its like. Its elements are those as well.
    [[nodiscard]] const std::vector<NodeId>& additions_to(SymbolId symbol);
    /// The container that this expression gives is read there, at most, not changed or handed on.
    [[nodiscard]] bool leaves_alone(NodeId expression) { return fate_of(expression, kNoSymbol, 0) == kAlone; }
    /// `cls`, or super() in a class method: its methods take their object as an argument. Any parameter of such counts.
    [[nodiscard]] bool gives_class(NodeId object) const;
    /// `super()`, without arguments, by its plain name.
    [[nodiscard]] bool is_plain_super(NodeId expression) const;
    [[nodiscard]] MethodKind method_kind_of(NodeId function) const;
    /// The call whose callee this is, parentheses aside, or kNoNode.
    [[nodiscard]] NodeId call_of(NodeId callee) const;
    [[nodiscard]] bool has_splat(NodeId call) const;
    /// "functools.cache" of a name or attribute that an import, and nothing else, binds; "builtins.object" of a name
    /// that nothing binds; "" of everything else.
    [[nodiscard]] std::string imported_path(NodeId expression) const;
    /// Its bases, as far up as they go, are classes of the file or only give a shape, and decorators leave it alone.
    [[nodiscard]] bool derives_in_sight(NodeId class_definition) const;
    /// Nothing in the file makes calls, objects or attributes that do not stand there: no metaclass, no hook of the
    /// interpreter or a library, no type() of an object to call, no private name spelled out, no copied namespace. Only
    /// then are parameters and attributes what is in sight.
    [[nodiscard]] bool is_plain_file();
    /// Names that getattr and its relatives read, so that calls of them need not be in sight.
    void note_read_by_text(std::vector<bool> symbols) { read_by_text_ = std::move(symbols); }
    [[nodiscard]] bool is_read_by_text(SymbolId symbol) const {
        return symbol < read_by_text_.size() && read_by_text_[symbol];
    }
    void forget_calls() {
        calls_.clear();
        handed_.clear();
        tampered_found_ = false;
    }
    /// `type(a) is A`, and `type(a) == A` in a file without operators of its own.
    [[nodiscard]] bool is_identity_test(NodeId comparison);
    /// An assignment without `+`, a loop, a `with` or `del` is done to it, be it one of several.
    [[nodiscard]] bool is_stored(NodeId at) const;
    /// The name of a call's callee when it is a plain name that nothing in the file binds; "" otherwise.
    [[nodiscard]] std::string_view plain_callee(NodeId call) const;
    /// Some identifier or attribute of the file has this name.
    [[nodiscard]] bool is_named(std::string_view name);

private:
    struct Index {
        std::vector<std::uint32_t> starts;
        std::vector<NodeId> nodes;
        void build(const std::vector<std::pair<SymbolId, NodeId>>& pairs, std::size_t symbols);
        [[nodiscard]] std::span<const NodeId> of(SymbolId symbol) const;
    };
    /// How deep in a container that begins which is in other hands: 0 the whole, 1 its elements, 2 theirs, kAlone
    /// nothing.
    using Depth = int;
    static constexpr Depth kAlone = 255;

    void find_names();
    CallSites function_calls(NodeId function);
    CallSites method_calls(NodeId method, NodeId class_definition);
    CallSites class_calls(NodeId class_definition);
    [[nodiscard]] bool is_called_as_written(NodeId function) const;
    [[nodiscard]] NodeId maker_of(NodeId decorator) const;
    [[nodiscard]] bool is_managed(NodeId function) const;
    [[nodiscard]] bool is_entered(NodeId call) const;
    [[nodiscard]] bool is_decorator_call(NodeId callee) const;
    [[nodiscard]] bool is_in_unread_annotation(NodeId read);
    void find_class_method_calls();
    void add_calls_of_parameter(SymbolId symbol, ScopeId scope);
    [[nodiscard]] bool is_harmless_class_use(NodeId read) const;
    void find_tampered();
    Depth fate_of(NodeId use, SymbolId symbol, Depth depth = 0);
    Depth fate_as_argument(NodeId call, NodeId argument, Depth depth, SymbolId symbol);
    Depth fate_as_assigned(NodeId target, Depth depth, SymbolId symbol);
    bool note_addition(NodeId use, SymbolId symbol);
    void find_shared(NodeId assignment);
    Depth fate_as_elements(NodeId whole, Depth depth, SymbolId symbol, bool in_rows = false);
    [[nodiscard]] bool is_only_iterated(NodeId expression) const;
    [[nodiscard]] bool has_setattr_of_hidden_name() const;
    [[nodiscard]] bool reads_piecewise(NodeId call) const;
    [[nodiscard]] bool names_attributes_by_text();
    [[nodiscard]] bool is_called_by_named(std::string_view method) const;
    bool add_targets(NodeId target, Depth depth, SymbolId symbol);
    Depth fate_as_result(NodeId statement, Depth depth, SymbolId symbol);
    [[nodiscard]] bool has_own_operators();
    [[nodiscard]] bool find_own_operators() const;
    [[nodiscard]] bool is_plain_operand(NodeId id) const;
    [[nodiscard]] bool is_harmless_operation(NodeId operation, NodeId operand);

    const SyntaxTree& tree_;
    const SymbolTable& symbols_;
    const Scopes& scopes_;
    Index reads_;
    Index attributes_;
    bool names_found_ = false;
    std::unordered_map<NodeId, CallSites> calls_;
    std::vector<Depth> fates_;                    ///< by symbol
    std::vector<std::vector<NodeId>> additions_;  ///< by symbol
    /// What goes by `from` lies `depth` deep in what goes by `to` (0: is the same): changing one changes the other.
    struct Handed {
        SymbolId from;
        SymbolId to;
        Depth depth;
    };
    std::vector<Handed> handed_;
    bool tampered_found_ = false;
    int results_ = 0;                       ///< returns whose calls are being looked at, one in another
    static constexpr int kMostResults = 2;  ///< each may look at as many calls as the one before
    std::vector<NodeId> class_method_calls_;
    bool class_methods_found_ = false;
    bool class_methods_closed_ = true;
    std::vector<bool> read_by_text_;
    std::optional<bool> plain_file_, own_operators_;
    std::unordered_map<NodeId, std::vector<Parameter>> parameters_;
    static constexpr std::size_t kMostUses = 2'000;     ///< of one name; with more, calls of it are not followed
    static constexpr std::size_t kMostAdditions = 64;   ///< to one name; more count as changes out of sight
    static constexpr std::size_t kMostArguments = 256;  ///< that are told apart by their place

    [[nodiscard]] bool find_plain_file();
    [[nodiscard]] bool has_strange_definitions();
    [[nodiscard]] bool has_strange_names();
    [[nodiscard]] bool is_abstract_metaclass(NodeId keyword) const;
};

/// The parameter list of a function or lambda, in order; `*` and `/` are none.
[[nodiscard]] std::vector<Parameter> parameters_of(const SyntaxTree& tree, NodeId function);

}  // namespace paddock
