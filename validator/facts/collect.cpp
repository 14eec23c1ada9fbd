#include <algorithm>
#include <array>

#include "facts/facts.hpp"

namespace paddock {

Facts::Facts(const SyntaxTree& tree)
    : tree_(tree),
      symbols_(std::make_unique<SymbolTable>(tree.text.size())),
      scopes_(std::make_unique<Scopes>(tree, *symbols_)),
      resolver_(std::make_unique<Resolver>(tree, *symbols_, *scopes_)) {
    collect();
}

void Facts::Index::build(const std::vector<std::pair<SymbolId, Site>>& pairs, std::size_t symbols) {
    starts.assign(symbols + 1, 0);
    for (const auto& [symbol, site] : pairs) ++starts[symbol + 1];
    for (std::size_t at = 1; at < starts.size(); ++at) starts[at] += starts[at - 1];
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    sites.resize(pairs.size());
    for (const auto& [symbol, site] : pairs) sites[next[symbol]++] = site;
}

void Facts::collect() {
    std::vector<std::pair<SymbolId, Site>> reads;
    std::vector<std::pair<SymbolId, Site>> attributes;
    for (NodeId id = 0; id < tree_.nodes.size(); ++id) {
        switch (tree_.nodes[id].kind) {
            case Kind::identifier:
                if (scopes_->is_read(id)) reads.emplace_back(scopes_->symbol_of(id), id);
                if (scopes_->object_in_pattern(id) != kNoNode) attributes.emplace_back(scopes_->symbol_of(id), id);
                break;
            case Kind::attribute: {
                const NodeId name = tree_.child(id, Field::attribute);
                if (name != kNoNode) attributes.emplace_back(scopes_->symbol_of(name), id);
                break;
            }
            case Kind::call: calls_.push_back(id); break;
            case Kind::lambda: lambdas_.push_back(id); break;
            case Kind::string:
            case Kind::concatenated_string: strings_.push_back(id); break;
            case Kind::keyword_pattern: {
                pattern_keywords_.push_back(id);
                const NodeId name = tree_.first_child(id);
                if (name != kNoNode) attributes.emplace_back(scopes_->symbol_of(name), id);
                break;
            }
            case Kind::class_pattern:
                if (has_positional_pattern(id)) positional_patterns_.push_back(id);
                break;
            case Kind::type: annotations_.push_back(id); break;
            case Kind::while_statement: {
                const NodeId condition = tree_.child(id, Field::condition);
                if (condition != kNoNode && is_always_true(condition)) endless_loops_.push_back(condition);
                break;
            }
            case Kind::import_statement:
            case Kind::import_from_statement:
            case Kind::future_import_statement: collect_import(id); break;
            default: break;
        }
    }
    reads_.build(reads, symbols_->size());
    attributes_.build(attributes, symbols_->size());
    for (SymbolId symbol = 1; symbol < symbols_->size(); ++symbol) {
        if (!attributes_.of(symbol).empty()) attribute_names_.push_back(symbols_->text(symbol));
        if (!reads_.of(symbol).empty()) read_names_.push_back(symbols_->text(symbol));
    }
}

/// A literal that is true: True, 1, in parentheses or not.
bool Facts::is_always_true(NodeId condition) const {
    while (condition != kNoNode && tree_.nodes[condition].kind == Kind::parenthesized_expression) {
        condition = tree_.first_child(condition);
    }
    if (condition == kNoNode) return false;
    if (tree_.nodes[condition].kind == Kind::true_) return true;
    return tree_.nodes[condition].kind == Kind::integer &&
           tree_.text_of(condition).find_first_of("123456789") != std::string_view::npos;
}

void Facts::collect_import(NodeId statement) {
    const bool from = tree_.nodes[statement].kind != Kind::import_statement;
    const NodeId module_node = tree_.child(statement, Field::module_name);
    const std::string module = tree_.nodes[statement].kind == Kind::future_import_statement
                                   ? "__future__"
                                   : resolver_->dotted_text(module_node);
    for (NodeId at = tree_.first_child(statement); at != kNoNode; at = tree_.next_sibling(at)) {
        const Kind kind = tree_.nodes[at].kind;
        if (kind == Kind::wildcard_import) {
            imports_.push_back({at, module, "*", ""});
            continue;
        }
        if (at == module_node || tree_.nodes[at].field != Field::name) continue;
        const bool aliased = kind == Kind::aliased_import;
        const std::string name = resolver_->dotted_text(aliased ? tree_.child(at, Field::name) : at);
        const NodeId alias_node = aliased ? tree_.child(at, Field::alias) : kNoNode;
        const std::string alias =
            alias_node == kNoNode ? "" : std::string(symbols_->text(scopes_->symbol_of(alias_node)));
        imports_.push_back(from ? Import{at, module, name, alias} : Import{at, name, "", alias});
    }
}

std::span<const Site> Facts::reads_of(std::string_view name) const {
    return reads_.of(symbols_->find(name));
}

std::span<const Site> Facts::attributes_of(std::string_view name) const {
    return attributes_.of(symbols_->find(name));
}

std::string_view Facts::last_name(Site site) const {
    if (site == kNoNode) return {};
    switch (tree_.nodes[site].kind) {
        case Kind::identifier: return symbols_->text(scopes_->symbol_of(site));
        case Kind::attribute: {
            const NodeId name = tree_.child(site, Field::attribute);
            return name == kNoNode ? std::string_view() : symbols_->text(scopes_->symbol_of(name));
        }
        case Kind::keyword_pattern: {
            const NodeId name = tree_.first_child(site);
            return name == kNoNode ? std::string_view() : symbols_->text(scopes_->symbol_of(name));
        }
        case Kind::call: {
            const NodeId callee = tree_.child(site, Field::function);
            return callee == kNoNode || tree_.nodes[callee].kind == Kind::call ? std::string_view() : last_name(callee);
        }
        default: return {};
    }
}

std::string_view Facts::called_name(Site call) const {
    if (tree_.nodes[call].kind != Kind::call) return {};
    const NodeId callee = tree_.child(call, Field::function);
    if (callee == kNoNode || tree_.nodes[callee].kind != Kind::identifier) return {};
    return symbols_->text(scopes_->symbol_of(callee));
}

Site Facts::callee_of(Site call) const {
    if (call == kNoNode) return kNoNode;
    if (tree_.nodes[call].kind != Kind::call) return kNoNode;
    return tree_.child(call, Field::function);
}

Site Facts::call_of(Site callee) const {
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

Site Facts::object_of(Site attribute) const {
    if (tree_.nodes[attribute].kind == Kind::identifier) return scopes_->object_in_pattern(attribute);
    if (tree_.nodes[attribute].kind != Kind::attribute) return kNoNode;
    return tree_.child(attribute, Field::object);
}

Site Facts::argument(Site call, std::size_t position, std::string_view keyword) const {
    const std::vector<NodeId> positional = resolver_->positional_arguments(call);
    if (position < positional.size()) return positional[position];
    return keyword.empty() ? kNoNode : resolver_->keyword_argument(call, keyword);
}

std::vector<Site> Facts::all_arguments(Site call) const {
    std::vector<Site> found;
    const NodeId list = tree_.child(call, Field::arguments);
    if (list == kNoNode) return found;
    for (NodeId at = tree_.first_child(list); at != kNoNode; at = tree_.next_sibling(at)) {
        const bool keyword = tree_.nodes[at].kind == Kind::keyword_argument;
        const NodeId value = keyword ? tree_.child(at, Field::value) : at;
        if (value != kNoNode && tree_.nodes[at].kind != Kind::comment) found.push_back(value);
    }
    return found;
}

bool Facts::is_bound_at(Site site) const {
    return tree_.nodes[site].kind == Kind::identifier && !scopes_->is_read(site);
}

bool Facts::may_be(Site site, std::string_view path) const {
    const Value& value = value_of(site);
    return std::any_of(value.atoms.begin(), value.atoms.end(),
                       [&](const Atom& atom) { return atom.kind == Atom::Kind::path && atom.text == path; });
}

/// A base that is no class of this file, nor one that only gives a shape, may have attributes that nobody sees here.
bool Facts::may_inherit_more(NodeId class_definition, int depth) const {
    const NodeId bases = tree_.child(class_definition, Field::superclasses);
    if (bases == kNoNode) return false;
    for (NodeId at = tree_.first_child(bases); at != kNoNode; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind == Kind::comment) continue;
        const Value& base = value_of(at);
        const bool harmless =
            !base.unknown && !base.atoms.empty() &&
            std::all_of(base.atoms.begin(), base.atoms.end(), [&](const Atom& atom) {
                if (atom.kind == Atom::Kind::class_) {
                    return atom.node != class_definition && depth > 0 && !may_inherit_more(atom.node, depth - 1);
                }
                return atom.kind == Atom::Kind::path &&
                       (atom.text == "builtins.object" || atom.text.starts_with("typing.") ||
                        atom.text.starts_with("enum.") || atom.text.starts_with("abc."));
            });
        if (!harmless) return true;
    }
    return false;
}

bool Facts::is_in_class_body(Site site) const {
    return scopes_->scope(scopes_->scope_of(site)).kind == Scope::Kind::class_body;
}

bool Facts::is_type_test(Site read) const {
    Site at = read;
    while (tree_.nodes[tree_.nodes[at].parent].kind == Kind::tuple) at = tree_.nodes[at].parent;
    const NodeId parent = tree_.nodes[at].parent;
    switch (tree_.nodes[parent].kind) {
        case Kind::comparison_operator:
        case Kind::type:
        case Kind::generic_type:
        case Kind::subscript: return true;
        case Kind::argument_list: {
            const NodeId around = tree_.nodes[parent].parent;
            if (tree_.nodes[around].kind == Kind::class_definition) return true;
            const std::string_view callee = called_name(around);
            return callee == "isinstance" || callee == "issubclass";
        }
        default: return false;
    }
}

bool Facts::is_loaded(Site attribute) const {
    Site at = attribute;
    while (tree_.nodes[tree_.nodes[at].parent].kind == Kind::parenthesized_expression) at = tree_.nodes[at].parent;
    const bool adds = tree_.nodes[tree_.nodes[at].parent].kind == Kind::augmented_assignment;
    if (adds && tree_.nodes[at].field == Field::left) return false;
    const auto bound = scopes_->attribute_bindings(symbols_->find(last_name(attribute)));
    return !resolver_->uses().is_stored(attribute) &&
           std::none_of(bound.begin(), bound.end(),
                        [&](const AttributeBinding& binding) { return binding.target == attribute; });
}

/// `==` may ask the other side, which then gets the class in hand: it has to be a class, too.
bool Facts::compares_classes(Site comparison) const {
    bool identity = true;
    bool classes = true;
    for (NodeId at = tree_.first_child(comparison); at != kNoNode; at = tree_.next_sibling(at)) {
        const Kind kind = tree_.nodes[at].kind;
        if (kind == Kind::comment) continue;
        if (kind != Kind::operator_token) {
            classes &= (kind == Kind::attribute && last_name(at) == "__class__") ||
                       (resolver_->uses().plain_callee(at) == "type" && all_arguments(at).size() == 1);
            continue;
        }
        const std::string_view sign = tree_.text_of(at);
        if (sign != "is" && sign != "is not" && sign != "==" && sign != "!=") return false;
        identity &= sign == "is" || sign == "is not";
    }
    return identity || (classes && resolver_->uses().is_identity_test(comparison));
}

bool Facts::is_class_looked_at(Site attribute) const {
    if (tree_.nodes[attribute].kind != Kind::attribute || !is_loaded(attribute)) return false;
    const Site up = tree_.nodes[attribute].parent;
    switch (tree_.nodes[up].kind) {
        case Kind::attribute: {
            const std::string_view name = last_name(up);
            return object_of(up) == attribute && (name == "__name__" || name == "__qualname__") && is_loaded(up);
        }
        case Kind::comparison_operator: return compares_classes(up);
        case Kind::argument_list: {
            const Site call = tree_.nodes[up].parent;
            const bool tests = resolver_->uses().plain_callee(call) == "isinstance" &&
                               symbols_->find("__instancecheck__") == kNoSymbol &&
                               symbols_->find("__subclasscheck__") == kNoSymbol;
            const std::vector<Argument> given = tests ? arguments_of(call) : std::vector<Argument>{};
            return given.size() == 2 && given[0].how == Argument::How::positional &&
                   given[1].how == Argument::How::positional && given[1].value == attribute;
        }
        default: return false;
    }
}

bool Facts::is_bound_once(std::string_view name) const {
    const SymbolId symbol = symbols_->find(name);
    const auto bindings = scopes_->all_bindings();
    const auto binds = [&](const Binding& binding) { return binding.symbol == symbol; };
    return symbol != kNoSymbol && scopes_->star_imports().empty() &&
           scopes_->bindings(kModuleScope, symbol).size() == 1 &&
           std::count_if(bindings.begin(), bindings.end(), binds) == 1;
}

bool Facts::is_ever_bound(std::string_view name) const {
    const SymbolId symbol = symbols_->find(name);
    return symbol != kNoSymbol && (scopes_->is_ever_bound(symbol) || scopes_->is_attribute_bound(symbol));
}

bool Facts::is_exception_name(Site expression) const {
    return tree_.nodes[expression].kind == Kind::identifier && scopes_->is_exception(scopes_->symbol_of(expression));
}

bool Facts::is_named_by_own_class(Site attribute) const {
    const Site object = object_of(attribute);
    if (object == kNoNode || tree_.nodes[object].kind != Kind::identifier) return false;
    const Value& value = value_of(object);
    const bool self = value.atoms.size() == 1 && value.atoms[0].kind == Atom::Kind::instance &&
                      tree_.is_inside(object, value.atoms[0].node);
    return self && scopes_->is_attribute_bound(symbols_->find(last_name(attribute)));
}

bool Facts::is_own_attribute(Site attribute) const {
    const Value& object = value_of(object_of(attribute));
    const auto is_local = [](const Atom& atom) {
        return atom.kind == Atom::Kind::instance || atom.kind == Atom::Kind::class_;
    };
    if (object.atoms.empty() || !std::all_of(object.atoms.begin(), object.atoms.end(), is_local)) return false;
    if (object.unknown) return false;
    const bool inherits = std::any_of(object.atoms.begin(), object.atoms.end(),
                                      [this](const Atom& atom) { return may_inherit_more(atom.node, kDeepestBase); });
    if (inherits) return false;
    const SymbolId symbol = symbols_->find(last_name(attribute));
    if (scopes_->is_attribute_bound(symbol)) return true;
    return std::any_of(object.atoms.begin(), object.atoms.end(), [&](const Atom& atom) {
        const NodeId body = tree_.child(atom.node, Field::body);
        return body != kNoNode && !scopes_->bindings(scopes_->scope_of(body), symbol).empty();
    });
}

bool Facts::is_handed_on(Site expression) const {
    NodeId at = expression;
    for (;;) {
        const NodeId parent = tree_.nodes[at].parent;
        if (parent == kNoNode) return false;
        switch (tree_.nodes[parent].kind) {
            case Kind::parenthesized_expression: at = parent; continue;
            case Kind::attribute:
            case Kind::dotted_name:
            case Kind::expression_statement:
            case Kind::if_statement:
            case Kind::elif_clause:
            case Kind::while_statement:
            case Kind::not_operator:
            case Kind::assert_statement: return at != tree_.first_child(parent);  // the message goes into the exception
            case Kind::delete_statement:
            case Kind::type: return false;
            case Kind::named_expression: at = parent; continue;
            case Kind::comparison_operator: {  // `module is None`
                for (NodeId part = tree_.first_child(parent); part != kNoNode; part = tree_.next_sibling(part)) {
                    const std::string_view text = tree_.text_of(part);
                    if (tree_.nodes[part].kind == Kind::operator_token && text != "is" && text != "is not") return true;
                }
                return false;
            }
            case Kind::assignment: {
                const NodeId left = tree_.child(parent, Field::left);
                if (left == kNoNode || tree_.nodes[left].kind != Kind::identifier) return true;
                if (scopes_->scope(scopes_->scope_of(parent)).kind == Scope::Kind::class_body) return true;
                at = parent;  // a = b = module
                if (tree_.nodes[tree_.nodes[parent].parent].kind != Kind::assignment) return false;
                continue;
            }
            default: return true;
        }
    }
}

bool Facts::passes_modules(NodeId expression) const {
    if (expression == kNoNode) return false;
    switch (tree_.nodes[expression].kind) {
        case Kind::identifier:
        case Kind::attribute:
        case Kind::parenthesized_expression:
        case Kind::named_expression:
        case Kind::conditional_expression:
        case Kind::boolean_operator:
        case Kind::assignment:
        case Kind::await: return true;
        case Kind::call: {
            const NodeId callee = tree_.child(expression, Field::function);
            return callee != kNoNode && tree_.nodes[callee].kind != Kind::attribute;
        }
        default: return false;
    }
}

std::vector<std::string_view> Facts::names_of_modules() const {
    std::vector<bool> taken(symbols_->size());
    std::vector<SymbolId> open;
    const auto take = [&](SymbolId symbol) {
        if (!taken[symbol]) open.push_back(symbol);
        taken[symbol] = true;
    };
    std::vector<std::pair<SymbolId, Site>> passed;  // the right side's name, and whom it is passed to
    for (const Binding& binding : scopes_->all_bindings()) {
        if (binding.kind == BindKind::import) take(binding.symbol);
        if (binding.kind != BindKind::value || !passes_modules(binding.value)) continue;
        for (NodeId at = binding.value; at < tree_.nodes[binding.value].subtree_end; ++at) {
            if (tree_.nodes[at].kind == Kind::identifier) passed.emplace_back(scopes_->symbol_of(at), binding.target);
        }
    }
    Index receivers;
    receivers.build(passed, symbols_->size());
    std::vector<std::string_view> names;
    while (!open.empty()) {
        const SymbolId symbol = open.back();
        open.pop_back();
        names.push_back(symbols_->text(symbol));
        for (const Site target : receivers.of(symbol)) take(scopes_->symbol_of(target));
    }
    return names;
}

bool Facts::is_annotation(Site expression) const {
    const NodeId parent = tree_.nodes[expression].parent;
    return parent != kNoNode && tree_.nodes[parent].kind == Kind::type;
}

bool Facts::has_positional_pattern(Site pattern) const {
    for (NodeId at = tree_.next_sibling(tree_.first_child(pattern)); at != kNoNode; at = tree_.next_sibling(at)) {
        const NodeId inner = tree_.nodes[at].kind == Kind::case_pattern ? tree_.first_child(at) : at;
        const Kind kind = inner == kNoNode ? Kind::case_pattern : tree_.nodes[inner].kind;  // `_` has no node inside
        if (kind != Kind::keyword_pattern && kind != Kind::comment) return true;
    }
    return false;
}

Site Facts::class_of_pattern(Site pattern) const {
    const NodeId name = tree_.first_child(pattern);
    Site last = kNoNode;
    for (NodeId at = name; name != kNoNode && at < tree_.nodes[name].subtree_end; ++at) {
        if (tree_.nodes[at].kind == Kind::identifier) last = at;
    }
    return last;
}

std::vector<Site> Facts::class_names() const {
    std::vector<Site> names;
    for (const Binding& binding : scopes_->all_bindings()) {
        const bool defined = binding.kind == BindKind::function || binding.kind == BindKind::class_;
        if (!defined && scopes_->scope(binding.scope).kind == Scope::Kind::class_body) names.push_back(binding.target);
    }
    for (const NodeId declared : scopes_->declared()) {
        if (is_in_class_body(declared)) names.push_back(declared);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<Site> Facts::bases_of(Site class_definition) const {
    std::vector<Site> bases;
    const NodeId list = tree_.child(class_definition, Field::superclasses);
    for (NodeId at = list == kNoNode ? kNoNode : tree_.first_child(list); at != kNoNode; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind != Kind::comment) bases.push_back(at);
    }
    return bases;
}

bool Facts::has_plain_decorators(Site class_definition) const {
    const std::vector<NodeId> decorators = resolver_->uses().decorators_of(class_definition);
    return std::all_of(decorators.begin(), decorators.end(), [this](NodeId decorator) {
        const Value& value = value_of(decorator);
        return !value.unknown && !value.atoms.empty() &&
               std::all_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
                   return atom.kind == Atom::Kind::path &&
                          (atom.text.starts_with("dataclasses.dataclass") || atom.text == "functools.total_ordering");
               });
    });
}

