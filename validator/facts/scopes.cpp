#include "facts/scopes.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace paddock {
namespace {

bool is_comprehension(Kind kind) {
    return kind == Kind::list_comprehension || kind == Kind::set_comprehension ||
           kind == Kind::dictionary_comprehension || kind == Kind::generator_expression;
}

bool is_sequence_target(Kind kind) {
    return kind == Kind::pattern_list || kind == Kind::tuple_pattern || kind == Kind::list_pattern ||
           kind == Kind::tuple || kind == Kind::list || kind == Kind::expression_list;
}

bool is_wrapper(Kind kind) {
    return kind == Kind::list_splat_pattern || kind == Kind::list_splat || kind == Kind::parenthesized_expression ||
           kind == Kind::dictionary_splat_pattern || kind == Kind::as_pattern_target || kind == Kind::type;
}

auto by_place(const Binding& binding) {
    return std::pair(binding.scope, binding.symbol);
}

}  // namespace

Scopes::Scopes(const SyntaxTree& tree, SymbolTable& symbols)
    : tree_(tree),
      symbols_(symbols),
      symbol_of_(tree.nodes.size(), kNoSymbol),
      scope_of_(tree.nodes.size(), 0),
      is_read_(tree.nodes.size(), false) {
    scopes_.push_back({Scope::Kind::module, 0, kModuleScope});
    inner_scope_.assign(tree.nodes.size(), kModuleScope);
    for (NodeId id = 0; id < tree.nodes.size(); ++id) {
        if (tree.nodes[id].kind != Kind::identifier) continue;
        symbol_of_[id] = symbols.intern(tree.text_of(id));
        const Node& node = tree.nodes[id];
        const Kind parent = node.parent == kNoNode ? Kind::module : tree.nodes[node.parent].kind;
        const bool name_of_attribute = parent == Kind::attribute && node.field == Field::attribute;
        const bool name_of_argument =
            (parent == Kind::keyword_argument && node.field == Field::name) || parent == Kind::keyword_pattern;
        is_read_[id] = !name_of_attribute && !name_of_argument && parent != Kind::dotted_name;
    }
    for (NodeId id = 0; id < tree.nodes.size(); ++id) enter(id);
    finish();
}

ScopeId Scopes::open_scope(Scope::Kind kind, NodeId node, ScopeId parent) {
    scopes_.push_back({kind, node, parent});
    const auto id = static_cast<ScopeId>(scopes_.size() - 1);
    inner_scope_[node] = id;
    return id;
}

/// The scope in which the code of a node runs.
ScopeId Scopes::scope_for(NodeId id) const {
    const Node& node = tree_.nodes[id];
    if (node.parent == kNoNode) return kModuleScope;
    const NodeId parent = node.parent;
    const ScopeId outer = scope_of_[parent];
    switch (tree_.nodes[parent].kind) {
        case Kind::function_definition:
        case Kind::lambda:
            return node.field == Field::body || node.field == Field::parameters ? inner_scope_[parent] : outer;
        case Kind::class_definition: return node.field == Field::body ? inner_scope_[parent] : outer;
        case Kind::default_parameter:
        case Kind::typed_default_parameter:
        case Kind::typed_parameter:  // defaults and annotations run where the function is made
            return node.field == Field::value || node.field == Field::type ? scopes_[outer].parent : outer;
        case Kind::for_in_clause: {  // the first iterable of a comprehension runs outside it
            const NodeId whole = tree_.nodes[parent].parent;
            const bool first = tree_.child(whole, Kind::for_in_clause) == parent;
            return node.field == Field::right && first ? scopes_[outer].parent : outer;
        }
        default: return is_comprehension(tree_.nodes[parent].kind) ? inner_scope_[parent] : outer;
    }
}

