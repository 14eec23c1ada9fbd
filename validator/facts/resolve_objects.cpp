// The part of Resolver that follows the file's own classes, their attributes, and arguments into their parameters.
#include <algorithm>
#include <array>

#include "facts/resolve.hpp"

namespace paddock {
namespace {

/// Bases without attributes and methods of their own. Any other may set attributes, or call what the class defines.
bool only_gives_shape(std::string_view path) {
    static constexpr std::array kNames = std::to_array<std::string_view>(
        {"abc.ABC", "builtins.object", "typing.Generic", "typing.NamedTuple", "typing.Protocol"});
    return std::find(kNames.begin(), kNames.end(), path) != kNames.end();
}

/// Decorators that call a method with its own object.
bool keeps_self(std::string_view path) {
    static constexpr std::array kNames = std::to_array<std::string_view>(
        {"abc.abstractmethod", "builtins.property", "functools.cached_property", "functools.cache",
         "functools.lru_cache", "functools.lru_cache()", "typing.override", "typing.final"});
    return std::find(kNames.begin(), kNames.end(), path) != kNames.end();
}

/// Classes of one file that are compared with each other; with more, each counts as related to all.
constexpr std::size_t kMostClasses = 40;

/// Ends a text whose rest is not known; no identifier has it.
constexpr char kAnyEnd = '*';

bool is_only_path(const Value& value, bool (*matches)(std::string_view)) {
    return !value.unknown && !value.atoms.empty() &&
           std::all_of(value.atoms.begin(), value.atoms.end(),
                       [&](const Atom& atom) { return atom.kind == Atom::Kind::path && matches(atom.text); });
}

bool has_path(const Value& value, std::string_view path) {
    return std::any_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
        return atom.kind == Atom::Kind::path && (atom.text == path || atom.text == std::string(path) + "()");
    });
}

}  // namespace

Value Resolver::evaluate_attribute(NodeId id) {
    const NodeId name = tree_.child(id, Field::attribute);
    if (name == kNoNode) return Value::make_unknown();
    const std::string_view text = symbols_.text(scopes_.symbol_of(name));
    return attribute_of(value_of(tree_.child(id, Field::object)), text);
}

Value Resolver::attribute_of(const Value& object, std::string_view name) {
    Value value;
    bool own = false;
    bool plain = !object.unknown;
    for (const Atom& atom : object.atoms) {
        switch (atom.kind) {
            case Atom::Kind::path:
                if (atom.text.size() + name.size() < kLongestPath) {
                    value.add_path(PooledText::of(texts_.join({atom.text, ".", name})));
                } else {
                    value.unknown = exhausted_ = true;
                }
                break;
            case Atom::Kind::instance:
            case Atom::Kind::class_:
                own = true;
                plain = plain && is_plain_class(atom.node);
                break;
            default: value.unknown = true; break;
        }
    }
    if (!own && !object.unknown) return value;
    const SymbolId symbol = symbols_.find(name);
    if (symbol == kNoSymbol) {
        value.unknown = true;
        return value;
    }
    bool bound = false;
    charge(scopes_.attribute_bindings(symbol).size());
    for (const AttributeBinding& binding : scopes_.attribute_bindings(symbol)) {
        if (plain && is_of_others(binding.target, object)) continue;
        bound = true;
        if (binding.value == kNoNode) {
            value.unknown = true;
        } else if (binding.element) {
            value.add(elements_of(value_of(binding.value)));
        } else {
            value.add(value_of(binding.value));
        }
    }
    if (own) bound |= add_class_attributes(object, symbol, value);
    add_additions(value, symbol);
    if (!plain || !bound || name.starts_with("__") || !uses_.is_plain_file() || is_set_by_text(symbol) ||
        may_have_changed(value, symbol)) {
        value.unknown = true;
    }
    return value;
}

/// `self.path = ...` in a method of a class that has nothing to do with those of `object`.
bool Resolver::is_of_others(NodeId attribute, const Value& object) {
    const Value& owner = value_of(tree_.child(attribute, Field::object));
    return !owner.unknown && !owner.atoms.empty() &&
           std::all_of(owner.atoms.begin(), owner.atoms.end(), [&](const Atom& atom) {
               return atom.kind == Atom::Kind::instance && !is_related(atom.node, object);
           });
}

