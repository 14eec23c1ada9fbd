#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.hpp"
#include "paddock/policy.hpp"

namespace paddock {

/// A place where an attribute is chosen by text: getattr and its relatives, operator.attrgetter and methodcaller.
struct TextName {
    Site site = kNoNode;    ///< the call; the name itself when it is handed on
    Site name = kNoNode;    ///< the expression that holds the text; kNoNode when it is handed on
    Site object = kNoNode;  ///< whose attribute; kNoNode when that comes later
    std::string by;         ///< "getattr"
};

[[nodiscard]] std::vector<TextName> text_names(const Facts& facts);

/// One attribute that is chosen by text, as far as the text is known. It counts like the attribute written out.
struct TextAttribute {
    TextName use;
    std::string name;
};
[[nodiscard]] std::vector<TextAttribute> text_attributes(const Facts& facts);

/// The policy's [reflection] allow_on names what this expression is, and nothing else can be.
[[nodiscard]] bool is_allowed_object(const Facts& facts, const Policy& policy, Site object);

/// An attribute of that name is denied; the reason, or nullopt.
[[nodiscard]] std::optional<std::string> why_denied(const Policy& policy, std::string_view attribute);

/// Some denied name begins with `prefix`, or a name with underscores could.
[[nodiscard]] bool may_become_denied(const Policy& policy, std::string_view prefix);

/// The parts of a dotted text ("a.b" of attrgetter).
[[nodiscard]] std::vector<std::string> split_dots(std::string_view text);

}  // namespace paddock
