#include "facts/resolve.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "facts/fold.hpp"

namespace paddock {
namespace {

constexpr std::uint32_t kDeepest = 500;        ///< evaluations inside evaluations; bounds our own stack
constexpr std::uint32_t kMostSteps = 400'000;  ///< evaluations in one file
constexpr int kMostRounds = 2;                 ///< over a cycle, until it is taken that it would grow for ever
constexpr std::size_t kMostKept = 400'000;     ///< atoms of one file: some 40 MB
constexpr std::size_t kMostBindings = 4'000;   ///< of one name in one scope
constexpr std::size_t kLongSpine = 64;         ///< a.b().c()...: as deep as this is evaluated from its inner end
constexpr std::uint32_t kInProgress = 0x80000000U;

/// Builtins whose result holds the elements of their arguments.
bool keeps_elements(std::string_view path) {
    static constexpr std::array kNames = std::to_array<std::string_view>(
        {"builtins.dict", "builtins.enumerate", "builtins.filter", "builtins.frozenset", "builtins.iter",
         "builtins.list", "builtins.reversed", "builtins.set", "builtins.sorted", "builtins.tuple", "builtins.zip",
         "collections.deque", "collections.OrderedDict", "itertools.chain", "itertools.cycle", "itertools.product",
         "itertools.combinations", "itertools.permutations"});
    if (std::find(kNames.begin(), kNames.end(), path) != kNames.end()) return true;
    const bool draws = path.ends_with(".choices") || path.ends_with(".sample");
    return draws && (path.starts_with("random.") || path.starts_with("numpy.random."));
}

/// Builtins and random's choice, which give one of the elements of their argument, or one of their arguments.
bool gives_element(std::string_view path) {
    if (path == "builtins.max" || path == "builtins.min" || path == "builtins.next") return true;
    return path.ends_with(".choice") && (path.starts_with("random.") || path.starts_with("numpy.random."));
}

/// "a.b()" of a.b. In a long chain of methods only its beginning and its last name stay: what comes between is methods
/// of results, and each way through a loop would add another.
std::string result_of(std::string_view path) {
    constexpr std::size_t kMostCalls = 3;
    std::size_t calls = 0;
    for (std::size_t at = path.find("()"); at != std::string::npos; at = path.find("()", at + 2)) ++calls;
    if (calls < kMostCalls) return std::string(path) + "()";
    const std::size_t first = path.find("()");
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos || dot < first) return std::string(path);  // f()()()() is as good as f()()()
    const std::string_view last = path.substr(dot);
    return std::string(path.substr(0, first + 2)).append(last.substr(0, last.find("()"))) + "()";
}

bool is_container(Kind kind) {
    switch (kind) {
        case Kind::list:
        case Kind::tuple:
        case Kind::set:
        case Kind::dictionary:
        case Kind::expression_list:
        case Kind::list_comprehension:
        case Kind::set_comprehension:
        case Kind::dictionary_comprehension:
        case Kind::generator_expression: return true;
        default: return false;
    }
}

const Atom* only_string(const Value& value) {
    const bool one = !value.unknown && value.atoms.size() == 1 && value.atoms[0].kind == Atom::Kind::string;
    return one ? &value.atoms[0] : nullptr;
}

const Atom* only_number(const Value& value) {
    const bool one = !value.unknown && value.atoms.size() == 1 && value.atoms[0].kind == Atom::Kind::number;
    return one ? &value.atoms[0] : nullptr;
}

/// The same atoms, in whatever order.
bool same(const Value& a, const Value& b) {
    return a.unknown == b.unknown && a.cut == b.cut && a.atoms.size() == b.atoms.size() &&
           std::is_permutation(a.atoms.begin(), a.atoms.end(), b.atoms.begin());
}

NodeId last_child(const SyntaxTree& tree, NodeId id) {
    NodeId last = kNoNode;
    for (NodeId at = tree.first_child(id); at != kNoNode; at = tree.next_sibling(at)) last = at;
    return last;
}

Value string_value(std::optional<std::string> text) {
    if (!text || text->size() > kMostFolded) return Value::make_unknown();
    Value value;
    value.add_string(*std::move(text));
    return value;
}

}  // namespace

Resolver::Resolver(const SyntaxTree& tree, const SymbolTable& symbols, const Scopes& scopes)
    : tree_(tree), symbols_(symbols), scopes_(scopes), texts_(tree.text), uses_(tree, symbols, scopes) {}