/// Some class of the file derives from it and from one of the classes of `object`: they may be of one object.
bool Resolver::is_related(NodeId class_definition, const Value& object) {
    if (classes().size() > kMostClasses) return true;
    return std::any_of(object.atoms.begin(), object.atoms.end(), [&](const Atom& atom) {
        const bool own = atom.kind == Atom::Kind::instance || atom.kind == Atom::Kind::class_;
        return own && std::any_of(classes().begin(), classes().end(), [&](NodeId heir) {
                   return derives_from(heir, class_definition) && derives_from(heir, atom.node);
               });
    });
}

/// What the bodies of the file's classes bind to the name: of the object's class, its bases, and those derived from it,
/// since the object may be one of those. False when none does.
bool Resolver::add_class_attributes(const Value& object, SymbolId symbol, Value& value) {
    bool bound = false;
    charge(32 * classes().size());
    for (const NodeId class_definition : classes()) {
        if (!object.unknown && !is_related(class_definition, object)) continue;
        const NodeId body = tree_.child(class_definition, Field::body);
        if (body == kNoNode) continue;
        for (const Binding& binding : scopes_.bindings(scopes_.scope_of(body), symbol)) {
            bound = true;
            const bool is_property = binding.kind == BindKind::function && is_property_function(binding.value);
            value.add(is_property ? returns_of(binding.value) : binding_value(binding));
        }
        if (is_record(class_definition)) bound |= add_field_values(class_definition, symbol, value);
    }
    return bound;
}

bool Resolver::is_property_function(NodeId function) {
    const std::vector<NodeId> decorators = uses_.decorators_of(function);
    return decorators.size() == 1 && is_only_path(value_of(decorators[0]), [](std::string_view path) {
               return path == "builtins.property" || path == "functools.cached_property";
           });
}

const std::vector<NodeId>& Resolver::classes() {
    if (classes_found_) return classes_;
    classes_found_ = true;
    for (NodeId id = 0; id < tree_.nodes.size(); ++id) {
        if (tree_.nodes[id].kind == Kind::class_definition) classes_.push_back(id);
    }
    return classes_;
}

/// A dataclass or a typed named tuple: its arguments become its attributes.
bool Resolver::is_record(NodeId class_definition) {
    for (const NodeId decorator : uses_.decorators_of(class_definition)) {
        if (has_path(value_of(decorator), "dataclasses.dataclass")) return true;
    }
    const NodeId bases = tree_.child(class_definition, Field::superclasses);
    if (bases == kNoNode) return false;
    for (NodeId at = tree_.first_child(bases); at != kNoNode; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind != Kind::comment && has_path(value_of(at), "typing.NamedTuple")) return true;
    }
    return false;
}

/// Names with an annotation in the class's own body, in order: what its arguments are by position.
std::vector<NodeId> Resolver::fields_of(NodeId class_definition) const {
    std::vector<NodeId> fields;
    const NodeId body = tree_.child(class_definition, Field::body);
    if (body == kNoNode) return fields;
    for (NodeId at = tree_.first_child(body); at != kNoNode; at = tree_.next_sibling(at)) {
        const NodeId statement = tree_.nodes[at].kind == Kind::expression_statement ? tree_.first_child(at) : at;
        if (statement == kNoNode || tree_.nodes[statement].kind != Kind::assignment) continue;
        const NodeId name = tree_.child(statement, Field::left);
        const NodeId annotation = tree_.child(statement, Field::type);
        if (name == kNoNode || annotation == kNoNode || tree_.nodes[name].kind != Kind::identifier) continue;
        if (tree_.text_of(annotation).find("ClassVar") == std::string_view::npos) fields.push_back(name);
    }
    return fields;
}