void Scopes::enter(NodeId id) {
    const ScopeId scope = scope_of_[id] = scope_for(id);
    const Kind kind = tree_.nodes[id].kind;
    switch (kind) {
        case Kind::function_definition:
            open_scope(Scope::Kind::function, id, scope);
            bind(tree_.child(id, Field::name), BindKind::function, id, id, scope);
            break;
        case Kind::lambda: open_scope(Scope::Kind::function, id, scope); break;
        case Kind::class_definition:
            open_scope(Scope::Kind::class_body, id, scope);
            bind(tree_.child(id, Field::name), BindKind::class_, id, id, scope);
            break;
        case Kind::list_comprehension:
        case Kind::set_comprehension:
        case Kind::dictionary_comprehension:
        case Kind::generator_expression: open_scope(Scope::Kind::comprehension, id, scope); break;
        case Kind::assignment: {
            const NodeId right = tree_.child(id, Field::right);
            NodeId value = right;
            while (value != kNoNode && tree_.nodes[value].kind == Kind::assignment) {
                value = tree_.child(value, Field::right);
            }
            if (right == kNoNode) {  // an annotation alone binds nothing
                const NodeId left = tree_.child(id, Field::left);
                if (left == kNoNode || tree_.nodes[left].kind != Kind::identifier) break;
                is_read_[left] = false;
                declared_.push_back(left);
                break;
            }
            bind_assignment(tree_.child(id, Field::left), value, id);
            break;
        }
        case Kind::augmented_assignment: {
            const NodeId left = tree_.child(id, Field::left);
            bind_target(left, BindKind::value, id, id);
            if (left != kNoNode && tree_.nodes[left].kind == Kind::identifier) is_read_[left] = true;
            break;
        }
        case Kind::named_expression:
            // f"{x:=10}" reads x and has the format "=10".
            if (tree_.nodes[tree_.nodes[id].parent].kind == Kind::interpolation) break;
            bind_target(tree_.child(id, Field::name), BindKind::value, tree_.child(id, Field::value), id);
            break;
        case Kind::for_statement:
        case Kind::for_in_clause:
            bind_target(tree_.child(id, Field::left), BindKind::element, tree_.child(id, Field::right), id);
            break;
        case Kind::as_pattern: {
            const NodeId alias = tree_.child(id, Field::alias);
            const bool in_with =
                tree_.nodes[id].parent != kNoNode && tree_.nodes[tree_.nodes[id].parent].kind == Kind::with_item;
            const NodeId inner = tree_.first_child(id);
            if (alias != kNoNode && !in_with) note_deleted(alias, passing_symbols_);
            if (alias != kNoNode) {
                bind_target(alias, in_with ? BindKind::context : BindKind::unknown, in_with ? inner : kNoNode, id);
            } else {  // `case pattern as name`: the last identifier is the name
                NodeId last = kNoNode;
                for (NodeId at = inner; at != kNoNode; at = tree_.next_sibling(at)) last = at;
                if (last != kNoNode && last != inner) bind_target(last, BindKind::unknown, kNoNode, id);
            }
            break;
        }
        case Kind::except_clause:
        case Kind::except_group_clause: {
            const NodeId alias = tree_.child(id, Field::alias);
            if (alias != kNoNode) {
                note_deleted(alias, passing_symbols_);
                bind_target(alias, BindKind::unknown, kNoNode, id);
            }
            break;
        }
        case Kind::import_statement:
        case Kind::import_from_statement:
        case Kind::future_import_statement: bind_import(id); break;
        case Kind::parameters:
        case Kind::lambda_parameters:
            for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
                bind_parameter(at, scope);
            }
            break;
        case Kind::dotted_name: bind_capture(id); break;
        case Kind::type_parameter:
            if (tree_.nodes[tree_.nodes[id].parent].kind == Kind::generic_type) break;  // List[float] binds nothing
            [[fallthrough]];
        case Kind::splat_pattern:
            for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
                bind_target(at, BindKind::unknown, kNoNode, id);
            }
            break;
        case Kind::type_alias_statement:
            bind_target(tree_.child(id, Field::left), BindKind::unknown, kNoNode, id);
            break;
        case Kind::global_statement: declare(id, true); break;
        case Kind::nonlocal_statement: declare(id, false); break;
        case Kind::delete_statement: note_deleted(id, deleted_symbols_); break;
        default: break;
    }
}