const Value& Resolver::value_of(NodeId expression) {
    static const Value kUnknown = Value::make_unknown();
    if (depth_ == 0) {
        texts_.make_current();
        find_text_names();
        in_cycles_.clear();
    }
    if (expression == kNoNode) return kUnknown;
    if (slots_.empty()) slots_.assign(tree_.nodes.size(), 0);
    const std::uint32_t slot = slots_[expression];
    if ((slot & kInProgress) != 0) {
        InCycle& own = in_cycles_[expression];
        own.asked_inside = true;
        own.before.unknown |= growing_ > 0;
        cycle_floor_ = std::min(cycle_floor_, slot & ~kInProgress);
        return own.before;
    }
    if (slot != 0) return values_[slot - 1];
    if (const auto found = in_cycles_.find(expression); found != in_cycles_.end() && found->second.now) {
        cycle_floor_ = std::min(cycle_floor_, found->second.floor);
        return *found->second.now;
    }
    look_up_spine(expression);
    if (slots_[expression] != 0) return value_of(expression);
    if (depth_ >= kDeepest) {
        exhausted_ = true;
        return kUnknown;
    }
    return evaluate_cycle(expression);
}

/// Evaluates until nothing changes any more: what asks for itself gets what it was found to be the round before. The
/// expressions that ask for each other are a strongly connected component, found as in Tarjan (1972); all of them end
/// with its first, the head. What still grows after kMostRounds (`x = x.next`, `text = text + "a"`) is unknown besides.
const Value& Resolver::evaluate_cycle(NodeId expression) {
    const std::size_t first_member = members_.size();
    for (int round = 1;; ++round) {
        if (++steps_ > kMostSteps) {
            exhausted_ = true;
            return keep(expression, Value::make_unknown());
        }
        const std::uint32_t own = ++depth_;
        slots_[expression] = kInProgress | own;
        const std::uint32_t outer_floor = std::exchange(cycle_floor_, kNoCycle);
        const bool last = round > kMostRounds;  // it grows: whatever else it may be counts as not known
        growing_ += last ? 1 : 0;
        Value found = evaluate(expression);
        growing_ -= last ? 1 : 0;
        charge(found.atoms.size());
        const std::uint32_t floor = std::exchange(cycle_floor_, outer_floor);
        --depth_;
        exhausted_ |= found.cut;
        if (floor > own) return keep(expression, std::move(found));
        InCycle& cycle = in_cycles_[expression];
        cycle.now = std::move(found);
        members_.push_back(expression);
        slots_[expression] = 0;
        if (floor < own) {
            cycle.floor = floor;
            cycle_floor_ = std::min(cycle_floor_, floor);
            return *cycle.now;
        }
        if (end_of_round(first_member, last)) return values_[slots_[expression] - 1];
    }
}

/// Keeps the values of a cycle if the round changed none, or was the last; else the next one begins with them.
bool Resolver::end_of_round(std::size_t first_member, bool last) {
    bool settled = true;
    for (std::size_t at = first_member; at < members_.size() && !last; ++at) {
        const InCycle& member = in_cycles_[members_[at]];
        settled = settled && (!member.asked_inside || same(member.before, *member.now));
    }
    for (std::size_t at = first_member; at < members_.size(); ++at) {
        InCycle& member = in_cycles_[members_[at]];
        if (settled) {
            keep(members_[at], *std::move(member.now));
            in_cycles_.erase(members_[at]);
            continue;
        }
        member.before = *std::move(member.now);
        member.now.reset();
        member.asked_inside = false;
    }
    members_.resize(first_member);
    return settled;
}

const Value& Resolver::keep(NodeId expression, Value found) {
    atoms_ += found.atoms.size();
    exhausted_ |= atoms_ > kMostKept;
    if (atoms_ > kMostKept) found = Value::make_unknown();
    values_.push_back(std::move(found));
    slots_[expression] = static_cast<std::uint32_t>(values_.size());
    return values_.back();
}

/// `a + b + c + ...` and `a.b().c()...` nest to the left as deep as they are long.
void Resolver::look_up_spine(NodeId expression) {
    const auto inner = [this](NodeId id) {
        switch (tree_.nodes[id].kind) {
            case Kind::binary_operator:
            case Kind::boolean_operator: return tree_.child(id, Field::left);
            case Kind::attribute: return tree_.child(id, Field::object);
            case Kind::call: return tree_.child(id, Field::function);
            case Kind::subscript: return tree_.child(id, Field::value);
            default: return kNoNode;
        }
    };
    std::size_t length = 0;
    for (NodeId at = inner(expression); at != kNoNode && slots_[at] == 0; at = inner(at)) ++length;
    if (length < kLongSpine) return;
    std::vector<NodeId> spine;
    for (NodeId at = inner(expression); at != kNoNode && slots_[at] == 0; at = inner(at)) spine.push_back(at);
    for (std::size_t at = spine.size(); at > 0; at -= std::min(at, kLongSpine / 2)) value_of(spine[at - 1]);
}

Value Resolver::evaluate_all(const std::vector<NodeId>& ids) {
    Value value;
    for (const NodeId id : ids) value.add(value_of(id));
    return value;
}