std::vector<Argument> Facts::arguments_of(Site call) const {
    std::vector<Argument> found;
    const NodeId list = tree_.child(call, Field::arguments);
    if (list == kNoNode) return found;
    if (tree_.nodes[list].kind == Kind::generator_expression) return {{Argument::How::positional, "", list}};
    for (NodeId at = tree_.first_child(list); at != kNoNode; at = tree_.next_sibling(at)) {
        switch (tree_.nodes[at].kind) {
            case Kind::comment: break;
            case Kind::keyword_argument: {
                const NodeId name = tree_.child(at, Field::name);
                const std::string_view text = name == kNoNode ? "" : symbols_->text(scopes_->symbol_of(name));
                found.push_back({Argument::How::keyword, text, tree_.child(at, Field::value)});
                break;
            }
            case Kind::list_splat:
            case Kind::parenthesized_list_splat:
                found.push_back({Argument::How::splat, "", tree_.first_child(at)});
                break;
            case Kind::dictionary_splat:
                found.push_back({Argument::How::keyword_splat, "", tree_.first_child(at)});
                break;
            default: found.push_back({Argument::How::positional, "", at}); break;
        }
    }
    return found;
}

bool Facts::is_method_only(Site attribute) const {
    if (tree_.nodes[attribute].kind != Kind::attribute) return false;
    const Value& value = value_of(attribute);
    const bool functions =
        !value.atoms.empty() && std::all_of(value.atoms.begin(), value.atoms.end(),
                                            [](const Atom& atom) { return atom.kind == Atom::Kind::function; });
    const Value& object = value_of(object_of(attribute));
    const bool may_be_set = std::any_of(object.atoms.begin(), object.atoms.end(),
                                        [this](const Atom& atom) { return derives_from_standard_library(atom.node); });
    return functions && !may_be_set && !scopes_->is_attribute_bound(symbols_->find(last_name(attribute))) &&
           is_own_object(object_of(attribute), true);
}

