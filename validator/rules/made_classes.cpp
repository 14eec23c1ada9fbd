// Classes that a call makes of texts. A class body says its names where rules see them; abc.ABCMeta("C", (), names) and
// enum.Enum("E", names) take any, __annotations__ among them, of which dataclass() writes code that it executes.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "rules/attribute_checks.hpp"

namespace paddock {
namespace {

constexpr std::array kMetaclasses = std::to_array<std::string_view>(
    {"ABCMeta", "EnumMeta", "EnumType", "NamedTupleMeta", "_ProtocolMeta", "_TypedDictMeta"});
constexpr std::array kEnums =
    std::to_array<std::string_view>({"Enum", "Flag", "IntEnum", "IntFlag", "ReprEnum", "StrEnum"});

enum class Maker { none, metaclass, enumeration, typed_dict };

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Maker maker_by_name(std::string_view name) {
    if (is_among(kMetaclasses, name)) return Maker::metaclass;
    if (is_among(kEnums, name)) return Maker::enumeration;
    return name == "TypedDict" ? Maker::typed_dict : Maker::none;
}

/// The classes of the file that make classes when they are called.
struct OwnMakers {
    std::set<Site> metaclasses;
    std::set<Site> enums;  ///< without members: one that has some looks a member up
};

Maker maker_of(const Value& value, const OwnMakers& own) {
    for (const Atom& atom : value.atoms) {
        if (atom.kind == Atom::Kind::class_) {
            if (own.metaclasses.count(atom.node) != 0) return Maker::metaclass;
            if (own.enums.count(atom.node) != 0) return Maker::enumeration;
        }
        if (atom.kind != Atom::Kind::path) continue;
        if (atom.text == "builtins.type" || atom.text == "builtins.type()") return Maker::metaclass;
        const std::string_view text = atom.text;
        const std::size_t dot = text.rfind('.');
        const Maker maker = dot == std::string_view::npos ? Maker::none : maker_by_name(text.substr(dot + 1));
        const bool of_enum = text.starts_with("enum.") || text.find(".enum.") != std::string_view::npos;
        if (maker != Maker::none && (maker != Maker::enumeration || of_enum)) return maker;
    }
    return Maker::none;
}

/// `UP = 1`, `UP = auto()`: what surely is a member of an Enum.
bool has_members(const Facts& facts, Site definition) {
    const SyntaxTree& tree = facts.tree();
    const Site body = tree.child(definition, Field::body);
    bool found = false;
    for (Site at = body == kNoNode ? kNoNode : tree.first_child(body); at != kNoNode; at = tree.next_sibling(at)) {
        const Site assignment = tree.nodes[at].kind == Kind::expression_statement ? tree.first_child(at) : kNoNode;
        if (assignment == kNoNode || tree.nodes[assignment].kind != Kind::assignment) continue;
        const Site name = tree.child(assignment, Field::left);
        const Site value = tree.child(assignment, Field::right);
        if (name == kNoNode || value == kNoNode || tree.nodes[name].kind != Kind::identifier) continue;
        if (tree.text_of(name) == "_ignore_") return false;
        if (tree.text_of(name).starts_with('_')) continue;
        const Kind kind = tree.nodes[value].kind;
        found |= kind == Kind::integer || kind == Kind::float_ || kind == Kind::string || kind == Kind::tuple ||
                 facts.may_be(value, "enum.auto()");
    }
    return found;
}

OwnMakers find_own_makers(const Facts& facts) {
    OwnMakers own;
    const std::vector<Site> definitions = facts.class_definitions();
    std::set<Site> enums;  // with members or without
    for (bool more = true; more;) {
        more = false;
        for (const Site definition : definitions) {
            for (const Site base : facts.bases_of(definition)) {
                if (facts.is_keyword(base)) continue;
                OwnMakers derived{own.metaclasses, enums};
                const Maker maker = maker_of(facts.value_of(base), derived);
                if (maker == Maker::metaclass) more |= own.metaclasses.insert(definition).second;
                if (maker == Maker::enumeration) more |= enums.insert(definition).second;
            }
        }
    }
    for (const Site definition : enums) {
        if (!has_members(facts, definition)) own.enums.insert(definition);
    }
    return own;
}

bool is_in_annotation(const Facts& facts, Site read) {
    for (Site at = read; at != kNoNode; at = facts.parent_of(at)) {
        const Kind kind = facts.tree().nodes[at].kind;
        if (kind == Kind::type) return true;
        if (kind == Kind::call || kind == Kind::block) return false;
    }
    return false;
}

/// `class M(Maker)`, `class C(metaclass=Maker)`, isinstance(x, Maker), TypeVar("E", bound=Maker), an annotation.
bool is_harmless_place(const Facts& facts, Site use) {
    const SyntaxTree& tree = facts.tree();
    if (is_in_annotation(facts, use)) return true;
    Site at = use;
    std::string_view keyword;
    while (tree.nodes[tree.nodes[at].parent].kind == Kind::tuple) at = tree.nodes[at].parent;
    if (tree.nodes[tree.nodes[at].parent].kind == Kind::keyword_argument) {
        at = tree.nodes[at].parent;
        keyword = tree.text_of(tree.child(at, Field::name));
    }
    const Site list = tree.nodes[at].parent;
    if (tree.nodes[list].kind != Kind::argument_list) return false;
    const Site around = tree.nodes[list].parent;
    if (tree.nodes[around].kind == Kind::class_definition) return keyword.empty() || keyword == "metaclass";
    const Value& callee = facts.value_of(facts.callee_of(around));
    return !callee.unknown && callee.atoms.size() == 1 && callee.atoms[0].kind == Atom::Kind::path &&
           (callee.atoms[0].text == "builtins.isinstance" || callee.atoms[0].text == "builtins.issubclass" ||
            (callee.atoms[0].text == "typing.TypeVar" && keyword == "bound"));
}

/// Names that are no dunder; none begins with an underscore, as _ignore_ does, which takes members away.
bool is_plain_text(const Atom& atom) {
    if (atom.kind != Atom::Kind::string) return false;
    char before = ' ';
    bool letters = false;
    for (const char c : std::string_view(atom.text)) {
        if (c == '_' && (before == ' ' || before == ',' || before == '_')) return false;
        letters |= c != ' ' && c != ',';
        before = c;
    }
    return letters;
}

bool is_plain_name(const Facts& facts, Site expression) {
    const Value& value = facts.value_of(expression);
    return !value.unknown && !value.atoms.empty() && std::all_of(value.atoms.begin(), value.atoms.end(), is_plain_text);
}

/// A function or a property among the values is no member.
bool is_member_value(const Facts& facts, Site expression) {
    if (expression == kNoNode) return false;
    const Value& value = facts.value_of(expression);
    return !value.unknown && !value.atoms.empty() &&
           std::all_of(value.atoms.begin(), value.atoms.end(), [](const Atom& atom) {
               return atom.kind == Atom::Kind::string || atom.kind == Atom::Kind::number ||
                      atom.kind == Atom::Kind::constant || atom.kind == Atom::Kind::container;
           });
}

/// What Enum("E", names) is given: a text, a sequence of texts or pairs, or a dictionary, written out there or before.
/// One that gave no member would make classes when it is called.
bool are_plain_names(const Facts& facts, Site names) {
    const SyntaxTree& tree = facts.tree();
    const Value& value = facts.value_of(names);
    if (value.unknown || value.atoms.empty()) return false;
    return std::all_of(value.atoms.begin(), value.atoms.end(), [&](const Atom& atom) {
        if (atom.kind == Atom::Kind::string) return is_plain_text(atom);
        if (atom.kind != Atom::Kind::container) return false;
        const Kind kind = tree.nodes[atom.node].kind;
        if (kind != Kind::dictionary && kind != Kind::list && kind != Kind::tuple) return false;
        bool members = false;
        for (Site at = tree.first_child(atom.node); at != kNoNode; at = tree.next_sibling(at)) {
            const Kind part = tree.nodes[at].kind;
            if (part == Kind::comment) continue;
            if ((kind == Kind::dictionary) != (part == Kind::pair)) return false;
            const bool row = part == Kind::tuple || part == Kind::list;
            const Site name = part == Kind::pair ? tree.child(at, Field::key) : row ? tree.first_child(at) : at;
            if (name == kNoNode || !is_plain_name(facts, name)) return false;
            const Site given = part == Kind::pair ? tree.child(at, Field::value) : row ? tree.next_sibling(name) : at;
            members |= is_member_value(facts, given);
        }
        return members;
    });
}

/// A call of a maker makes no class, or one of plain names.
bool is_harmless_call(const Facts& facts, Site call, Maker maker) {
    if (maker == Maker::typed_dict) return true;  // rule evaluation judges it
    if (facts.has_splat(call)) return false;
    if (maker == Maker::metaclass) return facts.all_arguments(call).size() < 2;
    const Site names = facts.argument(call, 1, "names");
    if (names == kNoNode) return true;
    return are_plain_names(facts, names);
}

/// `Meta.known`, `Enum.__str__`: not what makes an object.
bool is_harmless_attribute(const Facts& facts, Site attribute) {
    constexpr std::array kMakers = std::to_array<std::string_view>(
        {"__new__", "__call__", "__get__", "__mro_entries__", "__prepare__", "_create_", "_convert_"});
    return !is_among(kMakers, facts.last_name(attribute));
}

Hit hit_at(const Facts& facts, Site site, std::string message) {
    return {facts.range_of(site),
            std::move(message),
            "write the class out, or give Enum literal names: Enum(\"Side\", [\"BUY\", \"SELL\"])",
            {}};
}

void check_use(const Facts& facts, const OwnMakers& own, Site use, std::vector<Hit>& hits) {
    const SyntaxTree& tree = facts.tree();
    const Maker maker = maker_of(facts.value_of(use), own);
    if (maker == Maker::none || is_harmless_place(facts, use)) return;
    if (const Site call = facts.call_of(use); call != kNoNode) {
        if (!is_harmless_call(facts, call, maker))
            hits.push_back(hit_at(facts, call, "makes a class of names in text"));
        return;
    }
    const Site parent = tree.nodes[use].parent;
    const bool read_of = tree.nodes[parent].kind == Kind::attribute && tree.nodes[use].field == Field::object;
    if (read_of && is_harmless_attribute(facts, parent)) return;
    const bool indexed = tree.nodes[parent].kind == Kind::subscript && tree.nodes[use].field == Field::value;
    const bool iterated =
        tree.nodes[parent].kind == Kind::for_statement || tree.nodes[parent].kind == Kind::for_in_clause;
    if (indexed || iterated || tree.nodes[parent].kind == Kind::expression_statement) return;
    hits.push_back(
        hit_at(facts, use, fmt::format("hands on {}, which makes classes of names in text", tree.text_of(use))));
}

bool is_class(const Atom& atom) {
    if (atom.kind == Atom::Kind::class_) return true;
    if (atom.kind != Atom::Kind::path || atom.text.find('(') != std::string::npos) return false;
    const std::size_t last = atom.text.rfind('.') + 1;
    return last < atom.text.size() && atom.text[last] >= 'A' && atom.text[last] <= 'Z';
}

/// type(abc.ABC) is a metaclass, and goes where nobody follows.
void check_types_of_classes(const Facts& facts, std::vector<Hit>& hits) {
    const SyntaxTree& tree = facts.tree();
    for (const Site read : facts.reads_of("type")) {
        const Site call = facts.call_of(read);
        const Site given = call == kNoNode ? kNoNode : facts.argument(call, 0, "");
        if (given == kNoNode || !facts.may_be(read, "builtins.type") || facts.all_arguments(call).size() != 1) continue;
        const Value& object = facts.value_of(given);
        if (std::none_of(object.atoms.begin(), object.atoms.end(), is_class)) continue;
        const Site parent = tree.nodes[call].parent;
        const bool compared = tree.nodes[parent].kind == Kind::comparison_operator;
        const bool read_of = tree.nodes[parent].kind == Kind::attribute && is_harmless_attribute(facts, parent);
        if (compared || read_of || facts.call_of(call) != kNoNode || is_harmless_place(facts, call)) continue;
        hits.push_back(hit_at(facts, call, "hands on the type of a class, which makes classes of names in text"));
    }
}

/// `super().__new__(mcs, name, bases, namespace)`: the namespace has to be as it was given.
void check_namespaces(const Facts& facts, const OwnMakers& own, std::vector<Hit>& hits) {
    const auto is_peculiar = [&](Site definition) {  // a metaclass of Enums, or one with a metaclass
        const std::vector<Site> bases = facts.bases_of(definition);
        return std::any_of(bases.begin(), bases.end(), [&](Site base) {
            return facts.is_keyword(base) || facts.last_name(base) == "EnumMeta" || facts.last_name(base) == "EnumType";
        });
    };
    const bool peculiar = std::any_of(own.metaclasses.begin(), own.metaclasses.end(), is_peculiar);
    constexpr std::string_view kMessage = "a metaclass may make a class of other names than it was given";
    for (const std::string_view name : {"__new__", "__call__", "_create_"}) {
        if (name != "__new__" && !peculiar) continue;
        for (const Site site : facts.attributes_of(name)) {
            const Site call = facts.call_of(site);
            const std::vector<Argument> given = call == kNoNode ? std::vector<Argument>{} : facts.arguments_of(call);
            bool fine = call != kNoNode;
            for (std::size_t at = 0; at < given.size(); ++at) {
                const bool head = given[at].how == Argument::How::positional && at < (name == "__new__" ? 3U : 1U);
                fine &= head || facts.is_untouched_parameter(given[at].value);
            }
            if (!fine) hits.push_back(hit_at(facts, site, std::string(kMessage)));
        }
        for (const TextAttribute& text : facts.text_attributes()) {
            if (text.name == name) hits.push_back(hit_at(facts, text.use.site, std::string(kMessage)));
        }
    }
}

void check_named(const Facts& facts, const OwnMakers& own, std::string_view name, std::vector<Hit>& hits) {
    for (const auto sites : {facts.reads_of(name), facts.attributes_of(name)}) {
        for (const Site site : sites) check_use(facts, own, site, hits);
    }
}

}  // namespace

std::vector<Hit> check_made_classes(const Facts& facts) {
    std::vector<Hit> hits;
    const OwnMakers own = find_own_makers(facts);
    for (const std::string_view name : kMetaclasses) check_named(facts, own, name, hits);
    for (const std::string_view name : kEnums) check_named(facts, own, name, hits);
    check_named(facts, own, "TypedDict", hits);
    for (const Import& import : facts.imports()) {
        if (!import.alias.empty() && maker_by_name(import.name) != Maker::none) {
            check_named(facts, own, import.alias, hits);
        }
    }
    for (const TextAttribute& text : facts.text_attributes()) {
        if (maker_by_name(text.name) == Maker::none || facts.is_own_object(text.use.object)) continue;
        hits.push_back(hit_at(facts, text.use.site, fmt::format("{} reaches {}", text.use.by, text.name)));
    }
    check_types_of_classes(facts, hits);
    if (own.metaclasses.empty() && own.enums.empty()) return hits;
    std::set<std::string_view> names;
    for (const auto& definitions : {own.metaclasses, own.enums}) {
        for (const Site site : definitions) names.insert(facts.text_of(facts.tree().child(site, Field::name)));
    }
    for (const std::string_view name : names) {
        if (maker_by_name(name) == Maker::none) check_named(facts, own, name, hits);
    }
    for (const Site call : facts.calls()) {  // cls("C", (), names) in a class method of a metaclass
        const Site callee = facts.callee_of(call);
        if (names.count(facts.last_name(callee)) != 0 || maker_by_name(facts.last_name(callee)) != Maker::none)
            continue;
        const Maker maker = maker_of(facts.value_of(callee), own);
        const bool types = facts.may_be(callee, "builtins.type") || facts.may_be(callee, "builtins.type()");
        if (maker == Maker::none || types || is_harmless_call(facts, call, maker)) continue;
        hits.push_back(hit_at(facts, call, "makes a class of names in text"));
    }
    if (!own.metaclasses.empty()) check_namespaces(facts, own, hits);
    return hits;
}

}  // namespace paddock