Value Resolver::evaluate(NodeId id) {
    const Node& node = tree_.nodes[id];
    switch (node.kind) {
        case Kind::identifier: return evaluate_name(id);
        case Kind::attribute: return evaluate_attribute(id);
        case Kind::call: return evaluate_call(id);
        case Kind::subscript: return evaluate_subscript(id);
        case Kind::binary_operator: {
            const NodeId sign = tree_.child(id, Field::operator_);
            if (sign == kNoNode) return Value::make_unknown();
            return evaluate_binary(tree_.child(id, Field::left), tree_.child(id, Field::right), tree_.text_of(sign));
        }
        case Kind::augmented_assignment: return evaluate_augmented(id);
        case Kind::string: return evaluate_string(id);
        case Kind::concatenated_string: return evaluate_concatenation(id);
        case Kind::await: {  // what __await__ gives
            Value value = value_of(tree_.first_child(id));
            value.unknown = true;
            return value;
        }
        case Kind::parenthesized_expression:
        case Kind::type: return value_of(tree_.first_child(id));
        case Kind::named_expression: {  // by the name it can be changed later
            Value value = value_of(tree_.child(id, Field::value));
            const NodeId name = tree_.child(id, Field::name);
            const SymbolId symbol = name == kNoNode ? kNoSymbol : scopes_.symbol_of(name);
            add_additions(value, symbol);
            if (may_have_changed(value, symbol)) value.unknown = true;
            return value;
        }
        case Kind::boolean_operator: return evaluate_boolean(id);
        case Kind::conditional_expression: {  // a if condition else b
            const NodeId yes = tree_.first_child(id);
            const NodeId condition = yes == kNoNode ? kNoNode : tree_.next_sibling(yes);
            return evaluate_all({yes, condition == kNoNode ? kNoNode : tree_.next_sibling(condition)});
        }
        case Kind::lambda: {
            Value value;
            value.add(Atom{Atom::Kind::function, id, 0, {}, false});
            return value;
        }
        case Kind::integer: {
            const std::optional<std::int64_t> number = parse_integer(tree_.text_of(id));
            if (!number) return Value::make_unknown();
            Value value;
            value.add(Atom{Atom::Kind::number, kNoNode, *number, {}, false});
            return value;
        }
        case Kind::unary_operator: {
            const Value& inner = value_of(last_child(tree_, id));
            const Atom* const number = only_number(inner);
            if (number == nullptr || !tree_.text_of(id).starts_with('-')) return Value::make_unknown();
            Value value;
            value.add(Atom{Atom::Kind::number, kNoNode, -number->number, {}, false});
            return value;
        }
        case Kind::true_:
        case Kind::false_: {
            Value value;
            value.add(
                Atom{Atom::Kind::number, kNoNode, node.kind == Kind::true_, std::string(tree_.text_of(id)), false});
            return value;
        }
        case Kind::none:
        case Kind::float_: {
            Value value;
            value.add(Atom{Atom::Kind::constant, kNoNode, 0, std::string(tree_.text_of(id)), false});
            return value;
        }
        case Kind::not_operator: {
            Value value;
            value.add(Atom{Atom::Kind::constant, kNoNode, 0, std::string(kTruthValue), false});
            return value;
        }
        default: break;
    }
    if (is_container(node.kind)) {
        Value value;
        value.add(Atom{Atom::Kind::container, id, 0, {}, false});
        return value;
    }
    return Value::make_unknown();
}

/// `given or DEFAULT` is never the None that was given.
Value Resolver::evaluate_boolean(NodeId id) {
    const NodeId left = tree_.child(id, Field::left);
    const NodeId sign = tree_.child(id, Field::operator_);
    Value value;
    const Value& first = value_of(left);
    value.unknown = first.unknown;
    value.cut = first.cut;
    const bool is_or = sign != kNoNode && tree_.text_of(sign) == "or";
    for (const Atom& atom : first.atoms) {
        if (!is_or || atom.kind != Atom::Kind::constant || atom.text != "None") value.add(atom);
    }
    value.add(value_of(tree_.child(id, Field::right)));
    return value;
}