/// A base of the standard library, numpy or pandas may keep what it is given as attributes: SimpleNamespace(score=...).
bool Facts::derives_from_standard_library(Site class_definition) const {
    static constexpr std::array kRoots = std::to_array<std::string_view>(
        {"argparse", "array",    "builtins", "calendar",  "collections", "configparser", "contextlib", "contextvars",
         "csv",      "datetime", "decimal",  "difflib",   "enum",        "fractions",    "functools",  "html",
         "json",     "logging",  "numpy",    "operator",  "pandas",      "pprint",       "queue",      "random",
         "reprlib",  "string",   "textwrap", "traceback", "types",       "uuid",         "weakref"});
    if (class_definition == kNoNode) return false;
    for (const Site base : bases_of(class_definition)) {
        for (const Atom& atom : value_of(base).atoms) {
            const std::string_view root = std::string_view(atom.text).substr(0, atom.text.find('.'));
            const bool listed = std::find(kRoots.begin(), kRoots.end(), root) != kRoots.end();
            if (atom.kind == Atom::Kind::path && listed && atom.text != "builtins.object") return true;
        }
    }
    return false;
}

bool Facts::is_own_object(Site expression, bool or_unknown) const {
    if (expression == kNoNode) return false;
    const Value& value = value_of(expression);
    return !value.atoms.empty() && (or_unknown || !value.unknown) &&
           std::all_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
               return atom.kind == Atom::Kind::instance || atom.kind == Atom::Kind::class_;
           });
}

