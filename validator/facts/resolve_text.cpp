// The part of Resolver that folds text and follows containers.
#include <algorithm>
#include <array>

#include "facts/fold.hpp"
#include "facts/resolve.hpp"

namespace paddock {
namespace {

Value prefix_value(PooledText text) {
    if (text.empty()) return Value::make_unknown();
    Value value;
    value.add(Atom{Atom::Kind::prefix, kNoNode, 0, text, false});
    return value;
}

std::string number_text(const Atom& atom) {
    return atom.kind == Atom::Kind::number && atom.text.empty() ? std::to_string(atom.number) : std::string(atom.text);
}

/// What str() keeps as it is: bytes become "b'...'".
bool is_text(const Atom& atom) {
    return (atom.kind == Atom::Kind::string && !atom.bytes) || atom.kind == Atom::Kind::number;
}

/// None, and floats that are spelled as repr() spells them: 1e999 is "inf", 1.50 is "1.5", 0.00001 is "1e-05". Up to 15
/// digits, which a double keeps (C, 5.2.4.2.2, DBL_DIG).
bool is_own_text(std::string_view text) {
    if (text == "None") return true;
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos || text.size() > 16) return false;
    const std::string_view whole = text.substr(0, point);
    const std::string_view rest = text.substr(point + 1);
    const auto digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (!digits(whole) || !digits(rest)) return false;
    if (whole.size() > 1 && whole.front() == '0') return false;
    if (rest.size() > 1 && rest.back() == '0') return false;
    return whole != "0" || rest == "0" || rest.find_first_not_of('0') <= 3;
}

Atom string_atom(PooledText text, bool bytes) {
    return Atom{Atom::Kind::string, kNoNode, 0, text, bytes};
}

}  // namespace

/// Text, or text whose end is unknown.
Value Resolver::concatenate(const Value& left, const Value& right) {
    Value value;
    for (const Atom& a : left.atoms) {
        if (a.kind == Atom::Kind::prefix) {
            value.add(a);
            continue;
        }
        if (a.kind != Atom::Kind::string) {
            value.unknown = true;
            continue;
        }
        charge(right.atoms.size());
        for (const Atom& b : right.atoms) {
            if (value.is_full_of_texts()) {  // so that nothing more of them would be kept
                value.unknown = true;
                return value;
            }
            if (b.kind == Atom::Kind::string && a.bytes == b.bytes && a.text.size() + b.text.size() <= kMostFolded) {
                value.add(string_atom(PooledText::of(texts_.join({a.text, b.text})), a.bytes));
            } else if (b.kind == Atom::Kind::prefix && a.text.size() + b.text.size() <= kMostFolded) {
                value.add(prefix_value(PooledText::of(texts_.join({a.text, b.text}))));
            } else {
                value.add(prefix_value(a.text));
            }
        }
        if (right.unknown) value.add(prefix_value(a.text));
    }
    value.unknown |= left.unknown;  // what is unknown on the right has become a prefix
    return value;
}

/// The text of a literal between two places of the source.
Value Resolver::literal_value(std::uint32_t from, std::uint32_t to, const StringShape& shape) {
    const std::string_view spelled = tree_.text.substr(from, to > from ? to - from : 0);
    const bool plain =
        (shape.raw || spelled.find('\\') == std::string_view::npos) && spelled.find('\r') == std::string_view::npos;
    std::optional<std::string> decoded;
    if (!plain) {
        decoded = decode_escapes(spelled, shape);
        if (!decoded) return Value::make_unknown();
    }
    const std::string_view text = plain ? spelled : *decoded;
    if (text.size() > kMostFolded) return Value::make_unknown();
    Value value;
    value.add(string_atom(text, shape.bytes));
    return value;
}