void Scopes::note_deleted(NodeId id, std::vector<SymbolId>& symbols) {
    for (NodeId at = id; at < tree_.nodes[id].subtree_end; ++at) {
        if (tree_.nodes[at].kind == Kind::identifier) symbols.push_back(symbol_of_[at]);
    }
}

void Scopes::bind(NodeId identifier, BindKind kind, NodeId value, NodeId statement, ScopeId scope, int part,
                  int inner) {
    if (identifier == kNoNode) return;
    is_read_[identifier] = false;
    bindings_.push_back({scope, symbol_of_[identifier], kind, identifier, value, statement, part, inner});
}

void Scopes::bind_target(NodeId target, BindKind kind, NodeId value, NodeId statement) {
    std::vector<std::pair<NodeId, BindKind>> open{{target, kind}};
    while (!open.empty()) {
        const auto [at, how] = open.back();
        open.pop_back();
        if (at == kNoNode) continue;
        const Kind target_kind = tree_.nodes[at].kind;
        if (target_kind == Kind::identifier) {
            // A walrus inside a comprehension binds in the scope around it (PEP 572).
            ScopeId scope = scope_of_[statement];
            if (tree_.nodes[statement].kind == Kind::named_expression) {
                while (scopes_[scope].kind == Scope::Kind::comprehension) scope = scopes_[scope].parent;
            }
            const auto [part, inner] = parts_of(at, target, kind, statement);
            bind(at, how, value, statement, scope, part, inner);
        } else if (target_kind == Kind::attribute) {
            const NodeId name = tree_.child(at, Field::attribute);
            if (name != kNoNode) {
                const bool known = how == BindKind::value || how == BindKind::element;
                attribute_bindings_.push_back(
                    {symbol_of_[name], at, known ? value : kNoNode, how == BindKind::element});
            }
        } else if (is_sequence_target(target_kind) || is_wrapper(target_kind)) {
            const BindKind inner = is_sequence_target(target_kind) && how == BindKind::value ? BindKind::element : how;
            for (NodeId child = tree_.first_child(at); child != kNoNode; child = tree_.next_sibling(child)) {
                open.emplace_back(child, inner);
            }
        }
    }
}

/// In `for name, path in pairs` which part the name gets, and in `for name, (low, high) in rows` which part of that; -1
/// when a splat or nesting hides it.
std::pair<int, int> Scopes::parts_of(NodeId name, NodeId target, BindKind kind, NodeId statement) const {
    const Kind how = tree_.nodes[statement].kind;
    const bool of_each = (how == Kind::for_statement || how == Kind::for_in_clause) && kind == BindKind::element;
    if (!of_each || name == target) return {-1, -1};
    const NodeId around = tree_.nodes[name].parent;
    if (around == target) return {part_of(name, target), -1};
    if (tree_.nodes[around].parent != target) return {-1, -1};
    const int part = part_of(around, target);
    const int inner = part_of(name, around);
    return part < 0 || inner < 0 ? std::pair(-1, -1) : std::pair(part, inner);
}

int Scopes::part_of(NodeId name, NodeId target) const {
    if (!is_sequence_target(tree_.nodes[target].kind)) return -1;
    int part = 0;
    for (NodeId at = tree_.first_child(target); at != kNoNode; at = tree_.next_sibling(at)) {
        const Kind what = tree_.nodes[at].kind;
        if (what == Kind::comment) continue;
        if (what == Kind::list_splat_pattern || what == Kind::list_splat) return -1;
        if (at == name) return part;
        ++part;
    }
    return -1;
}

