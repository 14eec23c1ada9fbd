#include "facts/uses.hpp"

#include <algorithm>
#include <array>

namespace paddock {
namespace {

/// Methods that the standard library calls on objects it is given: csv.writer() and print(file=) write(), logging
/// emit(), dict.update() keys(), a generator's send(). What they are given is not in sight.
bool is_called_by_libraries(std::string_view name) {
    static constexpr std::array kNames = std::to_array<std::string_view>(
        {"write", "writelines", "read", "readline", "readlines", "seek", "flush", "close", "keys", "values", "items",
         "get", "update", "emit", "format", "filter", "handle", "fileno", "isatty", "send", "throw", "default",
         "tzname", "dst", "mro", "utcoffset", "fromutc", "append", "extend", "encode", "decode", "run", "join", "pop",
         "copy", "isEnabledFor", "getEffectiveLevel", "hasHandlers", "makeRecord", "getMessage", "formatTime",
         "formatException", "formatStack", "handleError", "process", "callHandlers", "findCaller", "createLock",
         "acquire", "release", "shouldFlush", "setLevel", "addHandler",
         // numpy calls these of objects by the name of its function
         "arctan2", "hypot", "power", "maximum", "minimum", "add", "subtract", "multiply", "divide", "remainder",
         "fmod", "fmax", "fmin", "copysign", "nextafter", "ldexp", "gcd", "lcm", "heaviside", "logaddexp", "matmul",
         "take", "put", "repeat", "reshape", "round", "clip", "sum", "mean", "std", "var", "prod", "argsort", "sort",
         "max", "min", "argmax", "argmin", "cumsum", "cumprod", "all", "any", "nonzero", "ravel", "dot", "trace",
         "conj", "conjugate", "item", "tolist", "view", "fill", "flatten", "sqrt", "exp", "rint", "floor", "ceil",
         "searchsorted", "choose", "compress", "diagonal", "swapaxes", "transpose", "resize", "squeeze", "ptp",
         "argpartition", "partition", "filled", "logical_xor", "convert",
         // bisect.insort(), hmac.new(digestmod=), dateutil's parserinfo, pandas with connections and frames of others,
         // numpy.genfromtxt(), difflib and calendar with texts of others: what functions of allowed modules, called
         // with an object that notes it, looked up there and called with what they were given besides
         "insert", "new", "jump", "month", "hms", "ampm", "pertain", "utczone", "tzoffset", "convertyear", "validate",
         "weekday", "astimezone", "agg", "cursor", "execute", "executemany", "fetchall", "fetchmany", "duplicated",
         "get_indexer_for", "groupby", "set_index", "unstack", "peek", "read1", "readinto", "getbuffer", "truncate",
         "setdefault", "split", "center", "expandtabs", "identity"});
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end() || name.starts_with("__");
}

}  // namespace

Uses::Uses(const SyntaxTree& tree, const SymbolTable& symbols, const Scopes& scopes)
    : tree_(tree), symbols_(symbols), scopes_(scopes) {}

void Uses::Index::build(const std::vector<std::pair<SymbolId, NodeId>>& pairs, std::size_t symbols) {
    starts.assign(symbols + 1, 0);
    for (const auto& [symbol, node] : pairs) ++starts[symbol + 1];
    for (std::size_t at = 1; at < starts.size(); ++at) starts[at] += starts[at - 1];
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    nodes.resize(pairs.size());
    for (const auto& [symbol, node] : pairs) nodes[next[symbol]++] = node;
}

std::span<const NodeId> Uses::Index::of(SymbolId symbol) const {
    if (symbol == kNoSymbol) return {};
    return std::span(nodes).subspan(starts[symbol], starts[symbol + 1] - starts[symbol]);
}

void Uses::find_names() {
    if (names_found_) return;
    names_found_ = true;
    std::vector<std::pair<SymbolId, NodeId>> reads;
    std::vector<std::pair<SymbolId, NodeId>> attributes;
    for (NodeId id = 0; id < tree_.nodes.size(); ++id) {
        const Kind kind = tree_.nodes[id].kind;
        if (kind == Kind::identifier && scopes_.is_read(id)) reads.emplace_back(scopes_.symbol_of(id), id);
        if (kind == Kind::identifier && scopes_.object_in_pattern(id) != kNoNode) {
            attributes.emplace_back(scopes_.symbol_of(id), id);
        }
        if (kind == Kind::keyword_pattern && tree_.first_child(id) != kNoNode) {  // case Book(load=taken)
            attributes.emplace_back(scopes_.symbol_of(tree_.first_child(id)), id);
        }
        if (kind != Kind::attribute) continue;
        const NodeId name = tree_.child(id, Field::attribute);
        if (name != kNoNode) attributes.emplace_back(scopes_.symbol_of(name), id);
    }
    reads_.build(reads, symbols_.size());
    attributes_.build(attributes, symbols_.size());
}

std::span<const NodeId> Uses::reads_of(SymbolId symbol) {
    find_names();
    return reads_.of(symbol);
}

std::span<const NodeId> Uses::attributes_of(SymbolId symbol) {
    find_names();
    return attributes_.of(symbol);
}

bool Uses::is_named(std::string_view name) {
    const SymbolId symbol = symbols_.find(name);
    return symbol != kNoSymbol && !(reads_of(symbol).empty() && attributes_of(symbol).empty());
}

NodeId Uses::definition_of(NodeId read) const {
    while (tree_.nodes[read].kind == Kind::parenthesized_expression && tree_.first_child(read) != kNoNode) {
        read = tree_.first_child(read);
    }
    if (tree_.nodes[read].kind != Kind::identifier) return kNoNode;
    const SymbolId symbol = scopes_.symbol_of(read);
    const ScopeId scope = scopes_.find_scope(scopes_.scope_of(read), symbol);
    const auto bindings = scopes_.bindings(scope, symbol);
    if (bindings.size() != 1) return kNoNode;
    const bool defines = bindings[0].kind == BindKind::function || bindings[0].kind == BindKind::class_;
    return defines ? bindings[0].value : kNoNode;
}

NodeId Uses::call_of(NodeId callee) const {
    NodeId at = callee;
    while (tree_.nodes[at].parent != kNoNode &&
           tree_.nodes[tree_.nodes[at].parent].kind == Kind::parenthesized_expression) {
        at = tree_.nodes[at].parent;
    }
    const NodeId parent = tree_.nodes[at].parent;
    const bool is_callee =
        parent != kNoNode && tree_.nodes[parent].kind == Kind::call && tree_.nodes[at].field == Field::function;
    return is_callee ? parent : kNoNode;
}

bool Uses::has_splat(NodeId call) const {
    const NodeId arguments = tree_.child(call, Field::arguments);
    return arguments != kNoNode && (tree_.child(arguments, Kind::list_splat) != kNoNode ||
                                    tree_.child(arguments, Kind::dictionary_splat) != kNoNode);
}

std::vector<NodeId> Uses::decorators_of(NodeId definition) const {
    std::vector<NodeId> found;
    const NodeId parent = tree_.nodes[definition].parent;
    if (parent == kNoNode || tree_.nodes[parent].kind != Kind::decorated_definition) return found;
    for (NodeId at = tree_.first_child(parent); at != kNoNode; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind == Kind::decorator) found.push_back(tree_.first_child(at));
    }
    return found;
}