bool Resolver::add_field_values(NodeId class_definition, SymbolId symbol, Value& value) {
    const std::vector<NodeId> fields = fields_of(class_definition);
    const auto field =
        std::find_if(fields.begin(), fields.end(), [&](NodeId name) { return scopes_.symbol_of(name) == symbol; });
    if (field == fields.end()) return false;
    const CallSites& sites = uses_.calls_of(class_definition);
    value.unknown |= !sites.closed || uses_.is_named("_make") || is_read_text("_make") ||
                     is_derived_from(class_definition) || has_renamed_copier();
    const NodeId bases = tree_.child(class_definition, Field::superclasses);
    bool in_order = true;  // no fields of a base stand in front
    for (NodeId at = bases == kNoNode ? kNoNode : tree_.first_child(bases); at != kNoNode;
         at = tree_.next_sibling(at)) {
        const bool named_tuple = tree_.nodes[at].kind != Kind::comment && has_path(value_of(at), "typing.NamedTuple");
        in_order &= named_tuple || tree_.nodes[at].kind == Kind::comment;
    }
    const auto position = static_cast<std::size_t>(field - fields.begin());
    for (const NodeId call : sites.calls) {
        const std::vector<NodeId> given = positional_arguments(call);
        const NodeId keyword = keyword_argument(call, symbols_.text(symbol));
        if (keyword != kNoNode) value.add(value_of(keyword));
        const bool splatted = !given.empty() && given.back() == kNoNode;
        if (position < given.size() || splatted) value.add(value_of(splatted ? kNoNode : given[position]));
        add_splatted(call, symbols_.text(symbol), value);
        value.unknown |= !in_order && !given.empty();
    }
    for (const std::string_view copier : {"replace", "_replace", "__replace__"}) {
        const SymbolId name = symbols_.find(copier);
        for (const auto& places : {uses_.reads_of(name), uses_.attributes_of(name)}) {
            for (const NodeId place : places) {
                const NodeId call = uses_.call_of(place);
                const NodeId keyword = call == kNoNode ? kNoNode : keyword_argument(call, symbols_.text(symbol));
                if (keyword != kNoNode) value.add(value_of(keyword));
                value.unknown |= call == kNoNode || has_splat(call);
            }
        }
        value.unknown |= uses_.is_read_by_text(name) || is_read_text(copier);
    }
    // Of a named tuple a field is an element, too, by which whatever it holds can be changed.
    const bool holds = std::any_of(value.atoms.begin(), value.atoms.end(),
                                   [](const Atom& atom) { return atom.kind == Atom::Kind::container; });
    if (holds && bases != kNoNode) value.unknown = true;
    return true;
}

bool Resolver::is_derived_from(NodeId class_definition) {
    if (classes().size() > kMostClasses) return true;
    return std::any_of(classes().begin(), classes().end(), [&](NodeId other) {
        return other != class_definition && derives_from(other, class_definition);
    });
}

/// `from dataclasses import replace as other`.
bool Resolver::has_renamed_copier() const {
    const auto bindings = scopes_.all_bindings();
    return std::any_of(bindings.begin(), bindings.end(), [this](const Binding& binding) {
        if (binding.kind != BindKind::import) return false;
        const std::string path = import_path(binding.value);
        return (path == "dataclasses.replace" || path == "copy.replace") && symbols_.text(binding.symbol) != "replace";
    });
}

bool Resolver::is_plain_base(NodeId base) {
    const Kind kind = tree_.nodes[base].kind;
    if (kind == Kind::comment) return true;
    if (kind == Kind::keyword_argument) {
        return is_only_path(value_of(tree_.child(base, Field::value)),
                            [](std::string_view path) { return path == "abc.ABCMeta"; });
    }
    const Value& value = value_of(kind == Kind::subscript ? tree_.child(base, Field::value) : base);
    if (value.unknown || value.atoms.empty()) return false;
    return std::all_of(value.atoms.begin(), value.atoms.end(), [this](const Atom& atom) {
        if (atom.kind == Atom::Kind::class_) return is_plain_class(atom.node);
        return atom.kind == Atom::Kind::path && only_gives_shape(atom.text);
    });
}

bool Resolver::is_plain_class(NodeId class_definition) {
    const auto [known, is_new] = plain_.try_emplace(class_definition, false);  // while it is being found out
    if (!is_new) return known->second;
    const std::uint32_t outer_floor = std::exchange(cycle_floor_, kNoCycle);
    bool plain = true;
    // Attributes that answer for themselves.
    for (const std::string_view name : {"__getattr__", "__getattribute__", "__get__"}) {
        const SymbolId symbol = symbols_.find(name);
        plain &= symbol == kNoSymbol || !scopes_.is_ever_bound(symbol);
    }
    for (const NodeId decorator : uses_.decorators_of(class_definition)) {
        plain = plain && is_only_path(value_of(decorator), [](std::string_view path) {
                    return path == "dataclasses.dataclass" || path == "dataclasses.dataclass()" ||
                           path == "functools.total_ordering" || path == "typing.final";
                });
    }
    const NodeId bases = tree_.child(class_definition, Field::superclasses);
    for (NodeId at = bases == kNoNode ? kNoNode : tree_.first_child(bases); at != kNoNode;
         at = tree_.next_sibling(at)) {
        plain = plain && is_plain_base(at);
    }
    const bool complete = cycle_floor_ == kNoCycle;
    cycle_floor_ = std::min(cycle_floor_, outer_floor);
    if (!complete) {
        plain_.erase(class_definition);
        return plain;
    }
    return plain_[class_definition] = plain;
}