Value Resolver::evaluate_name(NodeId id) {
    const SymbolId symbol = scopes_.symbol_of(id);
    const std::string_view name = symbols_.text(symbol);
    if (const NodeId object = scopes_.object_in_pattern(id); object != kNoNode)
        return attribute_of(value_of(object), name);
    Value value;
    ScopeId from = scopes_.scope_of(id);
    bool own = true;
    for (;;) {
        const ScopeId scope = scopes_.find_scope(from, symbol, own);
        const auto bindings = scopes_.bindings(scope, symbol);
        if (bindings.size() > kMostBindings) {
            exhausted_ = true;
            return Value::make_unknown();
        }
        charge(2 * bindings.size());
        const Binding* const last = scopes_.last_sure_binding(bindings, scope, id);
        bool sure = last != nullptr;
        for (const Binding& binding : bindings) {
            if (last != nullptr && scopes_.is_overwritten(binding, *last, id)) continue;
            add_binding(binding, value);
            sure = sure || scopes_.is_sure_before(binding, id);
        }
        const Scope::Kind kind = scopes_.scope(scope).kind;
        if (kind == Scope::Kind::function || kind == Scope::Kind::comprehension) break;
        if (kind == Scope::Kind::class_body) {  // its namespace is what a metaclass made
            if (sure && is_plain_class(scopes_.scope(scope).node)) break;
            // A name that the class binds is looked for in the class, and then in the module (LOAD_NAME).
            from = scopes_.module_scope();
            own = false;
            continue;
        }
        if (sure) {  // what a star import that comes later brings is not in sight
            const NodeId first = bindings.front().target;
            for (const NodeId module : scopes_.star_imports()) {
                const bool later = module > first || scopes_.is_in_loop(module);
                if (later) value.add_path(dotted_text(module) + "." + std::string(name));
            }
            break;
        }
        if (name == "__builtins__") {
            value.add_path("builtins");
        } else if (is_builtin_name(name)) {
            value.add_path("builtins." + std::string(name));
        }
        for (const NodeId module : scopes_.star_imports()) {
            if (value.cut) break;  // full
            value.add_path(dotted_text(module) + "." + std::string(name));
        }
        if (value.atoms.empty()) value.unknown = true;
        break;
    }
    add_additions(value, symbol);
    // __file__ and __qualname__ are bound before the first statement; in a class __name is _Class__name.
    if (may_have_changed(value, symbol) || name.starts_with("__")) value.unknown = true;
    return value;
}

/// Some list or dictionary that goes by this name need not be any more what its display says.
bool Resolver::may_have_changed(const Value& value, SymbolId symbol) {
    int levels = 0;
    for (const Atom& atom : value.atoms) {
        if (atom.kind != Atom::Kind::container) continue;
        const int own = levels_of(atom.node);
        levels = std::max(levels, own);
    }
    return levels > 0 && uses_.is_tampered(symbol, levels);
}

/// What the file adds to containers of this name stands beside them.
void Resolver::add_additions(Value& value, SymbolId symbol) {
    const bool holds = std::any_of(value.atoms.begin(), value.atoms.end(),
                                   [](const Atom& atom) { return atom.kind == Atom::Kind::container; });
    if (!holds) return;
    for (const NodeId addition : uses_.additions_to(symbol)) {
        value.add(Atom{Atom::Kind::container, addition, 0, {}, false});
    }
}

/// 0 for a flat tuple, which nobody can change, 1 for another flat container, 2 for one of such, and so on. What is
/// found while something in it is being evaluated holds for this question alone.
int Resolver::levels_of(NodeId container) {
    const bool outermost = found_levels_.empty();
    const std::uint32_t outer_floor = std::exchange(cycle_floor_, kNoCycle);
    const int levels = count_levels(container);
    const bool complete = cycle_floor_ == kNoCycle;
    cycle_floor_ = std::min(cycle_floor_, outer_floor);
    if (!outermost) return levels;
    for (const NodeId found : found_levels_) {
        if (!complete) levels_.erase(found);
    }
    found_levels_.clear();
    return levels;
}

int Resolver::count_levels(NodeId container) {
    constexpr int kMostLevels = 8;
    const auto [known, is_new] = levels_.try_emplace(container, kMostLevels);  // what holds itself has no end
    if (!is_new) return known->second;
    found_levels_.push_back(container);
    Value single;
    single.add(Atom{Atom::Kind::container, container, 0, {}, false});
    int inner = 0;
    bool deeper = false;
    for (const Atom& atom : elements_of(single, Depth::first).atoms) {
        if (atom.kind != Atom::Kind::container) continue;
        const int levels = count_levels(atom.node);
        deeper |= levels > 0;
        inner = std::max(inner, levels);
    }
    const Kind kind = tree_.nodes[container].kind;
    const bool fixed = inner == 0 && !deeper && (kind == Kind::tuple || kind == Kind::expression_list);
    return levels_[container] = fixed ? 0 : std::min(inner + 1, kMostLevels);
}