/// `a, b = 1, 2` gives each name its own; every other sequence gives any of its elements to each.
void Scopes::bind_assignment(NodeId target, NodeId value, NodeId statement) {
    const auto parts_of = [this](NodeId list) {
        std::vector<NodeId> parts;
        for (NodeId at = tree_.first_child(list); at != kNoNode; at = tree_.next_sibling(at)) {
            const Kind kind = tree_.nodes[at].kind;
            if (kind == Kind::comment) continue;
            if (is_wrapper(kind) && kind != Kind::parenthesized_expression) return std::vector<NodeId>{};  // a splat
            parts.push_back(at);
        }
        return parts;
    };
    if (target != kNoNode && value != kNoNode && is_sequence_target(tree_.nodes[target].kind) &&
        is_sequence_target(tree_.nodes[value].kind)) {
        const std::vector<NodeId> targets = parts_of(target);
        const std::vector<NodeId> values = parts_of(value);
        if (!targets.empty() && targets.size() == values.size()) {
            for (std::size_t at = 0; at < targets.size(); ++at) {
                bind_target(targets[at], BindKind::value, values[at], statement);
            }
            return;
        }
    }
    bind_target(target, BindKind::value, value, statement);
}

void Scopes::bind_import(NodeId id) {
    const ScopeId scope = scope_of_[id];
    const NodeId module = tree_.child(id, Field::module_name);
    for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
        const Kind kind = tree_.nodes[at].kind;
        if (kind == Kind::wildcard_import) star_imports_.push_back(module);
        if (at == module || tree_.nodes[at].field != Field::name) continue;
        if (kind == Kind::aliased_import) {
            bind(tree_.child(at, Field::alias), BindKind::import, at, id, scope);
        } else if (kind == Kind::dotted_name) {
            bind(tree_.first_child(at), BindKind::import, at, id, scope);  // `import a.b` binds a
        }
    }
}

void Scopes::bind_parameter(NodeId id, ScopeId scope) {
    const Kind kind = tree_.nodes[id].kind;
    if (kind == Kind::identifier) {
        bind(id, BindKind::parameter, kNoNode, id, scope);
    } else if (kind == Kind::default_parameter || kind == Kind::typed_default_parameter) {
        const NodeId name = tree_.child(id, Field::name);
        if (name == kNoNode) return;
        if (tree_.nodes[name].kind == Kind::identifier) {
            bind(name, BindKind::parameter, tree_.child(id, Field::value), id, scope);
        } else {
            bind_parameter(name, scope);
        }
    } else if (kind == Kind::typed_parameter || kind == Kind::list_splat_pattern ||
               kind == Kind::dictionary_splat_pattern || kind == Kind::tuple_pattern) {
        for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
            if (tree_.nodes[at].field == Field::type) continue;
            if (tree_.nodes[at].kind == Kind::identifier) {
                bind(at, BindKind::parameter, kNoNode, id, scope);
            } else {
                bind_parameter(at, scope);
            }
        }
    }
}

/// A capture: a lone name in a pattern, wherever it stands there, but the class of a class pattern. A dotted name is a
/// value that is compared.
void Scopes::bind_capture(NodeId dotted) {
    const NodeId pattern = tree_.nodes[dotted].parent;
    const NodeId name = tree_.first_child(dotted);
    if (name == kNoNode || is_in_import(dotted)) return;
    if (tree_.nodes[pattern].kind == Kind::class_pattern && tree_.first_child(pattern) == dotted) return;
    if (tree_.next_sibling(name) == kNoNode) {
        bind(name, BindKind::unknown, kNoNode, pattern, scope_of_[dotted]);
    } else {
        is_read_[name] = true;
    }
}

bool Scopes::is_in_import(NodeId dotted) const {
    switch (tree_.nodes[tree_.nodes[dotted].parent].kind) {
        case Kind::import_statement:
        case Kind::import_from_statement:
        case Kind::future_import_statement:
        case Kind::aliased_import:
        case Kind::relative_import: return true;
        default: return false;
    }
}

void Scopes::declare(NodeId id, bool global) {
    for (NodeId at = tree_.first_child(id); at != kNoNode; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind != Kind::identifier) continue;
        is_read_[at] = false;
        declarations_.push_back({scope_of_[id], symbol_of_[at], global});
    }
}