const CallSites& Uses::calls_of(NodeId definition) {
    if (const auto known = calls_.find(definition); known != calls_.end()) return known->second;
    CallSites found;
    const NodeId name = tree_.child(definition, Field::name);
    const SymbolId called = name == kNoNode ? kNoSymbol : scopes_.symbol_of(name);
    if (called != kNoSymbol && reads_of(called).size() + attributes_of(called).size() <= kMostUses) {
        const Scope& around = scopes_.scope(scopes_.scope_of(definition));
        if (tree_.nodes[definition].kind == Kind::class_definition) {
            found = class_calls(definition);
        } else if (around.kind == Scope::Kind::class_body) {
            found = method_calls(definition, around.node);
        } else {
            found = function_calls(definition);
        }
    }
    return calls_.emplace(definition, std::move(found)).first->second;
}

CallSites Uses::function_calls(NodeId function) {
    CallSites found;
    const SymbolId symbol = scopes_.symbol_of(tree_.child(function, Field::name));
    const auto bindings = scopes_.bindings(scopes_.scope_of(function), symbol);
    found.closed = bindings.size() == 1 && is_called_as_written(function) && is_plain_file();
    const bool managed = is_managed(function);
    for (const NodeId read : reads_of(symbol)) {
        const ScopeId scope = scopes_.find_scope(scopes_.scope_of(read), symbol);
        if (scope != scopes_.scope_of(function)) continue;
        const NodeId call = call_of(read);
        if (call == kNoNode || (managed && !is_entered(call))) {
            found.closed = false;
            continue;
        }
        found.calls.push_back(call);
    }
    return found;
}