/// Each binding is followed once, however often its name is read, unless what it gives is being found out just now.
void Resolver::add_binding(const Binding& binding, Value& value) {
    if (binding.kind == BindKind::value) {
        if (binding.value != kNoNode) value.add(value_of(binding.value));
        return;
    }
    if (binding_slots_.empty()) binding_slots_.assign(scopes_.all_bindings().size(), 0);
    std::uint32_t& slot = binding_slots_[static_cast<std::size_t>(&binding - scopes_.all_bindings().data())];
    if (slot != 0) return value.add(binding_values_[slot - 1]);
    const std::uint32_t outer_floor = std::exchange(cycle_floor_, kNoCycle);
    Value found = binding_value(binding);
    const bool complete = cycle_floor_ == kNoCycle;
    cycle_floor_ = std::min(cycle_floor_, outer_floor);
    value.add(found);
    binding_atoms_ += found.atoms.size();
    if (!complete || binding_atoms_ > kMostKept / 4) return;
    binding_values_.push_back(std::move(found));
    slot = static_cast<std::uint32_t>(binding_values_.size());
}

Value Resolver::binding_value(const Binding& binding) {
    Value value;
    switch (binding.kind) {
        case BindKind::value: return binding.value == kNoNode ? value : value_of(binding.value);
        case BindKind::element:
            return binding.part < 0 ? elements_of(value_of(binding.value))
                                    : parts_of(binding.value, binding.part, binding.inner);
        case BindKind::context: {  // what __enter__ gives
            value = value_of(binding.value);
            value.unknown |= std::any_of(value.atoms.begin(), value.atoms.end(),
                                         [](const Atom& atom) { return atom.kind != Atom::Kind::path; });
            return value;
        }
        case BindKind::import: value.add_path(import_path(binding.value)); return value;
        case BindKind::function:
            value.add(Atom{Atom::Kind::function, binding.value, 0, {}, false});
            value.unknown = !uses_.decorators_of(binding.value).empty();
            return value;
        case BindKind::class_:
            value.add(Atom{Atom::Kind::class_, binding.value, 0, {}, false});
            value.unknown = !uses_.derives_in_sight(binding.value) && !uses_.decorators_of(binding.value).empty();
            return value;
        case BindKind::parameter: return parameter_value(binding);
        case BindKind::star_import:
        case BindKind::unknown: return Value::make_unknown();
    }
    return Value::make_unknown();
}

std::vector<NodeId> Resolver::positional_arguments(NodeId call) const {
    std::vector<NodeId> found;
    const NodeId arguments = tree_.child(call, Field::arguments);
    if (arguments == kNoNode) return found;
    if (tree_.nodes[arguments].kind == Kind::generator_expression) return {arguments};
    for (NodeId at = tree_.first_child(arguments); at != kNoNode; at = tree_.next_sibling(at)) {
        const Kind kind = tree_.nodes[at].kind;
        if (kind == Kind::keyword_argument || kind == Kind::comment || kind == Kind::dictionary_splat) continue;
        if (kind == Kind::list_splat) {
            found.push_back(kNoNode);
            break;
        }
        found.push_back(at);
    }
    return found;
}

NodeId Resolver::keyword_argument(NodeId call, std::string_view name) const {
    const NodeId arguments = tree_.child(call, Field::arguments);
    if (arguments == kNoNode) return kNoNode;
    for (NodeId at = tree_.first_child(arguments); at != kNoNode; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind != Kind::keyword_argument) continue;
        const NodeId key = tree_.child(at, Field::name);
        if (key != kNoNode && symbols_.text(scopes_.symbol_of(key)) == name) return tree_.child(at, Field::value);
    }
    return kNoNode;
}

Value Resolver::evaluate_call(NodeId id) {
    const NodeId callee = tree_.child(id, Field::function);
    if (callee == kNoNode) return Value::make_unknown();
    Value value;
    const Value function = value_of(callee);
    value.unknown = function.unknown;
    for (const Atom& atom : function.atoms) {
        switch (atom.kind) {
            case Atom::Kind::path: value.add(call_of_path(atom.text, id)); break;
            case Atom::Kind::function: value.add(returns_of(atom.node)); break;
            case Atom::Kind::class_:
                value.add(Atom{Atom::Kind::instance, atom.node, 0, {}, false});
                value.unknown |= !is_plain_class(atom.node) || !uses_.is_plain_file();
                break;
            default: value.unknown = true; break;
        }
    }
    if (tree_.nodes[callee].kind != Kind::attribute) return value;
    const NodeId name = tree_.child(callee, Field::attribute);
    if (name == kNoNode) return value;
    const Value receiver = value_of(tree_.child(callee, Field::object));
    const std::string_view method = symbols_.text(scopes_.symbol_of(name));
    const bool of_strings = !receiver.unknown && !receiver.atoms.empty() &&
                            std::all_of(receiver.atoms.begin(), receiver.atoms.end(),
                                        [](const Atom& atom) { return atom.kind == Atom::Kind::string; });
    if (of_strings) return call_of_string_method(id, receiver, method);
    const bool of_containers = std::any_of(receiver.atoms.begin(), receiver.atoms.end(),
                                           [](const Atom& atom) { return atom.kind == Atom::Kind::container; });
    if (of_containers) {
        if (method == "items" || method == "keys" || method == "values" || method == "copy") return receiver;
        const std::vector<NodeId> given = positional_arguments(id);
        const Atom* const key = given.empty() ? nullptr : only_string(value_of(given[0]));
        if (method == "get" && key != nullptr) {
            const Item item = item_of(receiver, *key);
            if (item.clear && !item.value.atoms.empty()) {
                Value got = item.value;
                if (given.size() > 1) got.add(value_of(given[1]));
                if (given.size() == 1 && item.absent) got.add(Atom{Atom::Kind::constant, kNoNode, 0, "None", false});
                return got;
            }
        }
        if (method == "get" || method == "pop" || method == "setdefault" || method == "popleft") {
            Value inside = elements_of(receiver);
            for (const NodeId argument : given) inside.add(value_of(argument));
            return inside;
        }
    }
    return value;
}

