#pragma once
#include <boost/json/fwd.hpp>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace paddock {

/// JSON text of `value`, in one line or indented by two blanks. Fractions are written as people do (1.5, not 1.5E0).
[[nodiscard]] std::string json_text(const boost::json::value& value, bool indented);

/// Takes the text piece by piece.
using JsonSink = std::function<void(std::string_view)>;

/// The same into a sink, so that memory does not grow with the text. `raw` holds the bytes of large strings by their key
/// in the outermost object, where `value` has null for them; they are made valid UTF-8 on the way.
void write_json(const boost::json::value& value, bool indented, const std::map<std::string_view, std::string_view>& raw,
                const JsonSink& sink);

}  // namespace paddock
