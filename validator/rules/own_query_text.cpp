#include "rules/own_query_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace paddock {
namespace {

constexpr std::size_t kDeepest = 64;  ///< tree-sitter reads nested patterns by recursion; people nest them ten deep
/// `?` and `*` in one pattern. With 800 of them tree-sitter takes twelve seconds to read a query, with 50 a twentieth
/// of one.
constexpr std::size_t kMostOptional = 50;

class QueryScan {
public:
    explicit QueryScan(std::string_view text) : text_(text) {}

    QueryText run() {
        while (at_ < text_.size() && !result_.problem) step();
        if (!result_.problem && !open_.empty()) {
            fail(open_.back(), fmt::format("the '{}' here is never closed; write its '{}'", text_[open_.back()],
                                           text_[open_.back()] == '(' ? ')' : ']'));
        }
        std::vector<std::string>& captures = result_.captures;
        std::sort(captures.begin(), captures.end());
        captures.erase(std::unique(captures.begin(), captures.end()), captures.end());
        return std::move(result_);
    }

private:
    void step() {
        const char c = text_[at_];
        switch (c) {
            case '\0': return fail(at_, "a NUL has no place in a query; take it out");
            case ';': at_ = std::min(text_.find('\n', at_), text_.size()); return;
            case '"': note_argument(); return take_string();
            case '@': note_argument(); return take_capture();
            case '(':
            case '[': return open();
            case ')':
            case ']': return close(c);
            case '#':
                if (open_.size() < 2) {
                    return fail(
                        open_.empty() ? at_ : open_.back(),
                        "this predicate stands outside of every pattern, where nobody looks at it; move it into "
                        "the brackets of its pattern");
                }
                predicate_ = open_.size();
                result_.predicates.push_back({at_, {}});
                break;
            case '*':
            case '?':
                if (predicate_ == 0) forms().tokens.resize(before_last_);
                if (predicate_ == 0 && ++optional_ > kMostOptional) {
                    return fail(at_, fmt::format("more than {} times `?` or `*` in one pattern; write several patterns",
                                                 kMostOptional));
                }
                break;
            case ' ':
            case '\t':
            case '\r':
            case '\n':
            case '+': break;
            default: before_last_ = forms().tokens.size();
        }
        ++at_;
    }

    /// The pattern being read; those of bare words have no tokens of their own, and what is noted for them counts
    /// nowhere.
    QueryForm& forms() { return result_.forms.back(); }

    void open() {
        if (open_.size() == kDeepest) {
            return fail(at_, fmt::format("patterns nested more than {} deep; write a flatter one", kDeepest));
        }
        if (open_.empty()) {
            optional_ = 0;
            result_.forms.push_back({at_, {}});
        }
        before_last_ = forms().tokens.size();
        tokens_before_.push_back(before_last_);
        alternations_ += text_[at_] == '[' ? 1 : 0;
        open_.push_back(at_++);
    }

    void close(char bracket) {
        if (open_.empty()) return fail(at_, fmt::format("nothing is open that this '{}' closes; take it out", bracket));
        const char opener = text_[open_.back()];
        if ((opener == '(') != (bracket == ')')) {
            return fail(at_, fmt::format("'{}' where '{}' is open; write '{}' first", bracket, opener,
                                         opener == '(' ? ')' : ']'));
        }
        if (open_.size() == predicate_) predicate_ = 0;
        alternations_ -= opener == '[' ? 1 : 0;
        before_last_ = tokens_before_.back();
        tokens_before_.pop_back();
        open_.pop_back();
        ++at_;
    }

    void note_argument() {
        if (predicate_ != 0) result_.predicates.back().arguments.push_back(at_);
    }

    void take_capture() {
        const std::size_t start = ++at_;
        while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
                                      std::string_view("_-.?!").find(text_[at_]) != std::string_view::npos)) {
            ++at_;
        }
        result_.captures.emplace_back(text_.substr(start, at_ - start));
    }

    void take_string() {
        const std::size_t start = at_++;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n') at_ += text_[at_] == '\\' ? 2 : 1;
        if (at_ >= text_.size() || text_[at_] != '"') {
            return fail(start, "the quote here is never closed; write its other '\"' on the same line");
        }
        const std::string_view token = text_.substr(start + 1, at_ - start - 1);
        before_last_ = forms().tokens.size();
        // One with a blank is of several tokens ("not in"), between which there may be more; (MISSING "x") is not
        // there.
        const bool is_missing = text_.substr(0, text_.find_last_not_of(" \t\r\n", start - 1) + 1).ends_with("MISSING");
        if (predicate_ == 0 && alternations_ == 0 && !open_.empty() && !is_missing &&
            token.find_first_of(" \\") == std::string_view::npos) {
            forms().tokens.emplace_back(token);
        }
        ++at_;
    }

    void fail(std::size_t offset, std::string message) { result_.problem = QueryProblem{offset, std::move(message)}; }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::size_t> open_;
    std::size_t predicate_ = 0;               ///< how many brackets are open in the predicate being read; 0: in none
    std::size_t optional_ = 0;                ///< `?` and `*` in the pattern being read
    std::vector<std::size_t> tokens_before_;  ///< how many the pattern had where each bracket was opened
    std::size_t before_last_ = 0;             ///< how many it had before what was read last: `?` makes that optional
    int alternations_ = 0;                    ///< how many are open
    QueryText result_{{}, {}, {}, {{std::string_view::npos, {}}}};
};

}  // namespace

QueryText read_query_text(std::string_view query) {
    return QueryScan(query).run();
}

}  // namespace paddock