/// What a call of something outside this file gives: for a few builtins a value, else "a result of path".
Value Resolver::call_of_path(std::string_view path, NodeId call) {
    Value value;
    const std::vector<NodeId> arguments = positional_arguments(call);
    const NodeId first = arguments.empty() ? kNoNode : arguments[0];
    if (path == "builtins.__import__" || path == "importlib.import_module" || path == "importlib.__import__") {
        const Value names = value_of(first);
        value.unknown = names.unknown;
        for (const Atom& atom : names.atoms) {
            if (atom.kind == Atom::Kind::string) value.add_path(atom.text);
        }
        return value;
    }
    if (path == "builtins.getattr" && arguments.size() >= 2) {
        const Value object = value_of(first);
        const Value names = value_of(arguments[1]);
        value.unknown = names.unknown;
        for (const Atom& atom : names.atoms) {
            if (atom.kind == Atom::Kind::string) {
                value.add(attribute_of(object, atom.text));
            } else {
                value.unknown = true;
            }
        }
        if (arguments.size() >= 3) value.add(value_of(arguments[2]));
        return value;
    }
    if (path == "builtins.chr") {
        const Atom* const number = only_number(value_of(first));
        return number == nullptr ? Value::make_unknown() : string_value(encode_code_point(number->number));
    }
    if ((path == "copy.copy" || path == "copy.deepcopy") && arguments.size() == 1) return value_of(first);
    if (path == "dataclasses.field") {
        // Elsewhere than in a class that a decorator makes anew, the Field itself is in hand.
        const ScopeId scope = scopes_.scope_of(call);
        const NodeId around = scopes_.scope(scope).node;
        const bool declared = tree_.nodes[tree_.nodes[call].parent].kind == Kind::assignment &&
                              scopes_.scope(scope).kind == Scope::Kind::class_body &&
                              tree_.nodes[tree_.nodes[around].parent].kind == Kind::decorated_definition;
        if (!declared) value.add_path("dataclasses.field()");
        if (const NodeId given = keyword_argument(call, "default"); given != kNoNode) value.add(value_of(given));
        const NodeId factory = keyword_argument(call, "default_factory");
        if (factory == kNoNode) return value;
        const Value made = value_of(factory);
        value.unknown |= made.unknown;
        for (const Atom& atom : made.atoms) {
            if (atom.kind == Atom::Kind::function) {
                value.add(returns_of(atom.node));
            } else if (atom.kind == Atom::Kind::path && !keeps_elements(atom.text)) {
                value.add_path(atom.text + "()");
            } else {
                value.unknown |= atom.kind != Atom::Kind::path;
            }
        }
        return value;
    }
    if (path == "builtins.str" && arguments.size() == 1) {
        const Value& inner = value_of(first);
        if (only_string(inner) != nullptr && !inner.atoms[0].bytes) return inner;
        return Value::make_unknown();
    }
    if (gives_element(path)) {
        const bool several = arguments.size() > 1 && (path == "builtins.max" || path == "builtins.min");
        if (several) value.add(evaluate_all(arguments));
        if (!several) value.add(elements_of(value_of(first)));
        if (path == "builtins.next" && arguments.size() > 1) value.add(value_of(arguments[1]));
        if (const NodeId other = keyword_argument(call, "default"); other != kNoNode) value.add(value_of(other));
        value.unknown |= has_splat(call);
        return value;
    }
    if (keeps_elements(path)) {
        for (const NodeId argument : arguments) value.add(elements_of(value_of(argument)));
        add_keywords(call, value);
        value.add(Atom{Atom::Kind::container, call, 0, {}, false});
        return value;
    }
    if (path.size() + 2 >= kLongestPath) {
        exhausted_ = true;
        return Value::make_unknown();
    }
    value.add_path(result_of(path));
    return value;
}

