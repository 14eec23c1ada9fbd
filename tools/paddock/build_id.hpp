#pragma once
#include <optional>
#include <string>

namespace paddock::app {

/// The linker's build ids of this program and of all libraries it has loaded, in hex: another text for any other
/// engine. None when one of them has no build id, so that nothing would tell it from its successor.
[[nodiscard]] std::optional<std::string> program_build();

}  // namespace paddock::app