/// The first parameter of a method is its object. Others are their default and what calls give, or anything.
Value Resolver::parameter_value(const Binding& binding) {
    Value value;
    if (binding.value != kNoNode) value.add(value_of(binding.value));
    const Scope& scope = scopes_.scope(binding.scope);
    if (tree_.nodes[scope.node].kind != Kind::function_definition) {
        value.unknown = true;
        return value;
    }
    const std::vector<Parameter>& parameters = uses_.known_parameters(scope.node);
    const auto at = std::find_if(parameters.begin(), parameters.end(),
                                 [&](const Parameter& parameter) { return parameter.name == binding.target; });
    if (at == parameters.end()) {
        value.unknown = true;
        return value;
    }
    const auto position = static_cast<std::size_t>(at - parameters.begin());
    const Scope& outer = scopes_.scope(scopes_.scope_of(scope.node));
    const bool inside = outer.kind == Scope::Kind::class_body;
    const MethodKind kind = inside ? uses_.method_kind_of(scope.node) : MethodKind::plain;
    if (kind != MethodKind::plain && position == 0) {
        value.add(object_parameter(scope.node, outer.node));
        return value;
    }
    const bool method = kind == MethodKind::of_object;
    const std::string_view name = symbols_.text(scopes_.symbol_of(tree_.child(scope.node, Field::name)));
    const bool makes = method && name == "__init__";
    const CallSites sites = makes ? initializer_calls(outer.node) : uses_.calls_of(scope.node);
    charge(parameters.size() + sites.calls.size());
    value.unknown |=
        !sites.closed || sites.calls.empty() || (method && !makes && uses_.calls_of(outer.node).calls.empty());
    for (const NodeId call : sites.calls) {
        if (at->rest) {
            add_rest(call, value);
        } else {
            add_argument(call, *at, position, kind, value);
        }
    }
    return value;
}

/// `self`, or `cls`.
Value Resolver::object_parameter(NodeId method, NodeId class_definition) {
    Value value;
    if (uses_.method_kind_of(method) == MethodKind::of_class) {
        for (const NodeId heir : classes()) {
            if (derives_from(heir, class_definition)) value.add(Atom{Atom::Kind::class_, heir, 0, {}, false});
        }
        value.unknown = !uses_.is_kept(class_definition) || !uses_.calls_of(method).closed;
        return value;
    }
    value.add(Atom{Atom::Kind::instance, class_definition, 0, {}, false});
    for (const NodeId decorator : uses_.decorators_of(method)) {
        const Value& given = value_of(decorator);
        if (has_path(given, "builtins.classmethod") || has_path(given, "builtins.staticmethod")) {
            value.add(Atom{Atom::Kind::class_, class_definition, 0, {}, false});
            value.unknown = true;
        }
        const Kind kind = tree_.nodes[decorator].kind;
        const bool setter = kind == Kind::attribute && tree_.text_of(decorator).ends_with(".setter");
        if (!setter && !is_only_path(given, keeps_self)) value.unknown = true;
    }
    const SymbolId symbol = scopes_.symbol_of(tree_.child(method, Field::name));
    charge(uses_.reads_of(symbol).size() + uses_.attributes_of(symbol).size());
    for (const NodeId read : uses_.reads_of(symbol)) {  // an alias in the class's body
        value.unknown |= scopes_.find_scope(scopes_.scope_of(read), symbol) == scopes_.scope_of(method);
    }
    for (const NodeId use : uses_.unbound_uses_of(method)) {
        const NodeId call = uses_.call_of(use);
        const std::vector<NodeId> given = call == kNoNode ? std::vector<NodeId>{} : positional_arguments(call);
        if (given.empty()) {
            value.unknown = true;
        } else {
            value.add(value_of(given[0]));
        }
    }
    value.unknown |= !uses_.is_kept(class_definition) || uses_.is_read_by_text(symbol);
    return value;
}

bool Resolver::derives_from(NodeId class_definition, NodeId base) {
    if (class_definition == base) return true;
    const std::uint64_t pair = (std::uint64_t{class_definition} << 32U) | base;
    const auto [known, is_new] = derives_.try_emplace(pair, false);
    if (is_new) known->second = finds_base(class_definition, base);
    return known->second;
}

