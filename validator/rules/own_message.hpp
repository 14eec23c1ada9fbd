#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace paddock {

/// The message of a [[rule]]: text with `{name}` for what a capture or a pattern found; `{{` and `}}` are braces.
class MessageTemplate {
public:
    /// Errors: a sentence, for a brace that is not closed or a name that is not in `names`.
    [[nodiscard]] static std::variant<MessageTemplate, std::string> parse(std::string_view text,
                                                                          const std::vector<std::string>& names);

    /// `value` gives the text for each name; long ones are cut, line ends become blanks.
    [[nodiscard]] std::string fill(const std::function<std::string_view(std::string_view name)>& value) const;

private:
    struct Piece {
        std::string text;  ///< or the name
        bool is_name = false;
    };
    std::vector<Piece> pieces_;
};

}  // namespace paddock