Value Resolver::evaluate_string(NodeId id) {
    const StringShape shape = shape_of_string(tree_, id);
    Value value;
    value.add(string_atom("", shape.bytes));
    const NodeId start = tree_.child(id, Kind::string_start);
    const NodeId end = tree_.child(id, Kind::string_end);
    if (start == kNoNode || end == kNoNode) return Value::make_unknown();
    if (!shape.formatted) return literal_value(tree_.nodes[start].end, tree_.nodes[end].start, shape);
    std::uint32_t at = tree_.nodes[start].end;
    const auto add_piece = [&](std::uint32_t until) {
        if (until <= at) return true;
        std::string piece(tree_.text.substr(at, until - at));
        if (shape.formatted) {  // {{ and }} are braces
            for (const char brace : {'{', '}'}) {
                const std::string twice(2, brace);
                for (std::size_t hit = piece.find(twice); hit != std::string::npos; hit = piece.find(twice, hit + 1)) {
                    piece.erase(hit, 1);
                }
            }
        }
        const std::optional<std::string> text = decode_escapes(piece, shape);
        if (!text) return false;
        Value part;
        part.add(string_atom(*text, shape.bytes));
        value = concatenate(value, part);
        return true;
    };
    for (NodeId part = tree_.first_child(id); part != kNoNode; part = tree_.next_sibling(part)) {
        if (tree_.nodes[part].kind != Kind::interpolation) continue;
        if (!add_piece(tree_.nodes[part].start)) return Value::make_unknown();
        const NodeId expression = tree_.child(part, Field::expression);
        // f"{x:=10}" has a format, and no assignment.
        const bool plain = tree_.child(part, Field::format_specifier) == kNoNode &&
                           tree_.child(part, Field::type_conversion) == kNoNode && expression != kNoNode &&
                           tree_.nodes[expression].kind != Kind::named_expression &&
                           !is_self_documenting(part, expression);
        const Value& inner = value_of(expression);
        Value text;
        text.unknown = inner.unknown || !plain;
        for (const Atom& atom : inner.atoms) {
            const bool spelled = atom.kind == Atom::Kind::constant && is_own_text(atom.text);
            if (plain && (is_text(atom) || spelled)) {
                text.add_string(number_text(atom));
            } else {
                text.unknown = true;
            }
        }
        if (inner.atoms.empty()) text.unknown = true;
        value = concatenate(value, text);
        at = tree_.nodes[part].end;
    }
    if (!add_piece(tree_.nodes[end].start)) return Value::make_unknown();
    return value;
}

/// f"{x=}" writes "x=" first.
bool Resolver::is_self_documenting(NodeId interpolation, NodeId expression) const {
    const std::uint32_t from = tree_.nodes[expression].end;
    const std::string_view rest = tree_.text.substr(from, tree_.nodes[interpolation].end - from);
    return rest.find('=') != std::string_view::npos;
}

Value Resolver::evaluate_concatenation(NodeId id) {
    Value value;
    std::string text;  // as long as each part is known, so that a long text is made once
    bool bytes = false;
    bool plain = true;
    bool first = true;
    for (NodeId part = tree_.first_child(id); part != kNoNode; part = tree_.next_sibling(part)) {
        if (tree_.nodes[part].kind != Kind::string) continue;
        const Value& piece = value_of(part);
        if (first) bytes = !piece.atoms.empty() && piece.atoms[0].bytes;
        if (plain && !piece.unknown && piece.atoms.size() == 1 && piece.atoms[0].kind == Atom::Kind::string &&
            piece.atoms[0].bytes == bytes && text.size() + piece.atoms[0].text.size() <= kMostFolded) {
            text += piece.atoms[0].text;
        } else {
            if (plain && !first) value.add(string_atom(text, bytes));
            plain = false;
            value = first ? piece : concatenate(value, piece);
        }
        first = false;
    }
    if (plain && !first) value.add(string_atom(text, bytes));
    return value;
}

/// `name += more`, with the name's value before it.
Value Resolver::evaluate_augmented(NodeId id) {
    const NodeId sign = tree_.child(id, Field::operator_);
    if (sign == kNoNode) return Value::make_unknown();
    std::string_view text = tree_.text_of(sign);
    text.remove_suffix(1);
    return evaluate_binary(tree_.child(id, Field::left), tree_.child(id, Field::right), text);
}

