#include "rules/query_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

namespace paddock {
namespace {

constexpr std::array kSeriesNames = std::to_array<std::string_view>(
    {"abs",      "all",     "any",   "between",   "clip",      "contains", "cummax",     "cummin",     "cumprod",
     "cumsum",   "date",    "day",   "dayofweek", "dayofyear", "days",     "diff",       "dt",         "endswith",
     "fillna",   "hour",    "index", "isin",      "isna",      "isnull",   "len",        "lower",      "max",
     "mean",     "median",  "min",   "minute",    "month",     "notna",    "notnull",    "pct_change", "prod",
     "quantile", "quarter", "rank",  "round",     "second",    "shift",    "startswith", "std",        "str",
     "strip",    "sum",     "upper", "var",       "weekday",   "year"});

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// What is quoted becomes blanks. Nothing when a quote is left open, or when Python and pandas could see it otherwise.
std::optional<std::string> without_quoted(std::string_view text) {
    std::string out(text);
    const bool quoted = text.find_first_of("'\"") != std::string_view::npos;
    if (quoted && text.find_first_of("`\\\n\r") != std::string_view::npos) return std::nullopt;
    for (std::size_t at = 0; at < out.size(); ++at) {
        if (out[at] != '\'' && out[at] != '"') continue;
        const bool thrice = out.substr(at, 3) == std::string(3, out[at]);
        if (thrice || (at > 0 && (is_word(out[at - 1]) || out[at - 1] == out[at]))) return std::nullopt;
        const std::size_t end = out.find(out[at], at + 1);
        if (end == std::string::npos) return std::nullopt;
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(at) + 1, out.begin() + static_cast<std::ptrdiff_t>(end),
                  ' ');
        at = end;
    }
    return out;
}

std::string_view word_before(std::string_view text, std::size_t end) {
    std::size_t start = end;
    while (start > 0 && is_word(text[start - 1])) --start;
    return text.substr(start, end - start);
}

/// "a and (" groups; "close.mean(" calls what is_known_attribute lets pass.
bool may_open(std::string_view text, std::size_t parenthesis) {
    std::size_t end = parenthesis;
    while (end > 0 && std::isspace(static_cast<unsigned char>(text[end - 1])) != 0) --end;
    if (end == 0) return true;
    const char before = text[end - 1];
    if (before == ')' || before == ']' || before == '`' || before == '\'' || before == '"') return false;
    if (static_cast<unsigned char>(before) >= 0x80U) return false;
    const std::string_view word = word_before(text, end);
    if (word.empty() || word == "and" || word == "or" || word == "not" || word == "in") return true;
    std::size_t start = end - word.size();
    while (start > 0 && text[start - 1] == ' ') --start;
    return start > 0 && text[start - 1] == '.';
}

bool is_known_attribute(std::string_view text, std::size_t dot) {
    std::size_t start = dot + 1;
    while (start < text.size() && text[start] == ' ') ++start;
    std::size_t end = start;
    while (end < text.size() && is_word(text[end])) ++end;
    const bool whole = end == text.size() || static_cast<unsigned char>(text[end]) < 0x80U;
    return whole &&
           std::find(kSeriesNames.begin(), kSeriesNames.end(), text.substr(start, end - start)) != kSeriesNames.end();
}

}  // namespace

bool is_plain_query(std::string_view given) {
    const std::optional<std::string> text = without_quoted(given);
    if (!text || given.find("__") != std::string_view::npos) return false;
    const bool variables = text->find('@') != std::string::npos;
    for (std::size_t at = 0; at < text->size(); ++at) {
        const char c = (*text)[at];
        if (c == '[') return false;
        if (c == '(' && !may_open(*text, at)) return false;
        if (c != '.') continue;
        const bool in_number = at + 1 < text->size() && std::isdigit(static_cast<unsigned char>((*text)[at + 1])) != 0;
        if (!in_number && (variables || !is_known_attribute(*text, at))) return false;
    }
    return true;
}

}  // namespace paddock
