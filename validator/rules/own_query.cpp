#include "rules/own_query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "paddock/units.hpp"
#include "parse/arena.hpp"
#include "rules/own_query_text.hpp"

extern "C" const TSLanguage* tree_sitter_python();

namespace paddock {
namespace {

/// Matches that tree-sitter follows at the same time. Its work for one node grows with the square of them.
constexpr std::uint32_t kMatchesAtOnce = 1'024;
constexpr std::size_t kMostHits = 20'000;  ///< places of one rule in one source
/// What the walk may take from the arena, on top of the tree (SPEC section 6: 256 MB for one hostile file in all).
constexpr std::size_t kWalkBytes = 32U << 20U;
constexpr std::string_view kHere = "here";  ///< the capture that a finding points at
/// Of one TSQuery: it numbers its steps in 16 bits and does not say when they run over; a byte of text makes at most
/// two.
constexpr std::size_t kTextBytes = 16'384;
/// Of all queries of a policy, since each start of the program compiles them.
constexpr std::size_t kAllBytes = 8 * kTextBytes;

Unexpected query_error(const OwnRule& rule, std::size_t offset, std::string_view what) {
    return unexpected(ErrorCode::invalid_policy,
                      fmt::format("{}: rule.{}.query: {}", rule.query_place(offset), rule.id, what));
}

/// The word of the query that begins at `offset`.
std::string_view word_at(std::string_view query, std::size_t offset) {
    std::size_t end = offset;
    while (end < query.size() && (std::isalnum(static_cast<unsigned char>(query[end])) != 0 || query[end] == '_'))
        ++end;
    return query.substr(offset, end - offset);
}

std::string nearest_node_type(std::string_view word) {
    const TSLanguage* const language = tree_sitter_python();
    std::vector<std::string_view> names;
    for (std::uint32_t symbol = 0; symbol < ts_language_symbol_count(language); ++symbol) {
        const auto id = static_cast<TSSymbol>(symbol);
        if (ts_language_symbol_type(language, id) == TSSymbolTypeRegular) {
            names.emplace_back(ts_language_symbol_name(language, id));
        }
    }
    return nearest(word, names);
}

std::string nearest_field(std::string_view word) {
    const TSLanguage* const language = tree_sitter_python();
    std::vector<std::string_view> names;
    for (std::uint32_t field = 1; field <= ts_language_field_count(language); ++field) {
        names.emplace_back(ts_language_field_name_for_id(language, static_cast<TSFieldId>(field)));
    }
    return nearest(word, names);
}

std::string with_nearest(std::string message, const std::string& near) {
    return message + (near.empty() ? "docs/policies.md shows the usual ones" : fmt::format("did you mean {}?", near));
}

std::string describe(TSQueryError error, std::string_view query, std::size_t offset) {
    const std::string_view word = word_at(query, offset);
    switch (error) {
        case TSQueryErrorNodeType:
            return with_nearest(fmt::format("Python's grammar has no node \"{}\"; ", word), nearest_node_type(word));
        case TSQueryErrorField:
            return with_nearest(fmt::format("Python's grammar has no field \"{}\"; ", word), nearest_field(word));
        case TSQueryErrorCapture:
            return fmt::format("no capture before this is called @{}; write one that the pattern has", word);
        case TSQueryErrorStructure:
            return "no Python program has this form, so that it finds nothing; mend the pattern here";
        case TSQueryErrorNone:
        case TSQueryErrorSyntax:
        case TSQueryErrorLanguage: break;
    }
    return "the query is not well formed here; write patterns as `(call function: (identifier) @f)`";
}

/// The time and memory that a walk may take; tree-sitter asks once in a hundred steps.
struct Budget {
    std::chrono::steady_clock::time_point deadline;
    std::size_t arena_bytes = 0;
    bool out_of_time = false;
    bool out_of_memory = false;