Value Resolver::evaluate_binary(NodeId left_id, NodeId right_id, std::string_view sign) {
    const Value left = value_of(left_id);
    const Value right = value_of(right_id);
    const bool texts = std::any_of(left.atoms.begin(), left.atoms.end(), [](const Atom& atom) {
        return atom.kind == Atom::Kind::string || atom.kind == Atom::Kind::prefix;
    });
    if (sign == "+" && texts) return concatenate(left, right);
    const bool singles = !left.unknown && !right.unknown && left.atoms.size() == 1 && right.atoms.size() == 1;
    if (sign == "+" || sign == "|") {  // lists joined, dictionaries merged: what is in either
        Value value;
        value.add(left);
        value.add(right);
        const bool containers = std::all_of(value.atoms.begin(), value.atoms.end(),
                                            [](const Atom& atom) { return atom.kind == Atom::Kind::container; });
        if (containers && !value.atoms.empty()) return value;
    }
    if (!singles) return Value::make_unknown();
    const Atom& a = left.atoms[0];
    const Atom& b = right.atoms[0];
    Value value;
    if (a.kind == Atom::Kind::number && b.kind == Atom::Kind::number) {
        if (sign == "^" && !(a.text.empty() && b.text.empty()))
            return Value::make_unknown();  // of truth values: another
        std::int64_t result = 0;
        const bool overflow = sign == "+"   ? __builtin_add_overflow(a.number, b.number, &result)
                              : sign == "-" ? __builtin_sub_overflow(a.number, b.number, &result)
                              : sign == "*" ? __builtin_mul_overflow(a.number, b.number, &result)
                                            : true;
        if (sign == "^") result = a.number ^ b.number;
        if (overflow && sign != "^") return Value::make_unknown();
        value.add(Atom{Atom::Kind::number, kNoNode, result, {}, false});
        return value;
    }
    if (sign == "*" && a.kind == Atom::Kind::string && b.kind == Atom::Kind::number) {
        const auto times = static_cast<std::size_t>(std::max<std::int64_t>(b.number, 0));
        if (!a.text.empty() && times > kMostFolded / a.text.size()) return Value::make_unknown();
        std::string text;
        for (std::size_t at = 0; at < times && !a.text.empty(); ++at) text += a.text;
        value.add(string_atom(std::move(text), a.bytes));
        return value;
    }
    if (sign == "%" && a.kind == Atom::Kind::string && !a.bytes) {
        std::vector<std::string> parts;
        const bool truth = b.kind == Atom::Kind::number && !b.text.empty();  // "%d" % True is "1"
        if (is_text(b) && !(truth && a.text.find("%d") != std::string::npos)) {
            parts.push_back(number_text(b));
        } else if (const auto ordered = b.kind == Atom::Kind::container && tree_.nodes[b.node].kind == Kind::tuple
                                            ? ordered_strings(right_id)
                                            : std::nullopt) {
            parts = *ordered;
        } else {
            return prefix_value(a.text.substr(0, a.text.find('%')));
        }
        std::string out;
        std::size_t next = 0;
        for (std::size_t at = 0; at < a.text.size(); ++at) {
            if (a.text[at] != '%') {
                out.push_back(a.text[at]);
                continue;
            }
            if (++at == a.text.size()) return Value::make_unknown();
            if (a.text[at] == '%') {
                out.push_back('%');
            } else if ((a.text[at] == 's' || a.text[at] == 'd') && next < parts.size()) {
                out += parts[next++];
            } else {
                return prefix_value(a.text.substr(0, a.text.find('%')));
            }
        }
        if (out.size() > kMostFolded) return Value::make_unknown();
        value.add_string(std::move(out));
        return value;
    }
    return Value::make_unknown();
}

/// The elements of a display whose order is known, each one string or number: for join and %.
std::optional<std::vector<std::string>> Resolver::ordered_strings(NodeId id) {
    const Value value = value_of(id);
    if (value.unknown || value.atoms.size() != 1) return std::nullopt;
    const Atom& atom = value.atoms[0];
    std::vector<std::string> parts;
    if (atom.kind == Atom::Kind::string) {
        if (atom.bytes) return std::nullopt;
        for (std::size_t at = 0; at < atom.text.size(); ++at) {
            if (static_cast<unsigned char>(atom.text[at]) >= 0x80U) return std::nullopt;
            parts.emplace_back(1, atom.text[at]);
        }
        return parts;
    }
    if (atom.kind != Atom::Kind::container) return std::nullopt;
    const Kind kind = tree_.nodes[atom.node].kind;
    if (kind != Kind::list && kind != Kind::tuple) return std::nullopt;
    for (NodeId at = tree_.first_child(atom.node); at != kNoNode; at = tree_.next_sibling(at)) {
        if (tree_.nodes[at].kind == Kind::comment) continue;
        const Value& element = value_of(at);
        if (element.unknown || element.atoms.size() != 1 || !is_text(element.atoms[0])) return std::nullopt;
        const bool truth = element.atoms[0].kind == Atom::Kind::number && !element.atoms[0].text.empty();
        if (truth) return std::nullopt;  // "%d" and "%s" write it differently
        parts.push_back(number_text(element.atoms[0]));
    }
    return parts;
}

