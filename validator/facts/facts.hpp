#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/resolve.hpp"
#include "facts/scopes.hpp"
#include "facts/symbols.hpp"
#include "paddock/source.hpp"
#include "parse/syntax_tree.hpp"

namespace paddock {

/// A place in the source that a fact speaks of. Rules hand it on, they do not look inside.
using Site = NodeId;

/// One name of one import statement.
struct Import {
    Site site = kNoNode;
    std::string module;  ///< "pandas.io"; begins with dots when relative
    std::string name;    ///< of `from module import name`; "*" for all; "" for `import module`
    std::string alias;   ///< of `as alias`; "" without

    /// What is imported, dotted: "pandas.io.common".
    [[nodiscard]] std::string path() const {
        if (name.empty() || name == "*") return module;
        return module.ends_with('.') ? module + name : module + "." + name;
    }
};

/// One argument of a call, as it is written.
struct Argument {
    enum class How { positional, keyword, splat, keyword_splat };
    How how = How::positional;
    std::string_view keyword;  ///< "" without one
    Site value = kNoNode;      ///< of `*rest` and `**rest`, rest
};

/// A place where an attribute is chosen by text: getattr and its relatives, operator.attrgetter and methodcaller.
struct TextName {
    Site site = kNoNode;    ///< the call; the name itself when it is handed on
    Site name = kNoNode;    ///< the expression that holds the text; kNoNode when it is handed on
    Site object = kNoNode;  ///< whose attribute; kNoNode when that comes later
    std::string by;         ///< "getattr"
};

/// One attribute that is chosen by text, as far as the text is known. It counts like the attribute written out.
struct TextAttribute {
    TextName use;
    std::string name;
};

/// The parts of a dotted text ("a.b" of attrgetter).
[[nodiscard]] std::vector<std::string> split_dots(std::string_view text);

/// What one source says, asked by rules. Made once, in loops over the nodes; what is costly (what a name may be) is
/// found when a rule asks. Belongs to one thread.
class Facts {
public:
    /// `tree` has to outlive the facts.
    explicit Facts(const SyntaxTree& tree);
    Facts(const Facts&) = delete;
    Facts& operator=(const Facts&) = delete;

    [[nodiscard]] std::span<const TextProblem> problems() const { return tree_.problems; }
    [[nodiscard]] std::span<const Import> imports() const { return imports_; }
    /// Reads of a name, and `.name` of anything, in the order of the source.
    [[nodiscard]] std::span<const Site> reads_of(std::string_view name) const;
    [[nodiscard]] std::span<const Site> attributes_of(std::string_view name) const;
    /// Every name that is read, and every attribute name: for patterns.
    [[nodiscard]] std::span<const std::string_view> attribute_names() const { return attribute_names_; }
    [[nodiscard]] std::span<const std::string_view> read_names() const { return read_names_; }
    [[nodiscard]] std::span<const Site> reads() const { return reads_.sites; }
    [[nodiscard]] std::span<const Site> attributes() const { return attributes_.sites; }
    [[nodiscard]] std::span<const Site> calls() const { return calls_; }
    [[nodiscard]] std::span<const Site> lambdas() const { return lambdas_; }
    /// The conditions of `while True` and `while 1`.
    [[nodiscard]] std::span<const Site> endless_loops() const { return endless_loops_; }
    [[nodiscard]] Site parent_of(Site site) const { return tree_.nodes[site].parent; }
    [[nodiscard]] std::span<const Site> strings() const { return strings_; }
    /// Annotations: Python evaluates those that are text when asked for type hints.
    [[nodiscard]] std::span<const Site> annotations() const { return annotations_; }
    /// Keywords of class patterns: `case object(__class__=c)`.
    [[nodiscard]] std::span<const Site> pattern_keywords() const { return pattern_keywords_; }