bool Resolver::finds_base(NodeId class_definition, NodeId base) const {
    std::vector<NodeId> open{class_definition};
    std::vector<NodeId> seen;
    while (!open.empty()) {
        const NodeId at = open.back();
        open.pop_back();
        if (std::find(seen.begin(), seen.end(), at) != seen.end()) continue;
        seen.push_back(at);
        if (at == base) return true;
        const NodeId bases = tree_.child(at, Field::superclasses);
        for (NodeId part = bases == kNoNode ? kNoNode : tree_.first_child(bases); part != kNoNode;
             part = tree_.next_sibling(part)) {
            const NodeId definition = uses_.definition_of(part);
            if (definition != kNoNode && tree_.nodes[definition].kind == Kind::class_definition) {
                open.push_back(definition);
            }
        }
    }
    return false;
}

/// `super().__init__(message)` of an exception, and `Other.__init__(self)`: nothing that the class could inherit it
/// from or hand it on to.
bool Resolver::is_initializer_of_others(NodeId use, NodeId class_definition) {
    const NodeId object = tree_.nodes[use].kind == Kind::attribute ? tree_.child(use, Field::object) : kNoNode;
    if (object == kNoNode) return false;
    const NodeId named = uses_.definition_of(object);
    if (named != kNoNode && tree_.nodes[named].kind == Kind::class_definition)
        return !derives_from(named, class_definition);
    if (uses_.imported_path(object).starts_with("builtins.")) return true;
    if (!uses_.is_plain_super(object)) return false;
    NodeId around = use;
    while (around != kNoNode && tree_.nodes[around].kind != Kind::class_definition) around = tree_.nodes[around].parent;
    return around != kNoNode && std::none_of(classes().begin(), classes().end(), [&](NodeId heir) {
               return derives_from(heir, around) && derives_from(heir, class_definition);
           });
}

/// Objects made of the class or of one that derives from it, and explicit calls of __init__.
CallSites Resolver::initializer_calls(NodeId class_definition) {
    CallSites found;
    found.closed = !is_record(class_definition);     // dataclasses.replace() calls it
    if (classes().size() > kMostClasses) return {};  // open: anything may make such an object
    for (const NodeId other : classes()) {
        if (!derives_from(other, class_definition)) continue;
        const CallSites& sites = uses_.calls_of(other);
        found.closed &= sites.closed;
        found.calls.insert(found.calls.end(), sites.calls.begin(), sites.calls.end());
    }
    const SymbolId symbol = symbols_.find("__init__");
    found.closed &= symbol == kNoSymbol || (!uses_.is_read_by_text(symbol) && !is_set_by_text(symbol));
    found.closed &= !is_read_text("__init__") && uses_.reads_of(symbol).empty();  // `again = __init__` in a class
    for (const NodeId use : uses_.attributes_of(symbol)) {
        if (is_initializer_of_others(use, class_definition)) continue;
        const NodeId call = uses_.call_of(use);
        found.closed &= call != kNoNode;
        if (call != kNoNode) found.calls.push_back(call);
    }
    return found;
}

/// *args and **settings hold what the call gives, and what named parameters take of it as well.
void Resolver::add_rest(NodeId call, Value& value) const {
    const NodeId arguments = tree_.child(call, Field::arguments);
    if (arguments == kNoNode || tree_.nodes[arguments].kind != Kind::argument_list) {
        value.unknown = true;
    } else {
        value.add(Atom{Atom::Kind::container, arguments, 0, {}, false});
    }
}

void Resolver::add_argument(NodeId call, const Parameter& parameter, std::size_t position, MethodKind kind,
                            Value& value) {
    const NodeId callee = tree_.child(call, Field::function);
    const NodeId object =
        callee != kNoNode && tree_.nodes[callee].kind == Kind::attribute ? tree_.child(callee, Field::object) : kNoNode;
    const NodeId definition = object == kNoNode ? kNoNode : uses_.definition_of(object);
    const bool unbound = (definition != kNoNode && tree_.nodes[definition].kind == Kind::class_definition) ||
                         (object != kNoNode && uses_.gives_class(object));
    const bool bound = kind == MethodKind::of_class || (kind == MethodKind::of_object && !unbound);
    const std::size_t index = position - (bound ? 1 : 0);
    const std::vector<NodeId> given = positional_arguments(call);
    if (!parameter.keyword_only && !given.empty() && (index < given.size() || given.back() == kNoNode)) {
        value.add(value_of(index < given.size() ? given[index] : kNoNode));
    }
    const std::string_view name = symbols_.text(scopes_.symbol_of(parameter.name));
    const NodeId keyword = keyword_argument(call, name);
    if (keyword != kNoNode) value.add(value_of(keyword));
    add_splatted(call, name, value);
}