/// Some decorator is contextlib.contextmanager: what a call gives keeps the function and its arguments as attributes.
bool Uses::is_managed(NodeId function) const {
    const std::vector<NodeId> decorators = decorators_of(function);
    return std::any_of(decorators.begin(), decorators.end(),
                       [this](NodeId decorator) { return imported_path(decorator) == "contextlib.contextmanager"; });
}

/// `with call:` or `with call as name:`, so that nobody has what it gives.
bool Uses::is_entered(NodeId call) const {
    NodeId at = call;
    NodeId up = tree_.nodes[at].parent;
    if (up != kNoNode && tree_.nodes[up].kind == Kind::as_pattern && tree_.first_child(up) == at) {
        at = up;
        up = tree_.nodes[at].parent;
    }
    return up != kNoNode && tree_.nodes[up].kind == Kind::with_item;
}

/// As is_called_by_libraries(), by one class alone, which has to be named for that: in sight, or by text.
bool Uses::is_called_by_named(std::string_view method) const {
    const auto is_there = [this](std::string_view name) { return symbols_.find(name) != kNoSymbol; };
    const std::string_view caller = method == "log"                          ? "LoggerAdapter"
                                    : method == "count" || method == "rfind" ? "JSONDecodeError"
                                                                             : "";
    return !caller.empty() && (is_there(caller) || is_there("getattr") || is_there("attrgetter") ||
                               is_there("methodcaller") || is_there("get_field") || is_there("Formatter"));
}

CallSites Uses::method_calls(NodeId method, NodeId class_definition) {
    CallSites found;
    const SymbolId symbol = scopes_.symbol_of(tree_.child(method, Field::name));
    const auto bindings = scopes_.bindings(scopes_.scope_of(method), symbol);
    found.closed = bindings.size() == 1 && is_called_as_written(method) &&
                   !is_called_by_libraries(symbols_.text(symbol)) && !is_called_by_named(symbols_.text(symbol)) &&
                   !is_read_by_text(symbol) && is_kept(class_definition);
    for (const NodeId read : reads_of(symbol)) {  // an alias in the class's body
        found.closed &= scopes_.find_scope(scopes_.scope_of(read), symbol) != scopes_.scope_of(method);
    }
    const bool managed = is_managed(method);
    for (const NodeId attribute : attributes_of(symbol)) {
        const NodeId call = call_of(attribute);
        if (call == kNoNode || (managed && !is_entered(call))) {
            found.closed = false;
            continue;
        }
        found.calls.push_back(call);
    }
    return found;
}