Value Resolver::join(const Value& separator, NodeId argument) {
    const auto parts = ordered_strings(argument);
    if (!parts || separator.atoms.size() != 1 || separator.atoms[0].bytes) return Value::make_unknown();
    std::string text;
    for (std::size_t at = 0; at < parts->size(); ++at) {
        if (at > 0) text += separator.atoms[0].text;
        text += (*parts)[at];
        if (text.size() > kMostFolded) return Value::make_unknown();
    }
    Value value;
    value.add_string(std::move(text));
    return value;
}

/// "{}{}".format("a", "b") with plain fields only.
Value Resolver::format(std::string_view pattern, NodeId call) {
    const std::vector<NodeId> arguments = positional_arguments(call);
    std::string text;
    std::size_t next = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if ((c == '{' || c == '}') && at + 1 < pattern.size() && pattern[at + 1] == c) {
            text.push_back(c);
            ++at;
            continue;
        }
        if (c != '{') {
            text.push_back(c);
            continue;
        }
        const std::size_t close = pattern.find('}', at);
        if (close == std::string::npos) return Value::make_unknown();
        const std::string_view name = pattern.substr(at + 1, close - at - 1);
        NodeId argument = kNoNode;
        if (name.empty()) {
            argument = next < arguments.size() ? arguments[next++] : kNoNode;
        } else if (const auto index = parse_integer(name)) {
            argument = *index >= 0 && static_cast<std::size_t>(*index) < arguments.size()
                           ? arguments[static_cast<std::size_t>(*index)]
                           : kNoNode;
        } else {
            argument = keyword_argument(call, name);
        }
        const Value& part = value_of(argument);
        if (part.unknown || part.atoms.size() != 1 || !is_text(part.atoms[0])) return prefix_value(text);
        text += number_text(part.atoms[0]);
        if (text.size() > kMostFolded) return Value::make_unknown();
        at = close;
    }
    Value value;
    value.add_string(std::move(text));
    return value;
}

Value Resolver::call_of_string_method(NodeId call, const Value& receiver, std::string_view method) {
    const std::vector<NodeId> ids = positional_arguments(call);
    const NodeId list = tree_.child(call, Field::arguments);
    const bool keywords = list != kNoNode && tree_.child(list, Kind::keyword_argument) != kNoNode;
    if (has_splat(call) || (keywords && method != "format")) return Value::make_unknown();
    if (method == "join" && ids.size() == 1) return join(receiver, ids[0]);
    if (method == "format") {
        Value value;
        for (const Atom& atom : receiver.atoms) value.add(atom.bytes ? Value::make_unknown() : format(atom.text, call));
        return value;
    }
    if (method == "split" || method == "rsplit" || method == "splitlines") {
        Value value;
        const Atom* separator = nullptr;
        const Value given = ids.empty() ? Value{} : value_of(ids[0]);
        if (given.atoms.size() == 1 && given.atoms[0].kind == Atom::Kind::string) separator = &given.atoms[0];
        if (given.unknown || (!ids.empty() && separator == nullptr) || ids.size() > 1 || method == "splitlines") {
            return Value::make_unknown();
        }
        for (const Atom& atom : receiver.atoms) {
            if (atom.bytes) return Value::make_unknown();
            const std::string_view cut = separator != nullptr ? std::string_view(separator->text) : " ";
            if (cut.empty()) return Value::make_unknown();
            const bool other_blanks = std::any_of(atom.text.begin(), atom.text.end(), [](char c) {
                return static_cast<unsigned char>(c) < ' ' || static_cast<unsigned char>(c) >= 0x80U;
            });
            if (separator == nullptr && other_blanks) return Value::make_unknown();
            std::size_t at = 0;
            for (;;) {
                const std::size_t hit = atom.text.find(cut, at);
                value.add_string(atom.text.substr(at, hit == std::string::npos ? hit : hit - at));
                if (hit == std::string::npos) break;
                at = hit + cut.size();
            }
        }
        value.add(Atom{Atom::Kind::container, call, 0, {}, false});
        return value;
    }
    std::vector<Atom> arguments;
    for (const NodeId id : ids) {
        const Value& argument = value_of(id);
        if (argument.unknown || argument.atoms.size() != 1) return Value::make_unknown();
        arguments.push_back(argument.atoms[0]);
    }
    Value value;
    for (const Atom& atom : receiver.atoms) {
        const std::optional<std::string> text = fold_method(atom.text, method, arguments);
        if (text && text->size() <= kMostFolded) {
            value.add(string_atom(*text, method == "encode" || (atom.bytes && method != "decode")));
        } else {
            value.unknown = true;
        }
    }
    return value;
}