void Scopes::finish() {
    // The last of several of one module, and one that may run again, say all that there is to say.
    std::set<std::pair<std::string_view, bool>> seen;
    std::reverse(star_imports_.begin(), star_imports_.end());
    std::erase_if(star_imports_,
                  [&](NodeId module) { return !seen.emplace(tree_.text_of(module), is_in_loop(module)).second; });
    std::reverse(star_imports_.begin(), star_imports_.end());
    for (NodeId id = 0; id < tree_.nodes.size();
         ++id) {  // the class of a class pattern is read, and a of a.b in any pattern
        if (object_in_pattern(id) != kNoNode && id == tree_.nodes[id].parent + 2) is_read_[id - 1] = true;
        if (tree_.nodes[id].kind != Kind::class_pattern) continue;
        const NodeId name = tree_.first_child(id);
        if (name != kNoNode && tree_.nodes[name].kind == Kind::dotted_name) is_read_[tree_.first_child(name)] = true;
    }
    const auto sort_bindings = [this] {
        std::stable_sort(bindings_.begin(), bindings_.end(),
                         [](const Binding& a, const Binding& b) { return by_place(a) < by_place(b); });
        first_binding_.assign(scopes_.size() + 1, 0);
        for (const Binding& binding : bindings_) ++first_binding_[binding.scope + 1];
        for (std::size_t at = 1; at < first_binding_.size(); ++at) first_binding_[at] += first_binding_[at - 1];
    };
    sort_bindings();
    std::sort(declarations_.begin(), declarations_.end(), [](const Declaration& a, const Declaration& b) {
        return std::tuple(a.scope, a.symbol, !a.global) < std::tuple(b.scope, b.symbol, !b.global);
    });
    if (!declarations_.empty()) {
        std::vector<ScopeId> moved;
        moved.reserve(bindings_.size());
        for (const Binding& binding : bindings_) {
            const Declaration* const declaration = declaration_of(binding.scope, binding.symbol);
            moved.push_back(declaration == nullptr ? binding.scope
                            : declaration->global  ? kModuleScope
                                                   : home_of_nonlocal(binding.scope, binding.symbol));
        }
        for (std::size_t at = 0; at < moved.size(); ++at) bindings_[at].scope = moved[at];
        sort_bindings();
    }
    std::stable_sort(attribute_bindings_.begin(), attribute_bindings_.end(),
                     [](const AttributeBinding& a, const AttributeBinding& b) { return a.attribute < b.attribute; });
    bound_.assign(symbols_.size(), false);
    for (const Binding& binding : bindings_) bound_[binding.symbol] = true;
    deleted_.assign(symbols_.size(), false);
    for (const SymbolId symbol : deleted_symbols_) deleted_[symbol] = true;
    passing_.assign(symbols_.size(), false);
    for (const SymbolId symbol : passing_symbols_) passing_[symbol] = true;
}

const Scopes::Declaration* Scopes::declaration_of(ScopeId scope, SymbolId symbol) const {
    const auto key = std::pair(scope, symbol);
    const auto found =
        std::lower_bound(declarations_.begin(), declarations_.end(), key,
                         [](const Declaration& d, const auto& k) { return std::pair(d.scope, d.symbol) < k; });
    const bool is_it = found != declarations_.end() && found->scope == scope && found->symbol == symbol;
    return is_it ? &*found : nullptr;
}

std::span<const Binding> Scopes::bindings(ScopeId scope, SymbolId symbol) const {
    const auto all =
        std::span(bindings_).subspan(first_binding_[scope], first_binding_[scope + 1] - first_binding_[scope]);
    const auto first = std::lower_bound(all.begin(), all.end(), symbol,
                                        [](const Binding& b, SymbolId wanted) { return b.symbol < wanted; });
    auto last = first;
    while (last != all.end() && last->symbol == symbol) ++last;
    return {first, last};
}

ScopeId Scopes::find_scope(ScopeId from, SymbolId symbol, bool own) const {
    for (ScopeId at = from; at != kModuleScope; at = scopes_[at].parent) {
        const bool visible = own || scopes_[at].kind != Scope::Kind::class_body;
        own = false;
        const Declaration* const declaration = declarations_.empty() ? nullptr : declaration_of(at, symbol);
        if (visible && declaration != nullptr && declaration->global) return kModuleScope;
        if (visible && !bindings(at, symbol).empty()) return at;
    }
    return kModuleScope;
}