/// Uses of a class's name that do not hand the class on.
bool Uses::is_harmless_class_use(NodeId read) const {
    NodeId at = read;
    bool in_tuple = false;
    for (;;) {
        const NodeId parent = tree_.nodes[at].parent;
        if (parent == kNoNode) return true;
        const Node& node = tree_.nodes[parent];
        switch (node.kind) {
            case Kind::tuple: in_tuple = true; [[fallthrough]];
            case Kind::parenthesized_expression: at = parent; continue;
            case Kind::attribute: {  // Class.__or__(int) and (Class,).count(x) give it away
                const NodeId name = tree_.child(parent, Field::attribute);
                const std::string_view text = name == kNoNode ? "__" : symbols_.text(scopes_.symbol_of(name));
                return !in_tuple &&
                       (!text.starts_with("__") || text == "__name__" || text == "__init__" || text == "__doc__");
            }
            case Kind::dotted_name:
            case Kind::expression_statement:
            case Kind::delete_statement:
            case Kind::global_statement:
            case Kind::nonlocal_statement:
            case Kind::except_clause:
            case Kind::except_group_clause:
            case Kind::raise_statement:
            case Kind::class_pattern: return true;
            case Kind::as_pattern: {  // except (A, B) as error
                const NodeId around = node.parent;
                return around != kNoNode && tree_.nodes[around].kind == Kind::except_clause;
            }
            case Kind::comparison_operator:
                if (in_tuple) return false;
                for (NodeId part = tree_.first_child(parent); part != kNoNode; part = tree_.next_sibling(part)) {
                    const std::string_view sign = tree_.text_of(part);
                    if (tree_.nodes[part].kind == Kind::operator_token && sign != "is" && sign != "is not")
                        return false;
                }
                return true;
            case Kind::type:  // of a field it can be read back, and singledispatch keeps it
                if (symbols_.find("singledispatch") != kNoSymbol ||
                    symbols_.find("singledispatchmethod") != kNoSymbol) {
                    return false;
                }
                return scopes_.scope(scopes_.scope_of(parent)).kind != Scope::Kind::class_body ||
                       tree_.nodes[node.parent].kind != Kind::assignment;
            case Kind::argument_list: {
                if (tree_.nodes[node.parent].kind == Kind::class_definition) return tree_.nodes[at].kind != Kind::tuple;
                const std::string_view callee = plain_callee(node.parent);
                return callee == "isinstance" || callee == "issubclass";
            }
            default: return false;
        }
    }
}

CallSites Uses::class_calls(NodeId class_definition) {
    CallSites found;
    const SymbolId symbol = scopes_.symbol_of(tree_.child(class_definition, Field::name));
    const ScopeId home = scopes_.scope_of(class_definition);
    found.closed = scopes_.bindings(home, symbol).size() == 1 && is_plain_file() && derives_in_sight(class_definition);
    find_class_method_calls();
    found.closed &= class_methods_closed_;
    found.calls = class_method_calls_;  // cls() makes an object of whichever class
    // A class of a class is reached as an attribute.
    found.closed &= scopes_.scope(home).kind != Scope::Kind::class_body || attributes_of(symbol).empty();
    for (const NodeId read : reads_of(symbol)) {
        if (scopes_.find_scope(scopes_.scope_of(read), symbol) != home) continue;
        const NodeId call = call_of(read);
        if (call == kNoNode) {
            found.closed &= is_harmless_class_use(read);
            continue;
        }
        found.calls.push_back(call);
    }
    return found;
}

bool Uses::gives_class(NodeId object) const {
    while (tree_.nodes[object].kind == Kind::parenthesized_expression && tree_.first_child(object) != kNoNode) {
        object = tree_.first_child(object);
    }
    ScopeId scope = scopes_.scope_of(object);
    if (tree_.nodes[object].kind == Kind::identifier) {
        const SymbolId symbol = scopes_.symbol_of(object);
        scope = scopes_.find_scope(scope, symbol);
        const auto bindings = scopes_.bindings(scope, symbol);
        const bool given = std::any_of(bindings.begin(), bindings.end(),
                                       [](const Binding& binding) { return binding.kind == BindKind::parameter; });
        if (!given) return false;
    } else if (plain_callee(object) != "super") {
        return false;
    }
    const NodeId function = scopes_.scope(scope).node;
    return function != kNoNode && tree_.nodes[function].kind == Kind::function_definition &&
           method_kind_of(function) == MethodKind::of_class;
}

bool Uses::is_plain_super(NodeId expression) const {
    if (plain_callee(expression) != "super") return false;
    const NodeId arguments = tree_.child(expression, Field::arguments);
    return arguments != kNoNode && tree_.first_child(arguments) == kNoNode;
}

MethodKind Uses::method_kind_of(NodeId function) const {
    for (const NodeId decorator : decorators_of(function)) {
        const std::string path = imported_path(decorator);
        if (path == "builtins.classmethod") return MethodKind::of_class;
        if (path == "builtins.staticmethod") return MethodKind::plain;
    }
    return MethodKind::of_object;
}

