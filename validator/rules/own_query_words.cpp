#include "rules/own_query_words.hpp"

#include <re2/filtered_re2.h>

#include <algorithm>
#include <utility>

namespace paddock {
namespace {

constexpr int kShortestAtom = 2;  ///< letters: one is in every source

bool holds(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

}  // namespace

QueryWords::QueryWords() = default;
QueryWords::QueryWords(QueryWords&&) noexcept = default;
QueryWords& QueryWords::operator=(QueryWords&&) noexcept = default;
QueryWords::~QueryWords() = default;

void QueryWords::need_one_of(std::vector<std::string> words) {
    words_.push_back(std::move(words));
}

void QueryWords::need_match(const std::string& expression) {
    Expression one{std::make_unique<re2::FilteredRE2>(kShortestAtom), {}};
    RE2::Options options;
    options.set_log_errors(false);
    int number = 0;
    if (one.filter->Add(expression, options, &number) != RE2::NoError)
        return;  // it is compiled elsewhere, and told there
    one.filter->Compile(&one.atoms);
    if (!one.atoms.empty()) expressions_.push_back(std::move(one));
}

bool QueryWords::are_in(std::string_view source, std::string_view lower) const {
    const auto one_of = [&](const std::vector<std::string>& words) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return holds(source, word); });
    };
    if (!std::all_of(words_.begin(), words_.end(), one_of)) return false;
    for (const auto& [filter, atoms] : expressions_) {
        std::vector<int> there;
        for (std::size_t at = 0; at < atoms.size(); ++at) {
            if (holds(lower, atoms[at])) there.push_back(static_cast<int>(at));
        }
        std::vector<int> possible;
        filter->AllPotentials(there, &possible);
        if (possible.empty()) return false;
    }
    return true;
}

}  // namespace paddock