Value Resolver::evaluate_subscript(NodeId id) {
    const Value object = value_of(tree_.child(id, Field::value));
    const NodeId key = tree_.child(id, Field::subscript);
    Value value;
    value.unknown = object.unknown;
    for (const Atom& atom : object.atoms) {
        if (atom.kind == Atom::Kind::container) {
            const Value& index = value_of(key);
            const bool one = key != kNoNode && !index.unknown && index.atoms.size() == 1 &&
                             index.atoms[0].kind == Atom::Kind::string;
            const Item item = one ? item_in(atom.node, index.atoms[0], 0) : Item{{}, true, false};
            if (item.clear) {
                value.add(item.value);
            } else {
                Value single;
                single.add(atom);
                value.add(elements_of(single));
            }
        } else if (atom.kind == Atom::Kind::string && key != kNoNode) {
            std::optional<std::string> text;
            if (tree_.nodes[key].kind == Kind::slice) {
                SliceBounds bounds;
                // The parts of a slice are told apart by the colons around them.
                const std::string_view whole = tree_.text_of(key);
                bool known = true;
                std::uint32_t colons = 0;
                std::uint32_t at = tree_.nodes[key].start;
                for (NodeId part = tree_.first_child(key); part != kNoNode; part = tree_.next_sibling(part)) {
                    for (; at < tree_.nodes[part].start; ++at) colons += tree_.text[at] == ':' ? 1 : 0;
                    at = tree_.nodes[part].end;
                    const Value& bound = value_of(part);
                    if (bound.unknown || bound.atoms.size() != 1 || bound.atoms[0].kind != Atom::Kind::number) {
                        known = false;
                        continue;
                    }
                    (colons == 0 ? bounds.start : colons == 1 ? bounds.stop : bounds.step) = bound.atoms[0].number;
                }
                if (known && !whole.empty()) text = fold_slice(atom.text, bounds);
            } else {
                const Value& index = value_of(key);
                if (!index.unknown && index.atoms.size() == 1 && index.atoms[0].kind == Atom::Kind::number) {
                    text = fold_index(atom.text, index.atoms[0].number);
                    if (atom.bytes) text.reset();  // an element of bytes is a number
                }
            }
            if (text) {
                value.add(string_atom(*text, atom.bytes));
            } else {
                value.unknown = true;
            }
        } else {
            value.unknown = true;
        }
    }
    if (value.atoms.empty() && !object.atoms.empty()) value.unknown = true;  // a key that nobody put there in sight
    return value;
}

/// A later pair of the same key replaces an earlier one.
void Resolver::add_pair(Item& item, NodeId name, NodeId given, const Atom& key) {
    const Value& known = value_of(name);
    item.clear = item.clear && !known.unknown && known.atoms.size() == 1;
    if (!item.clear) return;
    const Atom& atom = known.atoms[0];
    const bool plain =
        atom.kind == Atom::Kind::string || atom.kind == Atom::Kind::number || atom.kind == Atom::Kind::constant;
    item.clear = plain;
    if (atom == key) item = {value_of(given), false, true};
}

/// What `**other` and update(other) bring.
void Resolver::add_merged(Item& item, NodeId other, const Atom& key, int depth) {
    const Value given = value_of(other);
    item.clear &= !given.unknown && !given.atoms.empty();
    Item merged{{}, false, true};
    for (const Atom& atom : given.atoms) {
        item.clear = item.clear && atom.kind == Atom::Kind::container;
        if (!item.clear) return;
        const Item one = item_in(atom.node, key, depth + 1);
        merged.value.add(one.value);
        merged.absent |= one.absent;
        item.clear &= one.clear;
    }
    if (merged.absent) {
        item.value.add(merged.value);
    } else {
        item = std::move(merged);
    }
}