/// Its decorators, if there are any, call it with the arguments that they are given.
bool Uses::is_called_as_written(NodeId function) const {
    static constexpr std::array kDecorators = std::to_array<std::string_view>(
        {"abc.abstractmethod", "builtins.classmethod", "builtins.staticmethod", "contextlib.contextmanager",
         "functools.cache", "functools.lru_cache", "typing.final", "typing.override"});
    int kinds = 0;  // @classmethod over @staticmethod binds nothing
    for (const NodeId decorator : decorators_of(function)) {
        const std::string path = imported_path(maker_of(decorator));
        if (std::find(kDecorators.begin(), kDecorators.end(), path) == kDecorators.end()) return false;
        kinds += path == "builtins.classmethod" || path == "builtins.staticmethod" ? 1 : 0;
    }
    return kinds < 2;
}

/// `lru_cache` of @lru_cache(maxsize=None) and `dataclass` of @dataclass(frozen=True): called with settings, not with
/// what it would call. Any other decorator is what makes itself.
NodeId Uses::maker_of(NodeId decorator) const {
    if (tree_.nodes[decorator].kind != Kind::call) return decorator;
    const NodeId function = tree_.child(decorator, Field::function);
    const NodeId arguments = tree_.child(decorator, Field::arguments);
    const std::string path = function == kNoNode ? std::string() : imported_path(function);
    if ((path != "functools.lru_cache" && path != "dataclasses.dataclass") || arguments == kNoNode) return decorator;
    for (NodeId at = tree_.first_child(arguments); at != kNoNode; at = tree_.next_sibling(at)) {
        const bool keyword = tree_.nodes[at].kind == Kind::keyword_argument;
        const NodeId value = keyword ? tree_.child(at, Field::value) : at;
        const Kind kind = value == kNoNode ? Kind::other : tree_.nodes[value].kind;
        const bool setting = kind == Kind::integer || kind == Kind::none || kind == Kind::true_ || kind == Kind::false_;
        if (!setting && kind != Kind::comment) return decorator;
    }
    return function;
}

/// Where class methods call the class that they are given.
void Uses::find_class_method_calls() {
    if (class_methods_found_) return;
    class_methods_found_ = true;
    const std::span<const NodeId> reads = reads_of(symbols_.find("classmethod"));
    class_methods_closed_ = attributes_of(symbols_.find("classmethod")).empty();
    for (const NodeId read : reads) {
        const NodeId decorator = tree_.nodes[read].parent;
        const NodeId decorated = decorator == kNoNode ? kNoNode : tree_.nodes[decorator].parent;
        const NodeId function = decorated != kNoNode && tree_.nodes[decorator].kind == Kind::decorator
                                    ? tree_.child(decorated, Field::definition)
                                    : kNoNode;
        const bool is_method = function != kNoNode && tree_.nodes[function].kind == Kind::function_definition;
        const std::vector<Parameter> parameters = is_method ? known_parameters(function) : std::vector<Parameter>{};
        const NodeId body = is_method ? tree_.child(function, Field::body) : kNoNode;
        if (parameters.empty() || parameters[0].rest || body == kNoNode || !is_called_as_written(function)) {
            class_methods_closed_ = false;
            continue;
        }
        add_calls_of_parameter(scopes_.symbol_of(parameters[0].name), scopes_.scope_of(body));
    }
}

void Uses::add_calls_of_parameter(SymbolId symbol, ScopeId scope) {
    class_methods_closed_ &= scopes_.bindings(scope, symbol).size() == 1;
    for (const NodeId read : reads_of(symbol)) {
        if (scopes_.find_scope(scopes_.scope_of(read), symbol) != scope) continue;
        const NodeId call = call_of(read);
        if (call != kNoNode) {
            class_method_calls_.push_back(call);
        } else {
            class_methods_closed_ &= is_harmless_class_use(read);
        }
    }
}

const std::vector<Parameter>& Uses::known_parameters(NodeId function) {
    const auto [known, is_new] = parameters_.try_emplace(function);
    if (is_new) known->second = parameters_of(tree_, function);
    return known->second;
}