/// The nearest function around that binds the name as its own, past those that declare it nonlocal as well. While no
/// binding was moved to where it belongs.
ScopeId Scopes::home_of_nonlocal(ScopeId scope, SymbolId symbol) const {
    for (ScopeId at = scopes_[scope].parent; at != kModuleScope; at = scopes_[at].parent) {
        if (scopes_[at].kind == Scope::Kind::class_body || declaration_of(at, symbol) != nullptr) continue;
        if (!bindings(at, symbol).empty()) return at;
    }
    return kModuleScope;
}

std::span<const AttributeBinding> Scopes::attribute_bindings(SymbolId attribute) const {
    const auto first =
        std::lower_bound(attribute_bindings_.begin(), attribute_bindings_.end(), attribute,
                         [](const AttributeBinding& b, SymbolId symbol) { return b.attribute < symbol; });
    auto last = first;
    while (last != attribute_bindings_.end() && last->attribute == attribute) ++last;
    return {first, last};
}

NodeId Scopes::object_in_pattern(NodeId identifier) const {
    if (tree_.nodes[identifier].kind != Kind::identifier) return kNoNode;
    const NodeId dotted = tree_.nodes[identifier].parent;
    if (dotted == kNoNode || tree_.nodes[dotted].kind != Kind::dotted_name || identifier == dotted + 1) return kNoNode;
    return is_in_import(dotted) ? kNoNode : identifier - 1;  // leaves stand side by side
}

bool Scopes::is_of_except(const Binding& binding) const {
    for (NodeId at = binding.statement; at != kNoNode; at = tree_.nodes[at].parent) {
        const Kind kind = tree_.nodes[at].kind;
        if (kind == Kind::except_clause || kind == Kind::except_group_clause) return true;
        if (kind != Kind::as_pattern) return false;
    }
    return false;
}

bool Scopes::is_sure_before(const Binding& binding, NodeId read) const {
    if (deleted_[binding.symbol]) return false;
    const Kind kind = tree_.nodes[binding.statement].kind;
    // `except E as name` deletes the name at its end, whatever it was before: only inside such a clause is it sure.
    if (passing_[binding.symbol] && !is_of_except(binding)) return false;
    if (kind == Kind::named_expression) return false;  // may stand in a branch of an expression
    if (kind == Kind::for_statement) {
        const NodeId body = tree_.child(binding.statement, Field::body);  // the else comes after no round, too
        return body != kNoNode && tree_.is_inside(read, body);
    }
    if (kind == Kind::for_in_clause || kind == Kind::except_clause ||
        kind == Kind::except_group_clause) {  // bound inside, perhaps not or no longer after
        return tree_.is_inside(read, binding.statement) && read > binding.target;
    }
    if (kind == Kind::as_pattern) {  // of a with, whose body may be left before the name is bound; an except or a case
        NodeId around = binding.statement;
        while (around != kNoNode && tree_.nodes[around].kind != Kind::with_statement &&
               tree_.nodes[around].kind != Kind::except_clause &&
               tree_.nodes[around].kind != Kind::except_group_clause && tree_.nodes[around].kind != Kind::case_clause) {
            around = tree_.nodes[around].parent;
        }
        return around != kNoNode && tree_.is_inside(read, around) && read > binding.target;
    }
    // Climb to the statement that stands in a block, then ask whether the read stands later in that block.
    NodeId at = binding.statement;
    while (tree_.nodes[at].parent != kNoNode) {
        const NodeId parent = tree_.nodes[at].parent;
        const Kind parent_kind = tree_.nodes[parent].kind;
        if (parent_kind == Kind::block || parent_kind == Kind::module) {
            const bool later = read >= tree_.nodes[at].subtree_end;
            return later && read > binding.target && tree_.is_inside(read, parent);
        }
        if (parent_kind == Kind::case_clause || parent_kind == Kind::except_clause ||
            parent_kind == Kind::except_group_clause) {
            return tree_.is_inside(read, parent) && read > binding.target;
        }
        at = parent;
    }
    return false;
}