/// What `**settings` of the call may give for the name.
void Resolver::add_splatted(NodeId call, std::string_view name, Value& value) {
    const NodeId arguments = tree_.child(call, Field::arguments);
    const Atom key{Atom::Kind::string, kNoNode, 0, std::string(name), false};
    for (NodeId at = arguments == kNoNode ? kNoNode : tree_.first_child(arguments); at != kNoNode;
         at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind != Kind::dictionary_splat) continue;
        const Item item = item_of(value_of(tree_.first_child(at)), key);
        value.add(item.value);
        value.unknown |= !item.clear;
    }
}

bool Resolver::is_set_by_text(SymbolId symbol) {
    return !set_by_text_.empty() && set_by_text_[symbol];
}

/// The symbols that have one of the names, or begin with one that has an open end.
void Resolver::mark(const std::set<std::string>& texts, std::vector<bool>& symbols) const {
    constexpr std::size_t kMostPrefixes = 64;
    std::vector<std::string_view> prefixes;
    for (const std::string_view text : texts) {
        if (text.ends_with(kAnyEnd)) prefixes.push_back(text.substr(0, text.size() - 1));
        if (const SymbolId symbol = symbols_.find(text); symbol != kNoSymbol) symbols[symbol] = true;
    }
    if (prefixes.size() > kMostPrefixes) symbols.assign(symbols.size(), true);
    for (SymbolId symbol = 1; !prefixes.empty() && symbol < symbols_.size(); ++symbol) {
        const auto begins = [&](std::string_view prefix) { return symbols_.text(symbol).starts_with(prefix); };
        if (!symbols[symbol]) symbols[symbol] = std::any_of(prefixes.begin(), prefixes.end(), begins);
    }
}

bool Resolver::is_read_text(std::string_view name) const {
    return std::any_of(read_texts_.begin(), read_texts_.end(), [&](std::string_view text) {
        return text == name || (text.ends_with(kAnyEnd) && name.starts_with(text.substr(0, text.size() - 1)));
    });
}

/// Names that setattr() stores into, and those under which getattr() hands out a container. A name that cannot be known
/// rejects the file by itself (rule dynamic-name), so here only the known ones count.
void Resolver::find_text_names() {
    if (text_names_found_) return;
    text_names_found_ = true;
    std::vector<bool> set(symbols_.size(), false);
    std::vector<bool> read(symbols_.size(), false);
    std::set<std::string> set_texts;
    const auto add = [&](NodeId expression, std::set<std::string>& texts) {
        for (const Atom& atom : value_of(expression).atoms) {
            if (atom.kind == Atom::Kind::string) texts.insert(atom.text);
            if (atom.kind == Atom::Kind::prefix) texts.insert(atom.text + std::string_view(&kAnyEnd, 1));
        }
    };
    for (const std::string_view name : {"setattr", "getattr"}) {
        for (const NodeId use : uses_.reads_of(symbols_.find(name))) {
            const NodeId call = uses_.call_of(use);
            const std::vector<NodeId> given = call == kNoNode ? std::vector<NodeId>{} : positional_arguments(call);
            if (given.size() < 2) continue;
            add(given[1], read_texts_);
            if (name == "setattr" || !uses_.leaves_alone(call)) add(given[1], set_texts);
        }
    }
    const bool sets = uses_.is_named("__setattr__") || scopes_.is_ever_bound(symbols_.find("__setattr__"));
    const bool reads = symbols_.find("attrgetter") != kNoSymbol || symbols_.find("methodcaller") != kNoSymbol;
    if (sets || reads) set.assign(symbols_.size(), true);
    if (reads) read.assign(symbols_.size(), true);
    mark(set_texts, set);
    mark(read_texts_, read);
    if (read_texts_.empty() && !sets && !reads) return;
    set_by_text_ = std::move(set);
    uses_.note_read_by_text(std::move(read));
    uses_.forget_calls();  // what was found so far was found as if nothing were reached by text
    slots_.clear();
    values_.clear();
    binding_slots_.clear();
    binding_values_.clear();
    plain_.clear();
    levels_.clear();
    steps_ = 0;
    atoms_ = 0;
}

}  // namespace paddock
