#include "rules/own_predicates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "facts/symbols.hpp"
#include "paddock/units.hpp"

namespace paddock {
namespace {

constexpr std::int64_t kRegexBytes = 1 << 20;  ///< of one compiled expression
/// Instructions of an expression by bytes of a text, at most. RE2's time grows with this product, to about ten
/// nanoseconds each where its automaton does not fit into kRegexBytes, and it cannot be stopped under way.
constexpr std::uint64_t kRegexWork = 100'000'000;

struct Form {
    std::string_view name;
    int kind;  ///< 0 equal, 1 match, 2 any_of
    bool negated;
    bool any;
};

/// As tree-sitter's own bindings have them (tree-sitter documentation, "Queries", "Predicates and directives").
constexpr std::array<Form, 10> kForms = {{
    {"eq?", 0, false, false},
    {"not-eq?", 0, true, false},
    {"any-eq?", 0, false, true},
    {"any-not-eq?", 0, true, true},
    {"match?", 1, false, false},
    {"not-match?", 1, true, false},
    {"any-match?", 1, false, true},
    {"any-not-match?", 1, true, true},
    {"any-of?", 2, false, false},
    {"not-any-of?", 2, true, false},
}};

const Form* find_form(std::string_view name) {
    const auto found = std::find_if(kForms.begin(), kForms.end(), [&](const Form& form) { return form.name == name; });
    return found == kForms.end() ? nullptr : &*found;
}

std::string all_forms() {
    std::string text;
    for (const Form& form : kForms) text += fmt::format("{}#{}", text.empty() ? "" : ", ", form.name);
    return text;
}

std::string unknown_predicate(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Form& form : kForms) names.push_back(form.name);
    const std::string near = nearest(name, names);
    return fmt::format("no predicate is called #{}; {}write one of {}", name,
                       near.empty() ? "" : fmt::format("#{} is the nearest, ", near), all_forms());
}

std::string_view string_value(const TSQuery* query, std::uint32_t id) {
    std::uint32_t length = 0;
    const char* const text = ts_query_string_value_for_id(query, id, &length);
    return {text, length};
}

bool is_capture(const TSQueryPredicateStep& step) {
    return step.type == TSQueryPredicateStepTypeCapture;
}

/// Where the argument stands; the predicate itself when there is none.
std::size_t place_of(const PredicatePlace& place, std::size_t argument) {
    return argument < place.arguments.size() ? place.arguments[argument] : place.name;
}

/// The arguments that the form wants, or what is wrong with those there are.
std::optional<QueryProblem> check_arguments(const Form& form, const TSQueryPredicateStep* steps, std::uint32_t count,
                                            const PredicatePlace& place) {
    const auto problem = [&](std::size_t argument, std::string_view what) {
        return QueryProblem{place_of(place, argument), fmt::format("#{} {}", form.name, what)};
    };
    if (count < 2 || !is_capture(steps[1])) return problem(0, "begins with a capture; write one such as @n");
    if (form.kind == 2) {
        if (count < 3) return problem(0, "needs words to compare with; write them in quotes");
        for (std::uint32_t at = 2; at < count; ++at) {
            if (is_capture(steps[at]))
                return problem(at - 1, "takes words behind the first capture; write them in quotes");
        }
        return std::nullopt;
    }
    if (count != 3)
        return problem(count > 3 ? 2 : 0, "takes a capture and one thing to hold it against; write two arguments");
    if (form.kind == 1 && is_capture(steps[2])) return problem(1, "takes a regular expression; write it in quotes");
    return std::nullopt;
}

}  // namespace

std::vector<std::string_view> CaptureTexts::of(std::uint32_t capture) {
    std::vector<std::string_view> texts;
    for (std::uint16_t at = 0; at < match_.capture_count; ++at) {
        if (match_.captures[at].index != capture) continue;
        const TSNode node = match_.captures[at].node;
        const std::string_view text = parsed_.text_of(node);
        const bool name = std::string_view(ts_node_type(node)) == "identifier";
        texts.push_back(name ? fold_identifier(text, folded_) : text);
    }
    return texts;
}

std::variant<Predicate, QueryProblem> Predicate::compile(const TSQuery* query, const TSQueryPredicateStep* steps,
                                                         std::uint32_t count, const PredicatePlace& place) {
    const std::string_view name = string_value(query, steps[0].value_id);
    const Form* const form = find_form(name);
    if (form == nullptr) return QueryProblem{place.name, unknown_predicate(name)};
    if (auto wrong = check_arguments(*form, steps, count, place)) return *std::move(wrong);
    Predicate predicate;
    predicate.kind_ = form->kind == 0 ? Kind::equal : form->kind == 1 ? Kind::match : Kind::any_of;
    predicate.negated_ = form->negated;
    predicate.any_ = form->any;
    predicate.capture_ = steps[1].value_id;
    if (is_capture(steps[2])) {
        predicate.other_ = steps[2].value_id;
        return predicate;
    }
    for (std::uint32_t at = 2; at < count; ++at) predicate.words_.emplace_back(string_value(query, steps[at].value_id));
    if (predicate.kind_ == Kind::match) {
        RE2::Options options;
        options.set_log_errors(false);
        options.set_max_mem(kRegexBytes);
        predicate.pattern_ = std::make_shared<const RE2>(predicate.words_.front(), options);
        if (!predicate.pattern_->ok()) {
            return QueryProblem{place_of(place, 1),
                                fmt::format("the regular expression cannot be read: {}; mend it (RE2 syntax, without "
                                            "back references and look-around)",
                                            predicate.pattern_->error())};
        }
    }
    return predicate;
}

bool Predicate::fits(std::string_view text, CaptureTexts& texts) const {
    switch (kind_) {
        case Kind::match:
            if (text.size() * static_cast<std::uint64_t>(pattern_->ProgramSize()) > kRegexWork) texts.too_long = true;
            if (texts.too_long) return false;
            return RE2::PartialMatch({text.data(), text.size()}, *pattern_) != negated_;
        case Kind::equal:
        case Kind::any_of: return (std::find(words_.begin(), words_.end(), text) != words_.end()) != negated_;
    }
    return true;
}

bool Predicate::holds_between(CaptureTexts& texts) const {
    const std::vector<std::string_view> left = texts.of(capture_);
    const std::vector<std::string_view> right = texts.of(*other_);
    if (any_) {
        for (std::size_t at = 0; at < std::min(left.size(), right.size()); ++at) {
            if ((left[at] == right[at]) != negated_) return true;
        }
        return false;
    }
    return (left == right) != negated_;
}

void Predicate::note_words(QueryWords& words,
                           const std::function<TSQuantifier(std::uint32_t capture)>& quantifier) const {
    if (negated_ || other_) return;
    const TSQuantifier nodes = quantifier(capture_);
    if (nodes != TSQuantifierOne && nodes != TSQuantifierOneOrMore) return;  // without a node it may hold
    kind_ == Kind::match ? words.need_match(words_.front()) : words.need_one_of(words_);
}

bool Predicate::holds(CaptureTexts& texts) const {
    if (other_) return holds_between(texts);
    const std::vector<std::string_view> nodes = texts.of(capture_);
    const auto fitting = [&](std::string_view text) { return fits(text, texts); };
    return any_ ? std::any_of(nodes.begin(), nodes.end(), fitting) : std::all_of(nodes.begin(), nodes.end(), fitting);
}

}  // namespace paddock