SourceRange Facts::range_of_name(Site attribute) const {
    const NodeId name = tree_.child(attribute, Field::attribute);
    return tree_.range_of(name == kNoNode ? attribute : name);
}

std::vector<Site> Facts::declarations_of(std::string_view name) const {
    std::vector<Site> sites;
    const SymbolId symbol = symbols_->find(name);
    if (symbol == kNoSymbol) return sites;
    for (const NodeId id : scopes_->declared()) {
        if (scopes_->symbol_of(id) == symbol) sites.push_back(id);
    }
    return sites;
}

Site Facts::assigned_value(Site target) const {
    const NodeId parent = tree_.nodes[target].parent;
    const bool assigned = tree_.nodes[parent].kind == Kind::assignment && tree_.nodes[target].field == Field::left;
    return assigned ? tree_.child(parent, Field::right) : kNoNode;
}

Site Facts::only_value_of(Site name) const {
    if (tree_.nodes[name].kind != Kind::identifier || !scopes_->star_imports().empty()) return kNoNode;
    const SymbolId symbol = scopes_->symbol_of(name);
    const auto bindings = scopes_->bindings(scopes_->find_scope(scopes_->scope_of(name), symbol), symbol);
    return bindings.size() == 1 && bindings[0].kind == BindKind::value ? assigned_value(bindings[0].target) : kNoNode;
}