    /// Class patterns with a pattern by position: `case Order(side)`.
    [[nodiscard]] std::span<const Site> positional_patterns() const { return positional_patterns_; }
    /// The expression that names the class of a class pattern.
    [[nodiscard]] Site class_of_pattern(Site pattern) const;
    /// Names that class bodies bind otherwise than by `def` and `class`, or declare.
    [[nodiscard]] std::vector<Site> class_names() const;
    /// What stands in the parentheses of a class, keywords too.
    [[nodiscard]] std::vector<Site> bases_of(Site class_definition) const;
    [[nodiscard]] bool is_keyword(Site site) const { return tree_.nodes[site].kind == Kind::keyword_argument; }
    /// No decorator, or such as leave the class what it is: dataclass, total_ordering.
    [[nodiscard]] bool has_plain_decorators(Site class_definition) const;
    [[nodiscard]] std::vector<Argument> arguments_of(Site call) const;
    /// An attribute that only methods of the file's classes are bound to: `self.score`.
    [[nodiscard]] bool is_method_only(Site attribute) const;
    /// The value is known to be of classes of the file; `or_unknown`: as far as it is known.
    [[nodiscard]] bool is_own_object(Site expression, bool or_unknown = false) const;

    /// Where attributes are chosen by text, and which, as far as the texts are known; found on first use.
    [[nodiscard]] const std::vector<TextName>& text_names() const;
    [[nodiscard]] const std::vector<TextAttribute>& text_attributes() const;