std::vector<NodeId> Uses::unbound_uses_of(NodeId method) {
    std::vector<NodeId> found;
    const NodeId name = tree_.child(method, Field::name);
    for (const NodeId attribute : attributes_of(scopes_.symbol_of(name))) {
        const NodeId object =
            tree_.nodes[attribute].kind == Kind::identifier ? attribute - 1 : tree_.child(attribute, Field::object);
        const NodeId definition = object == kNoNode ? kNoNode : definition_of(object);
        const bool of_class = definition != kNoNode && tree_.nodes[definition].kind == Kind::class_definition;
        if (of_class || (object != kNoNode && gives_class(object))) found.push_back(attribute);
    }
    return found;
}

std::string Uses::imported_path(NodeId expression) const {
    std::string rest;
    while (tree_.nodes[expression].kind == Kind::attribute) {
        const NodeId name = tree_.child(expression, Field::attribute);
        expression = tree_.child(expression, Field::object);
        if (name == kNoNode || expression == kNoNode) return {};
        rest = "." + std::string(symbols_.text(scopes_.symbol_of(name))) + rest;
    }
    if (tree_.nodes[expression].kind != Kind::identifier) return {};
    const SymbolId symbol = scopes_.symbol_of(expression);
    const auto bindings = scopes_.bindings(scopes_.find_scope(scopes_.scope_of(expression), symbol), symbol);
    if (bindings.empty()) {
        const bool open = scopes_.is_ever_bound(symbol) || !scopes_.star_imports().empty();
        return open ? std::string() : "builtins." + std::string(symbols_.text(symbol)) + rest;
    }
    if (bindings.size() != 1 || bindings[0].kind != BindKind::import) return {};
    const NodeId imported = bindings[0].value;
    const bool aliased = tree_.nodes[imported].kind == Kind::aliased_import;
    const NodeId name = aliased ? tree_.child(imported, Field::name) : imported;
    const NodeId module = tree_.child(tree_.nodes[imported].parent, Field::module_name);
    if (name == kNoNode) return {};
    std::string path(tree_.text_of(name));
    if (module != kNoNode) return std::string(tree_.text_of(module)) + "." + path + rest;
    return (aliased ? path : path.substr(0, path.find('.'))) + rest;
}

bool Uses::derives_in_sight(NodeId class_definition) const {
    static constexpr std::array kShapes = std::to_array<std::string_view>(
        {"builtins.object", "abc.ABC", "typing.Protocol", "typing.Generic", "typing.NamedTuple"});
    static constexpr std::array kDecorators =
        std::to_array<std::string_view>({"dataclasses.dataclass", "functools.total_ordering", "typing.final"});
    constexpr std::size_t kMostBases = 64;
    const auto is_one_of = [this](NodeId name, const auto& paths) {
        if (tree_.nodes[name].kind == Kind::subscript) name = tree_.child(name, Field::value);
        return std::find(paths.begin(), paths.end(), imported_path(name)) != paths.end();
    };
    std::vector<NodeId> open{class_definition};
    for (std::size_t at = 0; at < open.size(); ++at) {
        if (at == kMostBases) return false;
        for (const NodeId decorator : decorators_of(open[at])) {
            if (!is_one_of(maker_of(decorator), kDecorators)) return false;
        }
        const NodeId bases = tree_.child(open[at], Field::superclasses);
        for (NodeId base = bases == kNoNode ? kNoNode : tree_.first_child(bases); base != kNoNode;
             base = tree_.next_sibling(base)) {
            if (tree_.nodes[base].kind == Kind::comment) continue;
            if (tree_.nodes[base].kind == Kind::keyword_argument) {
                if (!is_abstract_metaclass(base)) return false;
                continue;
            }
            const NodeId definition = definition_of(base);
            if (definition != kNoNode && tree_.nodes[definition].kind == Kind::class_definition) {
                open.push_back(definition);
            } else if (!is_one_of(base, kShapes)) {
                return false;
            }
        }
    }
    return true;
}

/// `kind: type` of a parameter or an attribute, in a file that asks for nobody's annotations.
bool Uses::is_in_unread_annotation(NodeId read) {
    for (const std::string_view reader :
         {"__annotations__", "get_type_hints", "get_annotations", "signature", "getfullargspec"}) {
        if (symbols_.find(reader) != kNoSymbol) return false;
    }
    if (scopes_.scope(scopes_.scope_of(read)).kind == Scope::Kind::class_body) return false;
    for (NodeId at = read; at != kNoNode; at = tree_.nodes[at].parent) {
        switch (tree_.nodes[at].kind) {
            case Kind::type: return true;
            case Kind::identifier:
            case Kind::subscript:
            case Kind::binary_operator:
            case Kind::tuple: continue;
            default: return false;
        }
    }
    return false;
}

