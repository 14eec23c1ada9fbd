#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class FilteredRE2;
}

namespace paddock {

/// What a source has to hold for one pattern of a query to match in it: most sources hold it not, and then nobody has
/// to walk over their trees. Of a source that is all ASCII: names are compared as NFKC folds them.
class QueryWords {
public:
    QueryWords();
    QueryWords(QueryWords&&) noexcept;
    QueryWords& operator=(QueryWords&&) noexcept;
    ~QueryWords();

    void need_one_of(std::vector<std::string> words);
    /// A text that the expression (RE2) matches.
    void need_match(const std::string& expression);

    /// `lower`: the source in lower-case letters. True when in doubt.
    [[nodiscard]] bool are_in(std::string_view source, std::string_view lower) const;

private:
    struct Expression {
        std::unique_ptr<re2::FilteredRE2> filter;
        std::vector<std::string> atoms;  ///< in lower-case letters
    };
    std::vector<std::vector<std::string>> words_;
    std::vector<Expression> expressions_;
};

}  // namespace paddock