    /// The name of an identifier, or the last name of an attribute or of a call's callee; "" for others.
    [[nodiscard]] std::string_view last_name(Site site) const;
    /// The name of a call's callee when it is a plain name; "" otherwise.
    [[nodiscard]] std::string_view called_name(Site call) const;
    /// The call whose callee this is, or kNoNode.
    [[nodiscard]] Site call_of(Site callee) const;
    [[nodiscard]] Site callee_of(Site call) const;
    [[nodiscard]] Site object_of(Site attribute) const;
    [[nodiscard]] Site argument(Site call, std::size_t position, std::string_view keyword) const;
    [[nodiscard]] Site keyword(Site call, std::string_view name) const {
        return resolver_->keyword_argument(call, name);
    }
    /// Everything that a call is given, keywords' values too.
    [[nodiscard]] std::vector<Site> all_arguments(Site call) const;
    [[nodiscard]] Value elements_of(Site site) const { return resolver_->elements_of(resolver_->value_of(site)); }
    [[nodiscard]] bool has_splat(Site call) const { return resolver_->has_splat(call); }
    [[nodiscard]] bool is_inside(Site inner, Site outer) const { return tree_.is_inside(inner, outer); }
    [[nodiscard]] bool is_bound_at(Site site) const;
    [[nodiscard]] const Value& value_of(Site site) const { return resolver_->value_of(site); }
    /// True when `value` may be exactly this path.
    [[nodiscard]] bool may_be(Site site, std::string_view path) const;
    [[nodiscard]] bool is_in_class_body(Site site) const;
    /// The attribute belongs to a class of this file, which gives it a value or defines it.
    [[nodiscard]] bool is_own_attribute(Site attribute) const;
    /// `type` as it is named in comparisons, isinstance(), annotations and bases.
    [[nodiscard]] bool is_type_test(Site read) const;
    /// `.__class__` that gives nobody the class: `x.__class__.__name__`, `a.__class__ is b.__class__`, and
    /// isinstance(b, a.__class__) in a file that has no such test of its own.
    [[nodiscard]] bool is_class_looked_at(Site attribute) const;
    /// The file has one binding of that name, at its top, and no `from module import *` that could be another.
    [[nodiscard]] bool is_bound_once(std::string_view name) const;
    /// Something in the file is called so, or has an attribute of that name that the file gives it.
    [[nodiscard]] bool is_ever_bound(std::string_view name) const;
    /// The attribute is read where it stands: no assignment, no loop, no `del`.
    [[nodiscard]] bool is_loaded(Site attribute) const;
    /// Nothing makes calls, objects or attributes that do not stand there: Uses::is_plain_file
    [[nodiscard]] bool is_plain_file() const { return resolver_->uses().is_plain_file(); }
    /// A name that an `except ... as name` of the file binds.
    [[nodiscard]] bool is_exception_name(Site expression) const;
    /// `self.os`, to which the file gives a value, whatever else a base class may have.
    [[nodiscard]] bool is_named_by_own_class(Site attribute) const;
    /// The value of this expression goes on to a place where what is read of it cannot be followed: an argument, a
    /// return, an element, an attribute. Not so the object of an attribute, an alias, a condition, an annotation.
    [[nodiscard]] bool is_handed_on(Site expression) const;
    /// Names that an import binds, and those that are assigned something made of such a name as it stands: the name, an
    /// attribute, the result of a plain function (getattr), one of several. Whoever puts a module anywhere else hands
    /// it on there.
    [[nodiscard]] std::vector<std::string_view> names_of_modules() const;
    /// The whole of an annotation: `x: json`.
    [[nodiscard]] bool is_annotation(Site expression) const;
    [[nodiscard]] std::string_view text_of(Site site) const { return tree_.text_of(site); }
    [[nodiscard]] SourceRange range_of(Site site) const { return tree_.range_of(site); }
    /// Of an attribute, the range of its own name.
    [[nodiscard]] SourceRange range_of_name(Site attribute) const;
    /// From the start of one place to the end of another.
    [[nodiscard]] SourceRange range_between(Site from, Site to) const {
        return tree_.range(tree_.nodes[from].start, tree_.nodes[to].end);
    }
    /// `object.name = value`: the attributes that are stored into, by name.
    [[nodiscard]] std::vector<Site> attribute_stores() const;
    /// `def name` and `class name`.
    [[nodiscard]] std::vector<Site> definitions_of(std::string_view name) const;
    /// Every `class` statement, in the order of the source.
    [[nodiscard]] std::vector<Site> class_definitions() const;
    /// A parameter's name, in whose function nothing else is bound to it, and whose value is otherwise only read there.
    [[nodiscard]] bool is_untouched_parameter(Site read) const;
    /// The value that the assignment around this target gives; kNoNode when there is none.
    [[nodiscard]] Site assigned_value(Site target) const;
    /// What a name that is read was given by the one assignment that binds it; kNoNode when anything else may.
    [[nodiscard]] Site only_value_of(Site name) const;
    /// `name: int`, without a value.
    [[nodiscard]] std::vector<Site> declarations_of(std::string_view name) const;
    /// Where a name is given a value by `=`, `:=` or an augmented assignment: at module level, or anywhere.
    [[nodiscard]] std::vector<Site> assignments_of(std::string_view name, bool module_level_only) const;
    /// Scopes::mangled_names
    [[nodiscard]] std::vector<Site> mangled_names() const { return scopes_->mangled_names(); }
    [[nodiscard]] bool is_exhausted() const { return resolver_->is_exhausted(); }
    [[nodiscard]] const SyntaxTree& tree() const { return tree_; }
    [[nodiscard]] const Resolver& resolver() const { return *resolver_; }

private:
    /// Sites grouped by symbol: a counting sort.
    struct Index {
        std::vector<std::uint32_t> starts;  ///< by symbol, one more than there are
        std::vector<Site> sites;
        void build(const std::vector<std::pair<SymbolId, Site>>& pairs, std::size_t symbols);
        [[nodiscard]] std::span<const Site> of(SymbolId symbol) const {
            return std::span(sites).subspan(starts[symbol], starts[symbol + 1] - starts[symbol]);
        }
    };
    void collect();
    void collect_import(NodeId statement);
    [[nodiscard]] bool is_always_true(NodeId condition) const;
    [[nodiscard]] bool passes_modules(NodeId expression) const;
    [[nodiscard]] bool derives_from_standard_library(Site class_definition) const;
    [[nodiscard]] bool has_positional_pattern(Site pattern) const;
    [[nodiscard]] bool compares_classes(Site comparison) const;
    [[nodiscard]] bool may_inherit_more(NodeId class_definition, int depth) const;
    static constexpr int kDeepestBase = 32;

    const SyntaxTree& tree_;
    std::unique_ptr<SymbolTable> symbols_;
    std::unique_ptr<Scopes> scopes_;
    std::unique_ptr<Resolver> resolver_;
    std::vector<Import> imports_;
    Index reads_;
    Index attributes_;
    std::vector<std::string_view> attribute_names_, read_names_;
    mutable std::optional<std::vector<TextName>> text_names_;
    mutable std::optional<std::vector<TextAttribute>> text_attributes_;
    std::vector<Site> calls_, lambdas_, endless_loops_, strings_, pattern_keywords_, annotations_, positional_patterns_;
};

/// SPEC section 3, `facts --format json`.
[[nodiscard]] std::string facts_to_json(const Facts& facts);

}  // namespace paddock