    bool is_spent() {
        out_of_time = out_of_time || std::chrono::steady_clock::now() > deadline;
        out_of_memory = out_of_memory || ParserArena::bytes_taken() > arena_bytes;
        return out_of_time || out_of_memory;
    }
};

std::string_view capture_name(const TSQuery* query, std::uint32_t index) {
    std::uint32_t length = 0;
    const char* const name = ts_query_capture_name_for_id(query, index, &length);
    return {name, length};
}

/// Captures that begin with an underscore are for predicates only.
bool is_private(std::string_view capture) {
    return capture.starts_with('_');
}

const QueryForm& form_at(const QueryText& text, std::size_t start) {
    for (const QueryForm& form : text.forms) {
        if (form.start == start) return form;
    }
    return text.forms.front();
}

void keep_first_of_each_place(std::vector<OwnHit>& hits) {
    std::stable_sort(hits.begin(), hits.end(), [](const OwnHit& a, const OwnHit& b) {
        return std::pair(a.start, a.end) < std::pair(b.start, b.end);
    });
    const auto same = [](const OwnHit& a, const OwnHit& b) { return a.start == b.start && a.end == b.end; };
    hits.erase(std::unique(hits.begin(), hits.end(), same), hits.end());
}

}  // namespace

Result<std::vector<OwnQueries>> OwnQueries::compile(std::span<const OwnRule* const> rules) {
    std::size_t bytes = 0;
    for (const OwnRule* const rule : rules) {
        bytes += rule->query.size();
        if (bytes > kAllBytes) {
            return query_error(*rule, 0,
                               fmt::format("the queries of this policy have more than {} bytes together; write shorter "
                                           "ones",
                                           kAllBytes));
        }
    }
    std::vector<OwnQueries> all;
    while (!rules.empty()) {
        std::size_t count = 1;
        std::size_t size = rules.front()->query.size();
        while (count < rules.size() && size + rules[count]->query.size() <= kTextBytes) {
            size += rules[count++]->query.size();
        }
        Result<OwnQueries> queries = compile_one({rules.begin(), rules.begin() + static_cast<std::ptrdiff_t>(count)});
        if (!queries) return unexpected(queries.error());
        all.push_back(*std::move(queries));
        rules = rules.subspan(count);
    }
    return all;
}

Result<OwnQueries> OwnQueries::compile_one(std::vector<const OwnRule*> rules) {
    OwnQueries queries;
    queries.rules_ = std::move(rules);
    std::string text;
    for (const OwnRule* const rule : queries.rules_) {
        if (const QueryText read = read_query_text(rule->query); read.problem) {
            return query_error(*rule, read.problem->offset, read.problem->message);
        }
        queries.starts_.push_back(text.size());
        text += rule->query + "\n";
    }
    AllocationGuard guard;
    std::uint32_t offset = 0;
    TSQueryError error = TSQueryErrorNone;
    TSQuery* const query =
        ts_query_new(tree_sitter_python(), text.data(), static_cast<std::uint32_t>(text.size()), &offset, &error);
    if (query == nullptr) {
        const auto [index, within] = queries.rule_at(offset);
        const OwnRule& rule = *queries.rules_[index];
        return query_error(rule, within, describe(error, rule.query, within));
    }
    guard.keep();
    queries.query_ = std::shared_ptr<TSQuery>(query, ts_query_delete);
    if (const Result<void> taken = queries.take_predicates(); !taken) return unexpected(taken.error());
    return queries;
}

/// The rule whose text holds the offset into the common text, and the offset in that.
std::pair<std::size_t, std::size_t> OwnQueries::rule_at(std::size_t offset) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
    const auto rule = static_cast<std::size_t>(after - starts_.begin()) - 1;
    return {rule, std::min(offset - starts_[rule], rules_[rule]->query.size())};
}

