// The part of Uses that tells whether a container still is the display that made it.
#include <algorithm>
#include <array>

#include "facts/uses.hpp"

namespace paddock {

bool Uses::is_tampered(SymbolId symbol, int levels) {
    if (!tampered_found_) find_tampered();
    return fates_[symbol] < levels;
}

/// A container counts as the display that made it only while every use of its name leaves it alone.
void Uses::find_tampered() {
    tampered_found_ = true;
    fates_.assign(symbols_.size(), kAlone);
    additions_.assign(symbols_.size(), {});
    for (NodeId id = 0; id < tree_.nodes.size(); ++id) {
        const Kind kind = tree_.nodes[id].kind;
        SymbolId symbol = kNoSymbol;
        if (kind == Kind::identifier && scopes_.is_read(id)) symbol = scopes_.symbol_of(id);
        if (kind == Kind::attribute) {
            const NodeId name = tree_.child(id, Field::attribute);
            if (name != kNoNode) symbol = scopes_.symbol_of(name);
        }
        if (symbol != kNoSymbol && !is_stored(id) && !note_addition(id, symbol)) {
            fates_[symbol] = std::min(fates_[symbol], std::max(fate_of(id, symbol), 0));
        }
        if (kind == Kind::named_expression) {  // it gives what it binds: that is a use of the name
            const NodeId name = tree_.child(id, Field::name);
            const SymbolId bound = name == kNoNode ? kNoSymbol : scopes_.symbol_of(name);
            if (bound != kNoSymbol) fates_[bound] = std::min(fates_[bound], std::max(fate_of(id, bound), 0));
        }
        if (kind == Kind::assignment) find_shared(id);
        if (kind == Kind::keyword_pattern && tree_.first_child(id) != kNoNode) {  // case Book(rows=captured)
            fates_[scopes_.symbol_of(tree_.first_child(id))] = 0;
        }
    }
    constexpr int kMostRounds = 32;
    int rounds = 0;
    for (bool changed = true; changed;) {
        if (++rounds > kMostRounds) {  // a chain longer than anybody writes: nothing in it counts as known
            fates_.assign(symbols_.size(), 0);
            return;
        }
        changed = false;
        for (const Handed& handed : handed_) {
            const Depth fate = additions_[handed.from].empty() ? fates_[handed.from] : 0;
            if (fate == kAlone) continue;
            const Depth depth = std::max(fate + handed.depth, 0);
            if (depth < fates_[handed.to]) {
                fates_[handed.to] = depth;
                changed = true;
            }
        }
    }
}

/// `rules["high"] = "max"`, `rules.update(more)`, `names.append(name)`, `names += more`: what is added stands there, so
/// that whoever asks for the container by this name gets it too. By another name it is a change like any.
bool Uses::note_addition(NodeId use, SymbolId symbol) {
    static constexpr std::array kAdders =
        std::to_array<std::string_view>({"add", "append", "extend", "update", "setdefault"});
    const NodeId parent = tree_.nodes[use].parent;
    if (parent == kNoNode) return false;
    const NodeId around = tree_.nodes[parent].parent;
    const Kind kind = tree_.nodes[parent].kind;
    NodeId addition = kNoNode;
    if (kind == Kind::subscript && around != kNoNode && tree_.nodes[around].kind == Kind::assignment &&
        tree_.nodes[use].field == Field::value && tree_.nodes[parent].field == Field::left) {
        const NodeId key = tree_.child(parent, Field::subscript);
        const bool one = key != kNoNode && tree_.nodes[key].kind != Kind::slice;
        if (one && tree_.child(around, Field::right) != kNoNode) addition = around;
    }
    if (kind == Kind::augmented_assignment && tree_.nodes[use].field == Field::left && !has_own_operators()) {
        const NodeId sign = tree_.child(parent, Field::operator_);
        const bool adds = sign != kNoNode && (tree_.text_of(sign) == "+=" || tree_.text_of(sign) == "|=");
        if (adds) addition = parent;  // an own __radd__ would get the container in hand
    }
    if (kind == Kind::attribute && tree_.nodes[use].field == Field::object) {
        const NodeId name = tree_.child(parent, Field::attribute);
        const NodeId call = call_of(parent);
        const bool adds = name != kNoNode && std::find(kAdders.begin(), kAdders.end(),
                                                       symbols_.text(scopes_.symbol_of(name))) != kAdders.end();
        const NodeId arguments = call == kNoNode ? kNoNode : tree_.child(call, Field::arguments);
        const bool alone = call != kNoNode && tree_.nodes[tree_.nodes[call].parent].kind == Kind::expression_statement;
        if (adds && alone && arguments != kNoNode && tree_.nodes[arguments].kind == Kind::argument_list) {
            addition = arguments;
        }
    }
    if (addition == kNoNode || additions_[symbol].size() >= kMostAdditions) return false;
    additions_[symbol].push_back(addition);
    return true;
}

const std::vector<NodeId>& Uses::additions_to(SymbolId symbol) {
    if (!tampered_found_) find_tampered();
    return additions_[symbol];
}

/// `first = second = [...]`: neither is read there, and both are the same list.
void Uses::find_shared(NodeId assignment) {
    const NodeId next = tree_.child(assignment, Field::right);
    if (next == kNoNode || tree_.nodes[next].kind != Kind::assignment) return;
    const auto symbol_of_target = [this](NodeId target) {
        const Kind kind = target == kNoNode ? Kind::other : tree_.nodes[target].kind;
        if (kind == Kind::identifier) return scopes_.symbol_of(target);
        const NodeId name = kind == Kind::attribute ? tree_.child(target, Field::attribute) : kNoNode;
        return name == kNoNode ? kNoSymbol : scopes_.symbol_of(name);
    };
    const SymbolId first = symbol_of_target(tree_.child(assignment, Field::left));
    const SymbolId second = symbol_of_target(tree_.child(next, Field::left));
    if (first != kNoSymbol && second != kNoSymbol) {
        handed_.push_back({first, second, 0});
        handed_.push_back({second, first, 0});
        return;
    }
    for (const NodeId target : {tree_.child(assignment, Field::left), tree_.child(next, Field::left)}) {
        for (NodeId at = target; target != kNoNode && at < tree_.nodes[target].subtree_end; ++at) {
            if (tree_.nodes[at].kind == Kind::identifier) fates_[scopes_.symbol_of(at)] = 0;
        }
    }
}

/// `target = whole`: another name for it, or the place in somebody's container where it lies from now on.
Uses::Depth Uses::fate_as_assigned(NodeId target, Depth depth, SymbolId symbol) {
    if (target == kNoNode || symbol == kNoSymbol) return depth;
    const Kind kind = tree_.nodes[target].kind;
    if (kind == Kind::identifier) {
        handed_.push_back({scopes_.symbol_of(target), symbol, depth});
        return kAlone;
    }
    if (kind == Kind::attribute) {
        const NodeId name = tree_.child(target, Field::attribute);
        if (name == kNoNode) return depth;
        handed_.push_back({scopes_.symbol_of(name), symbol, depth});
        return kAlone;
    }
    if (kind == Kind::pattern_list || kind == Kind::tuple_pattern) {
        return add_targets(target, depth + 1, symbol) ? kAlone : depth + 1;
    }
    return depth;
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
bool Uses::is_harmless_operation(NodeId operation, NodeId operand) {
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
    if (!has_own_operators()) return true;  // libraries' operators change no operand
    for (NodeId at = tree_.first_child(operation); at != kNoNode; at = tree_.next_sibling(at)) {
        if (at != operand && tree_.nodes[at].kind != Kind::operator_token && !is_plain_operand(at)) return false;
    }
    return true;
}

bool Uses::has_own_operators() {
    if (!own_operators_) own_operators_ = find_own_operators();
    return *own_operators_;
}

/// Some class of the file defines what an operator does.
bool Uses::find_own_operators() const {
    static constexpr std::array kOthers = std::to_array<std::string_view>(
        {"__all__", "__author__", "__bool__", "__call__", "__doc__", "__enter__", "__exit__", "__getitem__", "__hash__",
         "__init__", "__iter__", "__len__", "__name__", "__next__", "__post_init__", "__repr__", "__slots__", "__str__",
         "__version__"});
    for (SymbolId symbol = 1; symbol < symbols_.size(); ++symbol) {
        const std::string_view name = symbols_.text(symbol);
        const bool bound = scopes_.is_ever_bound(symbol) || scopes_.is_attribute_bound(symbol);
        if (!name.starts_with("__") || !name.ends_with("__") || !bound) continue;
        if (std::find(kOthers.begin(), kOthers.end(), name) == kOthers.end()) return true;
    }
    return has_setattr_of_hidden_name();
}

/// setattr(Class, "__eq__", function): a name that is no plain word, or not in sight.
bool Uses::has_setattr_of_hidden_name() const {
    const SymbolId setter = symbols_.find("setattr");
    for (NodeId id = 0; setter != kNoSymbol && id < tree_.nodes.size(); ++id) {
        if (tree_.nodes[id].kind != Kind::identifier || scopes_.symbol_of(id) != setter) continue;
        const NodeId call = call_of(id);
        const NodeId arguments = call == kNoNode ? kNoNode : tree_.child(call, Field::arguments);
        const NodeId object = arguments == kNoNode ? kNoNode : tree_.first_child(arguments);
        const NodeId name = object == kNoNode ? kNoNode : tree_.next_sibling(object);
        const std::string_view text = name == kNoNode ? std::string_view() : tree_.text_of(name);
        const bool word = text.size() > 2 && (text[0] == '"' || text[0] == '\'') && text[1] != '_' && text[1] != '\\';
        const bool own = object != kNoNode && tree_.text_of(object) == "self";  // an operator is looked up in the class
        if (!word && !own) return true;
    }
    return false;
}

/// read_csv(chunksize=...) gives a reader that keeps what it was given.
bool Uses::reads_piecewise(NodeId call) const {
    const NodeId arguments = tree_.child(call, Field::arguments);
    for (NodeId at = tree_.first_child(arguments); at != kNoNode; at = tree_.next_sibling(at)) {
        const NodeId name = tree_.nodes[at].kind == Kind::keyword_argument ? tree_.child(at, Field::name) : kNoNode;
        const std::string_view text = name == kNoNode ? std::string_view() : tree_.text_of(name);
        if (text == "chunksize" || text == "iterator" || tree_.nodes[at].kind == Kind::dictionary_splat) return true;
    }
    return false;
}

/// The builtin that is called by its plain name, which nothing in the file binds; "" for others.
std::string_view Uses::plain_callee(NodeId call) const {
    const NodeId callee = tree_.nodes[call].kind == Kind::call ? tree_.child(call, Field::function) : kNoNode;
    if (callee == kNoNode || tree_.nodes[callee].kind != Kind::identifier) return {};
    const SymbolId symbol = scopes_.symbol_of(callee);
    return scopes_.is_ever_bound(symbol) || !scopes_.star_imports().empty() ? std::string_view()
                                                                            : symbols_.text(symbol);
}

/// The names that a loop, a comprehension or an assignment gives the elements to. False when one is no plain name or
/// attribute: a place in a container, the rest of a list.
bool Uses::add_targets(NodeId target, Depth depth, SymbolId symbol) {
    if (target == kNoNode || symbol == kNoSymbol) return false;
    for (NodeId at = target; at < tree_.nodes[target].subtree_end; ++at) {
        const Kind kind = tree_.nodes[at].kind;
        if (kind == Kind::subscript || kind == Kind::call || kind == Kind::list_splat_pattern ||
            kind == Kind::list_splat) {
            return false;
        }
        if (kind == Kind::identifier) handed_.push_back({scopes_.symbol_of(at), symbol, depth});
    }
    return true;
}

/// `whole` gives the elements of what lies `depth` deep: to a loop's targets, which have names, or to somebody.
/// With `in_rows` each element comes in a tuple of its own, as of zip(), enumerate() and items().
Uses::Depth Uses::fate_as_elements(NodeId whole, Depth depth, SymbolId symbol, bool in_rows) {
    const NodeId around = tree_.nodes[whole].parent;
    const bool looped =
        around != kNoNode && tree_.nodes[whole].field == Field::right &&
        (tree_.nodes[around].kind == Kind::for_statement || tree_.nodes[around].kind == Kind::for_in_clause);
    const NodeId target = looped ? tree_.child(around, Field::left) : kNoNode;
    const bool row = in_rows && target != kNoNode && tree_.nodes[target].kind == Kind::identifier;
    return add_targets(target, row ? depth : depth + 1, symbol) ? kAlone : depth + 1;
}

/// Nothing but its elements is asked of what this gives: a loop, a copy, a membership test.
bool Uses::is_only_iterated(NodeId expression) const {
    static constexpr std::array kReaders =
        std::to_array<std::string_view>({"all", "any", "dict", "enumerate", "frozenset", "len", "list", "max", "min",
                                         "set", "sorted", "sum", "tuple", "zip"});
    const NodeId parent = tree_.nodes[expression].parent;
    if (parent == kNoNode) return false;
    switch (tree_.nodes[parent].kind) {
        case Kind::for_statement:
        case Kind::for_in_clause: return tree_.nodes[expression].field == Field::right;
        case Kind::list_splat:
        case Kind::expression_statement: return true;
        case Kind::argument_list: {
            const std::string_view builtin = plain_callee(tree_.nodes[parent].parent);
            return std::find(kReaders.begin(), kReaders.end(), builtin) != kReaders.end();
        }
        case Kind::comparison_operator: {  // `name in rules.keys()`
            bool only_in = true;
            for (NodeId at = tree_.first_child(parent); at != kNoNode; at = tree_.next_sibling(at)) {
                const std::string_view text = tree_.text_of(at);
                const bool sign = tree_.nodes[at].kind == Kind::operator_token;
                if (sign) only_in &= text == "in" || text == "not in";
            }
            return only_in && tree_.first_child(parent) != expression;
        }
        default: return false;
    }
}

/// namedtuple("N", "array"), SimpleNamespace(array=...), NamedTuple called: attributes that no statement binds.
bool Uses::names_attributes_by_text() {
    for (const std::string_view maker : {"namedtuple", "SimpleNamespace", "make_dataclass"}) {
        if (symbols_.find(maker) != kNoSymbol) return true;
    }
    const SymbolId typed = symbols_.find("NamedTuple");
    const auto is_called = [this](NodeId use) { return call_of(use) != kNoNode; };
    const std::span<const NodeId> reads = reads_of(typed);
    const std::span<const NodeId> attributes = attributes_of(typed);
    return std::any_of(reads.begin(), reads.end(), is_called) ||
           std::any_of(attributes.begin(), attributes.end(), is_called);
}

/// Builtins leave it alone; so do methods of pandas and numpy that no class of the file has; a function of the file
/// does when its parameter does.
Uses::Depth Uses::fate_as_argument(NodeId call, NodeId argument, Depth depth, SymbolId symbol) {
    static constexpr std::array kReaders =
        std::to_array<std::string_view>({"all", "any", "isinstance", "len", "print", "range", "str"});
    static constexpr std::array kSharers = std::to_array<std::string_view>(
        {"dict", "enumerate", "frozenset", "iter", "list", "reversed", "set", "tuple", "zip"});
    static constexpr std::array kKeepers =
        std::to_array<std::string_view>({"agg", "aggregate", "apply", "astype", "drop", "fillna", "read_csv", "reindex",
                                         "rename", "sort_values", "to_csv", "transform"});
    static constexpr std::array kTakers = std::to_array<std::string_view>(
        {"DataFrame", "Series", "array", "asarray", "concat", "join", "mean", "merge", "pivot_table"});
    // They take no list, tuple or dict for their first argument, or (bool, repr) ask nothing but itself of it.
    static constexpr std::array kConverters =
        std::to_array<std::string_view>({"bool", "float", "int", "open", "repr", "round"});
    const std::string_view builtin = plain_callee(call);
    if (builtin == "isinstance" && symbols_.find("__instancecheck__") != kNoSymbol) return depth;
    if (std::find(kReaders.begin(), kReaders.end(), builtin) != kReaders.end()) return kAlone;
    if (std::find(kConverters.begin(), kConverters.end(), builtin) != kConverters.end()) {
        const bool first = tree_.first_child(tree_.nodes[argument].parent) == argument;
        return first && tree_.nodes[argument].kind != Kind::keyword_argument ? kAlone : depth;
    }
    if (std::find(kSharers.begin(), kSharers.end(), builtin) != kSharers.end()) {
        if (tree_.nodes[argument].kind == Kind::keyword_argument) return depth;  // dict(key=whole) holds it
        return fate_as_elements(call, depth, symbol, builtin == "zip" || builtin == "enumerate");
    }
    // Their key= gets the elements; one of several arguments, and sum()'s start, may be what they give.
    if (builtin == "max" || builtin == "min" || builtin == "sorted" || builtin == "sum") {
        const NodeId list = tree_.nodes[argument].parent;
        NodeId positional = kNoNode;
        for (NodeId at = tree_.first_child(list); at != kNoNode; at = tree_.next_sibling(at)) {
            const Kind kind = tree_.nodes[at].kind;
            if (kind == Kind::comment || kind == Kind::keyword_argument) continue;
            if (positional != kNoNode) return depth;
            positional = at;
        }
        return positional == argument ? depth + 1 : depth;
    }
    const NodeId callee = tree_.nodes[call].kind == Kind::call ? tree_.child(call, Field::function) : kNoNode;
    if (callee != kNoNode && tree_.nodes[callee].kind == Kind::attribute) {
        const NodeId name = tree_.child(callee, Field::attribute);
        const SymbolId method = name == kNoNode ? kNoSymbol : scopes_.symbol_of(name);
        const std::string_view text = symbols_.text(method);
        if (scopes_.is_ever_bound(method) || scopes_.is_attribute_bound(method)) return depth;
        if (names_attributes_by_text()) return depth;  // some object's method of that name may be anything
        const bool first = tree_.nodes[argument].kind == Kind::keyword_argument
                               ? (text == "read_csv" && !reads_piecewise(call)) || text == "rename"
                               : tree_.first_child(tree_.nodes[argument].parent) == argument;
        if (std::find(kKeepers.begin(), kKeepers.end(), text) != kKeepers.end()) return first ? kAlone : depth;
        return std::find(kTakers.begin(), kTakers.end(), text) != kTakers.end() ? depth + 1 : depth;
    }
    const NodeId function = callee == kNoNode ? kNoNode : definition_of(callee);
    if (function == kNoNode || tree_.nodes[function].kind != Kind::function_definition || has_splat(call) ||
        symbol == kNoSymbol) {
        return depth;
    }
    // The parameter is another name for it: what it is used for counts by that name.
    const std::vector<Parameter>& parameters = known_parameters(function);
    const bool named = tree_.nodes[argument].kind == Kind::keyword_argument;
    std::size_t position = 0;
    for (NodeId at = tree_.first_child(tree_.nodes[argument].parent); at != argument; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind != Kind::comment) ++position;
        if (position >= kMostArguments) return depth;
    }
    if (named || !decorators_of(function).empty() || position >= parameters.size() || parameters[position].rest) {
        return depth;
    }
    handed_.push_back({scopes_.symbol_of(parameters[position].name), symbol, depth});
    return kAlone;
}

/// What is returned goes by whatever the calls do with it.
Uses::Depth Uses::fate_as_result(NodeId statement, Depth depth, SymbolId symbol) {
    constexpr std::size_t kMostCalls = 12;
    const NodeId function = scopes_.scope(scopes_.scope_of(statement)).node;
    if (function == kNoNode || tree_.nodes[function].kind != Kind::function_definition || symbol == kNoSymbol ||
        results_ == kMostResults) {
        return depth;
    }
    const CallSites& sites = calls_of(function);
    if (!sites.closed || sites.calls.size() > kMostCalls) return depth;
    ++results_;
    Depth fate = kAlone;
    for (const NodeId call : sites.calls) {
        fate = std::min(fate, fate_of(call, symbol, depth));
    }
    --results_;
    return fate;
}

/// What one use does to the container that goes by the name.
Uses::Depth Uses::fate_of(NodeId use, SymbolId symbol, Depth depth) {
    static constexpr std::array kReaders =
        std::to_array<std::string_view>({"copy", "count", "get", "index", "items", "keys", "values"});
    for (NodeId at = use;;) {
        const NodeId parent = tree_.nodes[at].parent;
        if (parent == kNoNode) return kAlone;
        const Node& node = tree_.nodes[parent];
        const Field field = tree_.nodes[at].field;
        switch (node.kind) {
            case Kind::subscript:
                if (field != Field::value) return depth;  // its owner gets it as a key
                if (is_stored(parent)) return 0;
                if (tree_.child(parent, Kind::slice) == kNoNode) ++depth;  // a slice is a list of the same elements
                at = parent;
                continue;
            case Kind::attribute: {
                const NodeId name = tree_.child(parent, Field::attribute);
                if (name == kNoNode || field != Field::object) return kAlone;
                const std::string_view method = symbols_.text(scopes_.symbol_of(name));
                if (std::find(kReaders.begin(), kReaders.end(), method) == kReaders.end()) return depth;
                if (method == "count" || method == "index") return depth + 1;  // the other's __eq__ gets the elements
                const NodeId call = call_of(parent);
                if (call == kNoNode) return depth;
                const bool view = method == "keys" || method == "items" || method == "values";
                if (view && !is_only_iterated(call)) return depth;  // by .mapping a view leads back to the whole
                if (method == "keys") return kAlone;
                return fate_as_elements(call, depth, symbol, method == "items");
            }
            case Kind::assignment: {
                if (field != Field::right) return depth;
                const Depth fate = fate_as_assigned(tree_.child(parent, Field::left), depth, symbol);
                if (fate != kAlone) return fate;
                at = parent;  // first = second = whole
                continue;
            }
            case Kind::list:
            case Kind::tuple:
            case Kind::expression_list:
            case Kind::dictionary:
                --depth;
                at = parent;
                continue;
            case Kind::pair:
                if (field != Field::value) return depth;
                at = parent;
                continue;
            case Kind::keyword_argument:
            case Kind::boolean_operator:  // `given or DEFAULTS` is another name for it
            case Kind::conditional_expression:
            case Kind::parenthesized_expression: at = parent; continue;
            case Kind::argument_list: return fate_as_argument(node.parent, at, depth, symbol);
            case Kind::augmented_assignment:
                return field == Field::left ? 0 : depth + 1;  // list += other: its elements
            case Kind::comparison_operator:
            case Kind::binary_operator: return is_harmless_operation(parent, at) ? depth + 1 : depth;
            case Kind::for_statement:
            case Kind::for_in_clause: return field == Field::right ? fate_as_elements(at, depth, symbol) : depth;
            case Kind::return_statement: return fate_as_result(parent, depth, symbol);
            case Kind::list_splat:
            case Kind::dictionary_splat: return depth + 1;
            case Kind::interpolation: return depth + 1;  // an element's own __format__ gets the element
            case Kind::not_operator:
            case Kind::if_statement:
            case Kind::while_statement:
            case Kind::call:
            case Kind::expression_statement: return kAlone;
            default: return depth;
        }
    }
}

}  // namespace paddock
