#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "paddock/execution.hpp"

namespace paddock::native {

/// The first of `required` that is not enforced in `controls`, as a sentence; empty when all hold. `backend` is the
/// name that is told where nobody knows the control.
[[nodiscard]] std::string missing_control(const std::vector<std::string>& required,
                                          const std::vector<Control>& controls, std::string_view backend);

}  // namespace paddock::native
