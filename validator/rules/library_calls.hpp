#pragma once
#include <vector>

#include "facts/facts.hpp"
#include "rules/rule.hpp"

namespace paddock {

/// `backend=` and set_option of pandas, which import the module that a text names (rule denied-module).
[[nodiscard]] std::vector<Hit> check_imports_by_text(const Facts& facts);

/// Files that are opened by something that is no path argument: time zones, basicConfig(filename=), open() without a
/// buffer, arrays resized under their views (rule file-io).
[[nodiscard]] std::vector<Hit> check_files_by_name(const Facts& facts, const Policy& policy);

}  // namespace paddock
