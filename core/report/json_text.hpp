#pragma once
#include <boost/json/fwd.hpp>
#include <string>

namespace paddock {

/// JSON text of `value`, in one line or indented by two blanks. Fractions are written as people do (1.5, not 1.5E0).
[[nodiscard]] std::string json_text(const boost::json::value& value, bool indented);

}  // namespace paddock