bool Uses::is_plain_file() {
    if (!plain_file_) plain_file_ = find_plain_file();
    return *plain_file_;
}

bool Uses::find_plain_file() {
    if (has_strange_definitions() || has_strange_names()) return false;
    for (const NodeId read : reads_of(symbols_.find("type"))) {  // type(x).__name__ and type(x) is A are fine
        const NodeId call = call_of(read);
        const NodeId parent = call == kNoNode ? kNoNode : tree_.nodes[call].parent;
        const Kind use = parent == kNoNode ? Kind::other : tree_.nodes[parent].kind;
        const NodeId name = use == Kind::attribute ? tree_.child(parent, Field::attribute) : kNoNode;
        const std::string_view attribute = name == kNoNode ? "" : symbols_.text(scopes_.symbol_of(name));
        const bool named = attribute == "__name__" || attribute == "__qualname__" || attribute == "__doc__";
        const NodeId table = use == Kind::subscript ? tree_.child(parent, Field::value) : kNoNode;
        const bool own_table =
            table != kNoNode &&
            (tree_.nodes[table].kind == Kind::attribute ||
             (tree_.nodes[table].kind == Kind::identifier && scopes_.is_ever_bound(scopes_.symbol_of(table))));
        const bool key = own_table && tree_.nodes[call].field == Field::subscript &&
                         symbols_.find("__getitem__") == kNoSymbol && symbols_.find("__missing__") == kNoSymbol;
        if (call == kNoNode && is_in_unread_annotation(read)) continue;
        const bool compared = use == Kind::comparison_operator && is_identity_test(parent);
        if (!named && !key && !compared && use != Kind::interpolation) return false;
    }
    // What copies attributes between objects, gives a class back out of a type, or renames what an object keeps.
    for (const std::string_view copier : {"update_wrapper", "get_args", "get_origin", "__args__", "__origin__",
                                          "__orig_bases__", "__thisclass__", "__self_class__", "attrname"}) {
        if (is_named(copier) || symbols_.find(copier) != kNoSymbol) return false;
    }
    for (const NodeId read : reads_of(symbols_.find("wraps"))) {
        if (!is_decorator_call(read)) return false;
    }
    for (const NodeId attribute : attributes_of(symbols_.find("wraps"))) {
        if (!is_decorator_call(attribute)) return false;
    }
    return true;
}

bool Uses::is_identity_test(NodeId comparison) {
    if (!has_own_operators()) return true;
    for (NodeId at = tree_.first_child(comparison); at != kNoNode; at = tree_.next_sibling(at)) {
        const std::string_view sign = tree_.text_of(at);
        if (tree_.nodes[at].kind == Kind::operator_token && sign != "is" && sign != "is not") return false;
    }
    return true;
}

/// @wraps(function) over a definition.
bool Uses::is_decorator_call(NodeId callee) const {
    const NodeId call = call_of(callee);
    return call != kNoNode && tree_.nodes[tree_.nodes[call].parent].kind == Kind::decorator;
}

