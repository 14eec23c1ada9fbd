// The part of Uses that tells whether a container still is the display that made it.
#include <algorithm>
#include <array>

#include "facts/uses.hpp"

namespace paddock {

bool Uses::is_tampered(SymbolId symbol, bool nested) {
    if (!tampered_found_) find_tampered();
    return tampered_[symbol] || (nested && shared_[symbol]);
}

/// A container counts as the display that made it only while every use of its name leaves it alone.
void Uses::find_tampered() {
    tampered_found_ = true;
    tampered_.assign(symbols_.size(), false);
    shared_.assign(symbols_.size(), false);
    for (NodeId id = 0; id < tree_.nodes.size(); ++id) {
        const Kind kind = tree_.nodes[id].kind;
        SymbolId symbol = kNoSymbol;
        if (kind == Kind::identifier && scopes_.is_read(id)) symbol = scopes_.symbol_of(id);
        if (kind == Kind::attribute) {
            const NodeId name = tree_.child(id, Field::attribute);
            if (name != kNoNode) symbol = scopes_.symbol_of(name);
        }
        if (symbol == kNoSymbol || is_stored(id)) continue;
        const Fate fate = fate_of(id, symbol);
        if (fate == Fate::tampered) tampered_[symbol] = true;
        if (fate == Fate::shared) shared_[symbol] = true;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (const Handed& handed : handed_) {
            const bool tampered = tampered_[handed.from];
            const bool shared = shared_[handed.from];
            if (handed.whole && tampered && !tampered_[handed.to]) changed = tampered_[handed.to] = true;
            if ((tampered || shared) && !shared_[handed.to]) changed = shared_[handed.to] = true;
        }
    }
}

/// The other operand's own methods may get the container: only a plain literal has none.
bool Uses::is_plain_operand(NodeId id) const {
    switch (tree_.nodes[id].kind) {
        case Kind::string:
        case Kind::concatenated_string:
        case Kind::integer:
        case Kind::float_:
        case Kind::none:
        case Kind::true_:
        case Kind::false_:
        case Kind::list:
        case Kind::tuple:
        case Kind::set:
        case Kind::dictionary: return true;
        default: return false;
    }
}

/// `at` stands somewhere on the left of an assignment, a loop or a with, or is deleted.
bool Uses::is_stored(NodeId at) const {
    for (NodeId up = at; tree_.nodes[up].parent != kNoNode; up = tree_.nodes[up].parent) {
        const Node& parent = tree_.nodes[tree_.nodes[up].parent];
        switch (parent.kind) {
            case Kind::assignment:
            case Kind::for_statement:
            case Kind::for_in_clause: return tree_.nodes[up].field == Field::left;
            case Kind::delete_statement:
            case Kind::as_pattern_target: return true;
            case Kind::pattern_list:
            case Kind::tuple_pattern:
            case Kind::list_pattern:
            case Kind::list_splat_pattern:
            case Kind::expression_list:
            case Kind::tuple:
            case Kind::list:
            case Kind::parenthesized_expression: continue;
            default: return false;
        }
    }
    return false;
}

/// `x in container` hands x the elements at most; every other comparison and operator may hand over the container.
bool Uses::is_harmless_operation(NodeId operation, NodeId operand) const {
    if (tree_.nodes[operation].kind == Kind::comparison_operator) {
        bool only_in = true;
        NodeId last = operation;
        for (NodeId at = tree_.first_child(operation); at != kNoNode; at = tree_.next_sibling(at)) {
            const std::string_view text = tree_.text_of(at);
            const bool sign = tree_.nodes[at].kind == Kind::operator_token;
            if (sign) only_in &= text == "in" || text == "not in" || text == "is" || text == "is not";
            if (!sign) last = at;
        }
        if (only_in && last == operand) return true;
    }
    for (NodeId at = tree_.first_child(operation); at != kNoNode; at = tree_.next_sibling(at)) {
        if (at != operand && tree_.nodes[at].kind != Kind::operator_token && !is_plain_operand(at)) return false;
    }
    return true;
}

/// The builtin that is called by its plain name, which nothing in the file binds; "" for others.
std::string_view Uses::plain_callee(NodeId call) const {
    const NodeId callee = tree_.nodes[call].kind == Kind::call ? tree_.child(call, Field::function) : kNoNode;
    if (callee == kNoNode || tree_.nodes[callee].kind != Kind::identifier) return {};
    const SymbolId symbol = scopes_.symbol_of(callee);
    return scopes_.is_ever_bound(symbol) || !scopes_.star_imports().empty() ? std::string_view()
                                                                            : symbols_.text(symbol);
}

/// The names that a loop or a comprehension gives the elements to.
void Uses::add_targets(NodeId target, SymbolId symbol) {
    if (target == kNoNode) return;
    for (NodeId at = target; at < tree_.nodes[target].subtree_end; ++at) {
        if (tree_.nodes[at].kind == Kind::identifier) handed_.push_back({scopes_.symbol_of(at), symbol, false});
    }
}

/// Builtins leave it alone; a function of the file does when its parameter does.
Uses::Fate Uses::fate_as_argument(NodeId call, NodeId argument, SymbolId symbol) {
    static constexpr std::array kReaders =
        std::to_array<std::string_view>({"all", "any", "isinstance", "len", "print", "range", "str", "sum"});
    static constexpr std::array kSharers = std::to_array<std::string_view>(
        {"dict", "enumerate", "frozenset", "iter", "list", "max", "min", "reversed", "set", "sorted", "tuple", "zip"});
    const std::string_view builtin = plain_callee(call);
    if (std::find(kReaders.begin(), kReaders.end(), builtin) != kReaders.end()) return Fate::alone;
    if (std::find(kSharers.begin(), kSharers.end(), builtin) != kSharers.end()) {
        const NodeId around = tree_.nodes[call].parent;
        const bool looped =
            around != kNoNode && tree_.nodes[call].field == Field::right &&
            (tree_.nodes[around].kind == Kind::for_statement || tree_.nodes[around].kind == Kind::for_in_clause);
        if (!looped) return Fate::shared;
        add_targets(tree_.child(around, Field::left), symbol);
        return Fate::alone;
    }
    const NodeId callee = tree_.nodes[call].kind == Kind::call ? tree_.child(call, Field::function) : kNoNode;
    const NodeId function = callee == kNoNode ? kNoNode : definition_of(callee);
    if (function == kNoNode || tree_.nodes[function].kind != Kind::function_definition || has_splat(call)) {
        return Fate::tampered;
    }
    // The parameter is another name for it: what it is used for counts by that name.
    const std::vector<Parameter> parameters = parameters_of(tree_, function);
    const bool named = tree_.nodes[argument].kind == Kind::keyword_argument;
    std::size_t position = 0;
    for (NodeId at = tree_.first_child(tree_.nodes[argument].parent); at != argument; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind != Kind::comment) ++position;
    }
    if (named || !decorators_of(function).empty() || position >= parameters.size() || parameters[position].rest) {
        return Fate::tampered;
    }
    handed_.push_back({scopes_.symbol_of(parameters[position].name), symbol, true});
    return Fate::alone;
}