/// A function, a lambda or a generator runs later, or never; a list comprehension runs where it stands.
ScopeId Scopes::running_scope(NodeId read) const {
    ScopeId at = scope_of_[read];
    while (scopes_[at].kind == Scope::Kind::comprehension &&
           tree_.nodes[scopes_[at].node].kind != Kind::generator_expression) {
        at = scopes_[at].parent;
    }
    return at;
}

const Binding* Scopes::last_sure_binding(std::span<const Binding> bindings, ScopeId scope, NodeId read) const {
    if (bindings.size() < 2 || running_scope(read) != scope) return nullptr;
    const Binding* last = nullptr;
    for (const Binding& binding : bindings) {
        // Bound from elsewhere, by global, nonlocal or a walrus in a comprehension: at any time.
        if (scope_of_[binding.statement] != scope) return nullptr;
        if (is_sure_before(binding, read) && (last == nullptr || binding.target > last->target)) last = &binding;
    }
    return last;
}

bool Scopes::is_overwritten(const Binding& binding, const Binding& last, NodeId read) const {
    if (binding.target == last.target) return false;
    if (binding.target < last.target) return true;
    const Kind kind = tree_.nodes[binding.statement].kind;
    if (kind == Kind::named_expression) return false;  // `x if (x := y) else z` binds before it reads
    const bool assigns = kind == Kind::assignment || kind == Kind::augmented_assignment;
    const bool after =
        binding.target > read || (assigns && binding.value != kNoNode && tree_.is_inside(read, binding.value));
    if (!after) return false;
    // What comes after the read is seen by it in the next round of a loop, unless the loop passes `last` again.
    for (NodeId at = tree_.nodes[read].parent; at != kNoNode; at = tree_.nodes[at].parent) {
        const Kind around = tree_.nodes[at].kind;
        if (around == Kind::function_definition || around == Kind::class_definition) break;
        if (around != Kind::for_statement && around != Kind::while_statement) continue;
        if (tree_.is_inside(last.statement, at)) break;
        if (tree_.is_inside(binding.statement, at)) return false;
    }
    return true;
}

bool Scopes::is_in_loop(NodeId node) const {
    for (NodeId at = node; at != kNoNode; at = tree_.nodes[at].parent) {
        const Kind kind = tree_.nodes[at].kind;
        if (kind == Kind::for_statement || kind == Kind::while_statement) return true;
    }
    return false;
}

std::vector<NodeId> Scopes::mangled_names() const {
    std::vector<NodeId> found;
    const auto class_around = [this](ScopeId scope) {
        while (scope != module_scope() && scopes_[scope].kind != Scope::Kind::class_body) scope = scopes_[scope].parent;
        return scope;
    };
    for (NodeId id = 0; id < tree_.nodes.size(); ++id) {
        if (tree_.nodes[id].kind != Kind::identifier) continue;
        const std::string_view text = tree_.text_of(id);
        const bool spelled_out =
            text.size() > 4 && text[0] == '_' && text[1] != '_' && text.find("__", 2) != std::string_view::npos;
        if (!spelled_out && (!text.starts_with("__") || text.ends_with("__"))) continue;
        const Field field = tree_.nodes[id].field;
        const NodeId parent = tree_.nodes[id].parent;
        const bool of_object =
            parent != kNoNode && tree_.nodes[parent].kind == Kind::attribute && field == Field::attribute;
        const bool keyword =
            parent != kNoNode && tree_.nodes[parent].kind == Kind::keyword_argument && field == Field::name;
        const ScopeId inside = class_around(scope_of_[id]);
        if (of_object || keyword || inside == module_scope()) continue;
        if (spelled_out) {  // _A__x is what __x is called within A
            found.push_back(id);
            continue;
        }
        const ScopeId home = find_scope(scope_of_[id], symbol_of_[id]);
        if (home != inside && class_around(home) != inside) found.push_back(id);
    }
    return found;
}

}  // namespace paddock