/// dict(key=value): the names are keys, and max(default=x) may give x. A splat may bring anything.
void Resolver::add_keywords(NodeId call, Value& value) {
    value.unknown |= has_splat(call);
    const NodeId list = tree_.child(call, Field::arguments);
    if (list == kNoNode) return;
    for (NodeId at = tree_.first_child(list); at != kNoNode; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind != Kind::keyword_argument) continue;
        const NodeId name = tree_.child(at, Field::name);
        if (name != kNoNode) value.add_string(std::string(symbols_.text(scopes_.symbol_of(name))));
        const Value& given = value_of(tree_.child(at, Field::value));
        value.add(given);
        value.add(elements_of(given));
    }
}

Value Resolver::returns_of(NodeId function) {
    if (tree_.nodes[function].kind == Kind::lambda) return value_of(tree_.child(function, Field::body));
    Value value;
    if (tree_.nodes[function].is_async) value.unknown = true;
    const NodeId body = tree_.child(function, Field::body);
    if (body == kNoNode) return Value::make_unknown();
    const ScopeId own = scopes_.scope_of(body);
    for (NodeId at = body; at < tree_.nodes[body].subtree_end; ++at) {
        const Kind kind = tree_.nodes[at].kind;
        if (kind != Kind::return_statement && kind != Kind::yield) continue;
        if (scopes_.scope_of(at) != own) continue;
        const NodeId result = tree_.first_child(at);
        if (kind == Kind::yield) value.unknown = true;
        if (result != kNoNode) value.add(value_of(result));
    }
    return value;
}

/// The part of each element of `sequence` that stands at a place: of `[("a", 1), ("b", 2)]` and `{"a": 1}.items()`.
/// `inner` is the place inside that part, as of `for name, (low, high) in ...`, or -1.
Value Resolver::parts_of(NodeId sequence, int part, int inner) {
    const bool pairs = is_call_of_items(sequence);
    const Value whole = value_of(pairs ? tree_.child(tree_.child(sequence, Field::function), Field::object) : sequence);
    Value value;
    value.unknown = whole.unknown;
    const bool dictionaries = std::all_of(whole.atoms.begin(), whole.atoms.end(), [this](const Atom& atom) {
        return atom.kind == Atom::Kind::container && tree_.nodes[atom.node].kind == Kind::dictionary;
    });
    if (pairs && (!dictionaries || whole.atoms.empty())) return elements_of(value_of(sequence));
    for (const Atom& atom : whole.atoms) {
        const Kind kind = atom.kind == Atom::Kind::container ? tree_.nodes[atom.node].kind : Kind::other;
        if (atom.kind == Atom::Kind::container) charge((tree_.nodes[atom.node].subtree_end - atom.node) / 4);
        const bool rows = !pairs && (kind == Kind::list || kind == Kind::tuple || kind == Kind::expression_list);
        bool known = rows || (pairs && kind == Kind::dictionary && part < 2);
        Value found;
        for (NodeId at = known ? tree_.first_child(atom.node) : kNoNode; at != kNoNode && known;
             at = tree_.next_sibling(at)) {
            if (tree_.nodes[at].kind == Kind::comment) continue;
            const NodeId one = rows ? part_at(at, part)
                               : tree_.nodes[at].kind == Kind::pair
                                   ? tree_.child(at, part == 0 ? Field::key : Field::value)
                                   : kNoNode;
            known = one != kNoNode;
            const NodeId deeper = known && inner >= 0 ? part_at(one, inner) : kNoNode;
            if (known && inner < 0) found.add(value_of(one));
            if (known && inner >= 0) found.add(deeper != kNoNode ? value_of(deeper) : elements_of(value_of(one)));
        }
        if (!known) {
            Value single;
            single.add(atom);
            found = elements_of(single);
        }
        value.add(found);
    }
    return value;
}

bool Resolver::is_call_of_items(NodeId id) const {
    const NodeId callee = tree_.nodes[id].kind == Kind::call ? tree_.child(id, Field::function) : kNoNode;
    const NodeId name = callee != kNoNode && tree_.nodes[callee].kind == Kind::attribute
                            ? tree_.child(callee, Field::attribute)
                            : kNoNode;
    return name != kNoNode && symbols_.text(scopes_.symbol_of(name)) == "items";
}

/// The element at a place of a tuple or list that stands there, without a splat; kNoNode for others.
NodeId Resolver::part_at(NodeId row, int part) const {
    if (tree_.nodes[row].kind != Kind::tuple && tree_.nodes[row].kind != Kind::list) return kNoNode;
    NodeId found = kNoNode;
    for (NodeId at = tree_.first_child(row); at != kNoNode; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind == Kind::comment) continue;
        if (tree_.nodes[at].kind == Kind::list_splat) return kNoNode;
        if (part-- == 0) found = at;
    }
    return found;
}

