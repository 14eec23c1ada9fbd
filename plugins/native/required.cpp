#include "required.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace paddock::native {

std::string missing_control(const std::vector<std::string>& required, const std::vector<Control>& controls,
                            std::string_view backend) {
    for (const std::string& name : required) {
        const auto found = std::find_if(controls.begin(), controls.end(),
                                        [&name](const Control& control) { return control.name == name; });
        if (found == controls.end()) {
            return fmt::format(
                "the policy requires the control \"{}\", which the {} backend does not know; nothing was run", name,
                backend);
        }
        if (!found->enforced) {
            return fmt::format(
                "the required control \"{}\" is not in force ({}); nothing was run: mend that, or pass "
                "--allow-degraded",
                name, found->evidence);
        }
    }
    return {};
}

}  // namespace paddock::native