std::vector<Site> Facts::attribute_stores() const {
    std::vector<Site> sites;
    for (const AttributeBinding& binding : scopes_->all_attribute_bindings()) sites.push_back(binding.target);
    return sites;
}

std::vector<Site> Facts::definitions_of(std::string_view name) const {
    std::vector<Site> sites;
    const SymbolId symbol = symbols_->find(name);
    if (symbol == kNoSymbol) return sites;
    for (const Binding& binding : scopes_->all_bindings()) {
        const bool defined = binding.kind == BindKind::function || binding.kind == BindKind::class_;
        if (binding.symbol == symbol && defined) sites.push_back(binding.target);
    }
    return sites;
}

std::vector<Site> Facts::class_definitions() const {
    std::vector<Site> sites;
    for (const Binding& binding : scopes_->all_bindings()) {
        if (binding.kind == BindKind::class_) sites.push_back(binding.value);
    }
    std::sort(sites.begin(), sites.end());
    return sites;
}

namespace {

/// `namespace.get("alias", name)`: what a key holds that is no dunder.
bool gives_plain_item(const Facts& facts, Site table) {
    const SyntaxTree& tree = facts.tree();
    const NodeId attribute = tree.nodes[table].parent;
    if (tree.nodes[attribute].kind != Kind::attribute || tree.nodes[table].field != Field::object) return false;
    const Site call = facts.call_of(attribute);
    const Site key = call == kNoNode || facts.last_name(attribute) != "get" ? kNoNode : facts.argument(call, 0, "");
    if (key == kNoNode || facts.value_of(key).unknown || facts.value_of(key).atoms.empty()) return false;
    const Value& keys = facts.value_of(key);
    return std::all_of(keys.atoms.begin(), keys.atoms.end(), [](const Atom& atom) {
        return atom.kind == Atom::Kind::string && !atom.text.starts_with("__");
    });
}

}  // namespace