/// Methods that the interpreter or a library calls with what is not in sight, metaclasses, patterns by position.
bool Uses::has_strange_definitions() {
    static constexpr std::array kHooks = std::to_array<std::string_view>({"__array_finalize__",
                                                                          "__array_function__",
                                                                          "__array_prepare__",
                                                                          "__array_ufunc__",
                                                                          "__array_wrap__",
                                                                          "__class_getitem__",
                                                                          "__copy__",
                                                                          "__deepcopy__",
                                                                          "__delattr__",
                                                                          "__delete__",
                                                                          "__get__",
                                                                          "__getattr__",
                                                                          "__getattribute__",
                                                                          "__getnewargs__",
                                                                          "__getnewargs_ex__",
                                                                          "__getstate__",
                                                                          "__init_subclass__",
                                                                          "__instancecheck__",
                                                                          "__mro_entries__",
                                                                          "__new__",
                                                                          "__prepare__",
                                                                          "__reduce__",
                                                                          "__reduce_ex__",
                                                                          "__replace__",
                                                                          "__set__",
                                                                          "__set_name__",
                                                                          "__setattr__",
                                                                          "__setstate__",
                                                                          "__subclasscheck__",
                                                                          "__subclasshook__",
                                                                          "__del__"});
    for (const std::string_view hook : kHooks) {
        const SymbolId symbol = symbols_.find(hook);
        if (symbol != kNoSymbol && (scopes_.is_ever_bound(symbol) || is_named(hook))) return true;
    }
    for (const std::string_view name : {"__call__", "__func__", "__self__"}) {  // Class.__call__ makes an object
        if (!attributes_of(symbols_.find(name)).empty()) return true;
    }
    for (NodeId id = 0; id < tree_.nodes.size(); ++id) {
        const Kind kind = tree_.nodes[id].kind;
        if (kind == Kind::class_pattern) {
            const NodeId name = tree_.first_child(id);
            const NodeId first = name == kNoNode ? kNoNode : tree_.first_child(name);
            if (first != kNoNode && scopes_.is_ever_bound(scopes_.symbol_of(first))) return true;
        }
        const bool in_class = kind == Kind::keyword_argument && tree_.nodes[tree_.nodes[id].parent].parent != kNoNode &&
                              tree_.nodes[tree_.nodes[tree_.nodes[id].parent].parent].kind == Kind::class_definition;
        if (in_class && !is_abstract_metaclass(id)) return true;  // metaclass=, and what __init_subclass__ takes
    }
    return false;
}

/// `metaclass=ABCMeta` makes what the base abc.ABC makes (Python library reference, abc.ABC).
bool Uses::is_abstract_metaclass(NodeId keyword) const {
    const NodeId name = tree_.child(keyword, Field::name);
    const NodeId value = tree_.child(keyword, Field::value);
    if (name == kNoNode || value == kNoNode || tree_.text_of(name) != "metaclass") return false;
    return imported_path(value) == "abc.ABCMeta";
}

/// Inside a class __name is _Class__name (Python reference, "Private name mangling").
bool Uses::has_strange_names() {
    const auto is_private = [](std::string_view name) { return name.starts_with("__") && !name.ends_with("__"); };
    for (SymbolId symbol = 1; symbol < symbols_.size(); ++symbol) {
        const std::string_view name = symbols_.text(symbol);
        const bool spelled_out =
            name.size() > 4 && name[0] == '_' && name[1] != '_' && name.find("__", 2) != std::string_view::npos;
        if (spelled_out || (is_private(name) && !reads_of(symbol).empty())) return true;
    }
    // A private method is bound in its class and read as an attribute; any other use is by another name.
    const auto bindings = scopes_.all_bindings();
    return std::any_of(bindings.begin(), bindings.end(), [&](const Binding& binding) {
        return is_private(symbols_.text(binding.symbol)) &&
               scopes_.scope(binding.scope).kind != Scope::Kind::class_body;
    });
}

std::vector<Parameter> parameters_of(const SyntaxTree& tree, NodeId function) {
    std::vector<Parameter> found;
    const NodeId list = tree.child(function, Field::parameters);
    if (list == kNoNode) return found;
    bool keyword_only = false;
    for (NodeId at = tree.first_child(list); at != kNoNode; at = tree.next_sibling(at)) {
        const Kind kind = tree.nodes[at].kind;
        if (kind == Kind::comment || kind == Kind::positional_separator) continue;
        if (kind == Kind::keyword_separator) {
            keyword_only = true;
            continue;
        }
        NodeId name = at;
        if (kind == Kind::default_parameter || kind == Kind::typed_default_parameter)
            name = tree.child(at, Field::name);
        if (kind == Kind::typed_parameter) name = tree.first_child(at);
        if (name == kNoNode) continue;
        const Kind what = tree.nodes[name].kind;
        const bool rest = what == Kind::list_splat_pattern || what == Kind::dictionary_splat_pattern;
        if (rest) name = tree.first_child(name);
        found.push_back({name, keyword_only, rest});
        keyword_only |= what == Kind::list_splat_pattern;
    }
    return found;
}

}  // namespace paddock