/// What one use does to the container that goes by the name.
Uses::Fate Uses::fate_of(NodeId use, SymbolId symbol) {
    static constexpr std::array kReaders =
        std::to_array<std::string_view>({"copy", "count", "get", "index", "items", "keys", "values"});
    NodeId at = use;
    for (;;) {
        const NodeId parent = tree_.nodes[at].parent;
        if (parent == kNoNode) return Fate::alone;
        const Node& node = tree_.nodes[parent];
        const Field field = tree_.nodes[at].field;
        switch (node.kind) {
            case Kind::subscript:
                if (field != Field::value) return Fate::tampered;  // its owner gets it as a key
                if (is_stored(parent)) return Fate::tampered;
                at = parent;
                continue;
            case Kind::attribute: {
                const NodeId name = tree_.child(parent, Field::attribute);
                if (name == kNoNode || field != Field::object) return Fate::alone;
                const std::string_view method = symbols_.text(scopes_.symbol_of(name));
                if (std::find(kReaders.begin(), kReaders.end(), method) == kReaders.end()) return Fate::tampered;
                if (method == "count" || method == "index" || method == "keys") return Fate::alone;
                const NodeId call = call_of(parent);
                const NodeId around = call == kNoNode ? kNoNode : tree_.nodes[call].parent;
                const bool looped = around != kNoNode && tree_.nodes[call].field == Field::right &&
                                    (tree_.nodes[around].kind == Kind::for_statement ||
                                     tree_.nodes[around].kind == Kind::for_in_clause);
                if (!looped) return Fate::shared;
                add_targets(tree_.child(around, Field::left), symbol);
                return Fate::alone;
            }
            case Kind::keyword_argument: at = parent; continue;
            case Kind::argument_list:
                return at != use && tree_.nodes[at].kind == Kind::subscript ? Fate::shared
                                                                            : fate_as_argument(node.parent, at, symbol);
            case Kind::parenthesized_expression: at = parent; continue;
            case Kind::augmented_assignment:
                return field == Field::left ? Fate::tampered : Fate::shared;  // list += other: its elements
            case Kind::comparison_operator:
            case Kind::binary_operator: return is_harmless_operation(parent, at) ? Fate::shared : Fate::tampered;
            case Kind::boolean_operator:  // `given or DEFAULTS` is another name for it
            case Kind::conditional_expression: at = parent; continue;
            case Kind::for_statement:
            case Kind::for_in_clause:
                if (field != Field::right) return Fate::tampered;
                add_targets(tree_.child(parent, Field::left), symbol);
                return Fate::alone;
            case Kind::list_splat:
            case Kind::dictionary_splat: return Fate::shared;
            case Kind::not_operator:
            case Kind::interpolation:
            case Kind::if_statement:
            case Kind::while_statement:
            case Kind::call:
            case Kind::expression_statement: return Fate::alone;
            case Kind::assignment:
            case Kind::return_statement:
            case Kind::pair:
                // One element goes on; the container itself would be in other hands.
                return at != use && tree_.nodes[at].kind == Kind::subscript ? Fate::shared : Fate::tampered;
            default: return Fate::tampered;
        }
    }
}

}  // namespace paddock