bool Facts::is_untouched_parameter(Site read) const {
    if (tree_.nodes[read].kind != Kind::identifier) return false;
    const SymbolId symbol = scopes_->symbol_of(read);
    const ScopeId scope = scopes_->find_scope(scopes_->scope_of(read), symbol);
    const auto bindings = scopes_->bindings(scope, symbol);
    if (bindings.size() != 1 || bindings[0].kind != BindKind::parameter) return false;
    const auto others = reads_of(symbols_->text(symbol));
    return std::all_of(others.begin(), others.end(), [&](Site other) {
        const bool same = scopes_->find_scope(scopes_->scope_of(other), symbol) == scope;
        return other == read || !same || resolver_->uses().leaves_alone(other) || gives_plain_item(*this, other);
    });
}

std::vector<Site> Facts::assignments_of(std::string_view name, bool module_level_only) const {
    std::vector<Site> sites;
    const SymbolId symbol = symbols_->find(name);
    if (symbol == kNoSymbol) return sites;
    for (const Binding& binding : scopes_->all_bindings()) {
        if (binding.symbol != symbol || (module_level_only && binding.scope != kModuleScope)) continue;
        const Kind kind = tree_.nodes[binding.statement].kind;
        const bool assigned =
            kind == Kind::assignment || kind == Kind::augmented_assignment || kind == Kind::named_expression;
        if (assigned) sites.push_back(binding.target);
    }
    std::sort(sites.begin(), sites.end());
    return sites;
}

}  // namespace paddock