Result<void> OwnQueries::take_predicates() {
    std::vector<QueryText> texts;
    std::vector<std::size_t> next(rules_.size(), 0);
    for (const OwnRule* const rule : rules_) {
        texts.push_back(read_query_text(rule->query));
        wants_whole_text_ = wants_whole_text_ || texts.back().asks_for_whole_text;
    }
    std::vector<std::size_t> patterns_of_rule(rules_.size(), 0);
    for (std::uint32_t index = 0; index < ts_query_pattern_count(query_.get()); ++index) {
        const auto [rule, start] = rule_at(ts_query_start_byte_for_pattern(query_.get(), index));
        Pattern pattern{rule, {}, {}};
        const QueryForm& form = form_at(texts[rule], start);
        note_root(index, form);
        for (const std::string& token : form.tokens) pattern.words.need_one_of({token});
        const auto quantifier = [&](std::uint32_t capture) {
            return ts_query_capture_quantifier_for_id(query_.get(), index, capture);
        };
        ++patterns_of_rule[rule];
        std::uint32_t count = 0;
        const TSQueryPredicateStep* steps = ts_query_predicates_for_pattern(query_.get(), index, &count);
        while (count > 0) {
            std::uint32_t length = 0;
            while (length < count && steps[length].type != TSQueryPredicateStepTypeDone) ++length;
            // What the scan does not know of has no place of its own; it is then told at the query's start.
            const std::size_t at = next[rule]++;
            const std::vector<PredicatePlace>& places = texts[rule].predicates;
            const PredicatePlace place = at < places.size() ? places[at] : PredicatePlace{start, {}};
            auto compiled = Predicate::compile(query_.get(), steps, length, place);
            if (const auto* problem = std::get_if<QueryProblem>(&compiled)) {
                return query_error(*rules_[rule], problem->offset, problem->message);
            }
            pattern.predicates.push_back(std::get<Predicate>(std::move(compiled)));
            pattern.predicates.back().note_words(pattern.words, quantifier);
            steps += length + 1;
            count -= std::min(count, length + 1);
        }
        patterns_.push_back(std::move(pattern));
    }
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
        if (patterns_of_rule[rule] == 0) return query_error(*rules_[rule], 0, "the query has no pattern; write one");
        if (captures_of(*rules_[rule]).empty()) {
            return query_error(*rules_[rule], 0,
                               "no node is captured, so that a finding has no place; write @here behind the one it is "
                               "about");
        }
    }
    return {};
}

/// Where matches of the pattern begin: at nodes of one kind, when it is one node that is written out.
void OwnQueries::note_root(std::uint32_t pattern, const QueryForm& form) {
    const TSLanguage* const language = tree_sitter_python();
    const std::string name = form.root.value_or("");
    const TSSymbol symbol =
        ts_language_symbol_for_name(language, name.data(), static_cast<std::uint32_t>(name.size()), true);
    is_root_.resize(ts_language_symbol_count(language));
    if (symbol == 0 || symbol >= is_root_.size() || ts_language_symbol_type(language, symbol) != TSSymbolTypeRegular ||
        !ts_query_is_pattern_rooted(query_.get(), pattern) || ts_query_is_pattern_non_local(query_.get(), pattern)) {
        begins_anywhere_ = true;
    } else {
        is_root_[symbol] = true;
    }
}

std::vector<std::string> OwnQueries::captures_of(const OwnRule& rule) {
    std::vector<std::string> names = read_query_text(rule.query).captures;
    std::erase_if(names, [](const std::string& name) { return is_private(name); });
    return names;
}

bool OwnQueries::may_match(std::string_view text, std::string_view lower) const {
    return std::any_of(patterns_.begin(), patterns_.end(),
                       [&](const Pattern& pattern) { return pattern.words.are_in(text, lower); });
}

std::string OwnQueries::names() const {
    constexpr std::size_t kMostNamed = 5;
    std::string text;
    for (std::size_t at = 0; at < std::min(rules_.size(), kMostNamed); ++at) {
        text += (at == 0 ? "" : ", ") + rules_[at]->id;
    }
    return rules_.size() > kMostNamed ? text + ", ..." : text;
}

/// One look through a tree, until nothing is left or a bound is reached.
class OwnQueries::Search {
public:
    Search(const OwnQueries& queries, const ParsedTree& parsed, const std::optional<std::string>& lower,
           std::chrono::steady_clock::time_point deadline)
        : queries_(queries),
          parsed_(parsed),
          lower_(lower),
          cursor_(ts_query_cursor_new(), ts_query_cursor_delete),
          budget_{deadline, ParserArena::bytes_taken() + kWalkBytes, false, false} {
        found_.hits.resize(queries.rules_.size());
        ts_query_cursor_set_match_limit(cursor_.get(), kMatchesAtOnce);
    }

    Found run() {
        if (queries_.begins_anywhere_) {
            look_from(ts_tree_root_node(parsed_.tree));
        } else {
            look_from_roots();
        }
        tell_problem();
        for (std::vector<OwnHit>& hits : found_.hits) keep_first_of_each_place(hits);
        return std::move(found_);
    }

private:
    /// The library walks over every node to ask whether a pattern begins there; where they can was noted already. It
    /// looks at all that is below a node as well: with ts_query_cursor_set_max_start_depth() it would not, but then
    /// it loses count of the depth at nodes that are not shown, and matches with it (0.25.1).
    void look_from_roots() {
        std::uint32_t seen = 0;
        for (const TSNode node : parsed_.wanted) {
            if (is_over()) return;
            if (ts_node_start_byte(node) < seen || !queries_.wants(ts_node_symbol(node))) continue;
            if (may_match_in(node)) look_from(node);
            seen = ts_node_end_byte(node);
        }
    }