std::string_view Resolver::method_of_arguments(NodeId arguments) const {
    const NodeId callee = tree_.child(tree_.nodes[arguments].parent, Field::function);
    const NodeId name = callee == kNoNode || tree_.nodes[callee].kind != Kind::attribute
                            ? kNoNode
                            : tree_.child(callee, Field::attribute);
    return name == kNoNode ? std::string_view() : symbols_.text(scopes_.symbol_of(name));
}

/// The arguments of update(), or those that a call of the file's own function leaves to its **settings.
Resolver::Item Resolver::item_of_arguments(NodeId arguments, const Atom& key, int depth) {
    Item item;
    const std::string_view method = method_of_arguments(arguments);
    const bool updates = method == "update";
    item.clear = method != "add" && method != "append" && method != "extend" && method != "setdefault";
    for (NodeId at = tree_.first_child(arguments); at != kNoNode && item.clear; at = tree_.next_sibling(at)) {
        const Kind kind = tree_.nodes[at].kind;
        if (kind == Kind::comment) continue;
        if (kind == Kind::keyword_argument) {
            const NodeId name = tree_.child(at, Field::name);
            if (symbols_.text(scopes_.symbol_of(name)) == key.text)
                item.value.add(value_of(tree_.child(at, Field::value)));
        } else if (kind == Kind::dictionary_splat) {
            add_merged(item, tree_.first_child(at), key, depth);
        } else if (updates) {
            add_merged(item, at, key, depth);
        }
    }
    item.absent = true;
    return item;
}

Resolver::Item Resolver::item_in(NodeId container, const Atom& key, int depth) {
    constexpr int kDeepestMerge = 8;
    Item item;
    item.clear = depth < kDeepestMerge;
    charge((tree_.nodes[container].subtree_end - container) / 4);
    switch (tree_.nodes[container].kind) {
        case Kind::dictionary:
            for (NodeId at = tree_.first_child(container); at != kNoNode && item.clear; at = tree_.next_sibling(at)) {
                const Kind kind = tree_.nodes[at].kind;
                if (kind == Kind::pair) add_pair(item, tree_.child(at, Field::key), tree_.child(at, Field::value), key);
                if (kind == Kind::dictionary_splat) add_merged(item, tree_.first_child(at), key, depth);
            }
            return item;
        case Kind::assignment:  // names[key] = value
            add_pair(item, tree_.child(tree_.child(container, Field::left), Field::subscript),
                     tree_.child(container, Field::right), key);
            item.absent = true;
            return item;
        case Kind::argument_list: return item.clear ? item_of_arguments(container, key, depth) : item;
        default: item.clear = false; return item;
    }
}

/// Of several containers each may be the one, or add to the others.
Resolver::Item Resolver::item_of(const Value& containers, const Atom& key) {
    Item item{{}, false, !containers.unknown && !containers.atoms.empty()};
    for (const Atom& atom : containers.atoms) {
        item.clear = item.clear && atom.kind == Atom::Kind::container;
        if (!item.clear) return item;
        const Item one = item_in(atom.node, key, 0);
        item.value.add(one.value);
        item.absent |= one.absent;
        item.clear &= one.clear;
    }
    return item;
}

std::string Resolver::dotted_text(NodeId node) const {
    std::string text;
    if (node == kNoNode) return text;
    for (NodeId at = node; at < tree_.nodes[node].subtree_end; ++at) {
        const Kind kind = tree_.nodes[at].kind;
        if (kind == Kind::import_prefix) text += tree_.text_of(at);
        if (kind != Kind::identifier) continue;
        if (!text.empty() && text.back() != '.') text.push_back('.');
        text += symbols_.text(scopes_.symbol_of(at));
    }
    return text;
}

std::string Resolver::import_path(NodeId name_node) const {
    const bool aliased = tree_.nodes[name_node].kind == Kind::aliased_import;
    const NodeId name = aliased ? tree_.child(name_node, Field::name) : name_node;
    const NodeId statement = tree_.nodes[name_node].parent;
    switch (tree_.nodes[statement].kind) {
        case Kind::import_statement: {
            std::string text = dotted_text(name);
            return aliased ? text : text.substr(0, text.find('.'));
        }
        case Kind::future_import_statement: return "__future__." + dotted_text(name);
        default: {
            std::string module = dotted_text(tree_.child(statement, Field::module_name));
            if (!module.ends_with('.')) module.push_back('.');
            return module + dotted_text(name);
        }
    }
}

}  // namespace paddock