Value Resolver::elements_of(const Value& value) {
    return elements_of(value, Depth::all);
}

Value Resolver::elements_of(const Value& value, Depth depth) {
    Value found;
    found.unknown = value.unknown;
    std::vector<std::pair<Atom, bool>> open;  // and whether it is an element itself
    for (const Atom& atom : value.atoms) open.emplace_back(atom, false);
    std::vector<NodeId> seen;
    // What list(), sorted() and their like give stands with its elements beside it: those are no texts to take apart.
    const auto has_elements_beside = [this](const Value& whole) {
        return std::any_of(whole.atoms.begin(), whole.atoms.end(), [this](const Atom& atom) {
            return atom.kind == Atom::Kind::container && tree_.nodes[atom.node].kind == Kind::call;
        });
    };
    const bool beside = has_elements_beside(value);
    while (!open.empty()) {
        if (steps_ > kMostSteps) {
            found.unknown = exhausted_ = true;
            break;
        }
        const auto [atom, is_element] = std::move(open.back());
        open.pop_back();
        if (atom.kind == Atom::Kind::string || atom.kind == Atom::Kind::prefix) {
            found.add(atom);  // an element of a tuple that was unpacked, or a character of it
            found.unknown |= !beside;
            continue;
        }
        if (atom.kind != Atom::Kind::container) {
            found.add(atom);
            found.unknown |= atom.kind != Atom::Kind::number && atom.kind != Atom::Kind::constant;
            continue;
        }
        if (is_element) found.add(atom);
        if (std::find(seen.begin(), seen.end(), atom.node) != seen.end()) continue;
        seen.push_back(atom.node);
        const auto add = [&](NodeId element) {
            const Value& inner = value_of(element);
            charge(inner.atoms.size());
            const bool holds = std::any_of(inner.atoms.begin(), inner.atoms.end(),
                                           [](const Atom& part) { return part.kind == Atom::Kind::container; });
            if (!holds || depth == Depth::first) return found.add(inner);
            found.unknown |= inner.unknown;
            for (const Atom& part : inner.atoms) {
                if (part.kind == Atom::Kind::container) {
                    open.emplace_back(part, true);
                } else {
                    found.add(part);
                }
            }
        };
        const Kind kind = tree_.nodes[atom.node].kind;
        charge((tree_.nodes[atom.node].subtree_end - atom.node) / 4);
        if (kind == Kind::call) continue;  // its elements stand beside it already
        // The containers that are splatted are opened here too: one of them may hold this very one.
        const auto add_all_of = [&](NodeId container) {
            const Value& inner = value_of(container);
            const bool given = has_elements_beside(inner);
            charge(inner.atoms.size());
            found.unknown |= inner.unknown;
            for (const Atom& part : inner.atoms) {
                if (part.kind == Atom::Kind::container) {
                    open.emplace_back(part, false);
                    continue;
                }
                const bool text = part.kind == Atom::Kind::string || part.kind == Atom::Kind::prefix;
                const bool whole = part.kind == Atom::Kind::number || part.kind == Atom::Kind::constant;
                found.add(part);
                found.unknown |= !whole && !(text && given);
            }
        };
        if (kind == Kind::assignment) {  // names[key] = value
            add(tree_.child(tree_.child(atom.node, Field::left), Field::subscript));
            add(tree_.child(atom.node, Field::right));
            continue;
        }
        if (kind == Kind::augmented_assignment) {
            add_all_of(tree_.child(atom.node, Field::right));
            continue;
        }
        const std::string_view method = kind == Kind::argument_list ? method_of_arguments(atom.node) : "";
        const bool merges = method == "extend" || method == "update";
        const bool comprehension = kind != Kind::list && kind != Kind::tuple && kind != Kind::set &&
                                   kind != Kind::dictionary && kind != Kind::expression_list &&
                                   kind != Kind::argument_list;
        for (NodeId at = tree_.first_child(atom.node); at != kNoNode; at = tree_.next_sibling(at)) {
            const Kind part = tree_.nodes[at].kind;
            if (part == Kind::comment || part == Kind::for_in_clause || part == Kind::if_clause) continue;
            if (comprehension && tree_.nodes[at].field != Field::body) continue;
            if (part == Kind::pair) {
                add(tree_.child(at, Field::key));
                add(tree_.child(at, Field::value));
            } else if (part == Kind::list_splat || part == Kind::dictionary_splat) {
                add_all_of(tree_.first_child(at));
            } else if (part == Kind::keyword_argument) {
                found.add_string(std::string(tree_.text_of(tree_.child(at, Field::name))));
                add(tree_.child(at, Field::value));
            } else if (merges) {
                add_all_of(at);
            } else {
                add(at);
            }
        }
    }
    return found;
}

}  // namespace paddock