    /// All that a pattern captures lies in the node that it begins with.
    [[nodiscard]] bool may_match_in(TSNode node) const {
        if (!lower_) return true;
        const std::uint32_t start = parsed_.start_of(node);
        const std::uint32_t size = parsed_.end_of(node) - start;
        return queries_.may_match(parsed_.text.substr(start, size), std::string_view(*lower_).substr(start, size));
    }

    bool is_over() { return too_many_ != nullptr || too_long_ != nullptr || too_wide_ || budget_.is_spent(); }

    void look_from(TSNode node) {
        TSQueryCursorOptions options{};
        options.payload = &budget_;
        options.progress_callback = [](TSQueryCursorState* state) {
            return static_cast<Budget*>(state->payload)->is_spent();
        };
        ts_query_cursor_exec_with_options(cursor_.get(), queries_.query_.get(), node, &options);
        TSQueryMatch match{};
        while (!is_over() && ts_query_cursor_next_match(cursor_.get(), &match)) take(match);
        too_wide_ = too_wide_ || ts_query_cursor_did_exceed_match_limit(cursor_.get());
    }

    void take(const TSQueryMatch& match) {
        const Pattern& pattern = queries_.patterns_[match.pattern_index];
        CaptureTexts texts(parsed_, match);
        const bool fits = std::all_of(pattern.predicates.begin(), pattern.predicates.end(),
                                      [&](const Predicate& predicate) { return predicate.holds(texts); });
        if (texts.too_long) too_long_ = queries_.rules_[pattern.rule];
        if (!fits) return;
        std::vector<OwnHit>& hits = found_.hits[pattern.rule];
        add_hit(match, hits);
        if (hits.size() > kMostHits) too_many_ = queries_.rules_[pattern.rule];
    }

    void add_hit(const TSQueryMatch& match, std::vector<OwnHit>& hits) const {
        OwnHit hit;
        const TSQueryCapture* at = nullptr;
        for (std::uint16_t i = 0; i < match.capture_count; ++i) {
            const TSQueryCapture& capture = match.captures[i];
            const std::string_view name = capture_name(queries_.query_.get(), capture.index);
            if (is_private(name)) continue;
            hit.texts.try_emplace(std::string(name), parsed_.text_of(capture.node));
            if (at == nullptr || (name == kHere && capture_name(queries_.query_.get(), at->index) != kHere)) {
                at = &capture;
            }
        }
        if (at == nullptr) return;
        hit.start = parsed_.start_of(at->node);
        hit.end = parsed_.end_of(at->node);
        hits.push_back(std::move(hit));
    }

    void tell_problem() {
        std::string& problem = found_.problem;
        if (budget_.out_of_time) {
            problem =
                fmt::format("looking for the queries of {} takes too long (validator.max_time)", queries_.names());
        } else if (budget_.out_of_memory || too_wide_) {
            problem =
                fmt::format("the queries of {} follow too many possible matches at the same time", queries_.names());
        } else if (too_many_ != nullptr) {
            problem = fmt::format("the query of {} matches in more than {} places", too_many_->id, kMostHits);
        } else if (too_long_ != nullptr) {
            problem = fmt::format("a text in this source is too long for a regular expression in the query of {}",
                                  too_long_->id);
        }
    }

    const OwnQueries& queries_;
    const ParsedTree& parsed_;
    const std::optional<std::string>& lower_;
    std::unique_ptr<TSQueryCursor, void (*)(TSQueryCursor*)> cursor_;
    Budget budget_;
    Found found_;
    const OwnRule* too_many_ = nullptr;  ///< places
    const OwnRule* too_long_ = nullptr;  ///< is a text
    bool too_wide_ = false;              ///< more than kMatchesAtOnce
};

OwnQueries::Found OwnQueries::run(const ParsedTree& parsed, const std::optional<std::string>& lower,
                                  std::chrono::steady_clock::time_point deadline) const {
    return Search(*this, parsed, lower, deadline).run();
}

}  // namespace paddock
