#pragma once
#include <optional>
#include <string>

namespace paddock {

/// The linker's build ids of this program and of all libraries it has loaded, in hex: another text for any other
/// engine. None when one of them has no build id, so that nothing would tell it from its successor.
[[nodiscard]] std::optional<std::string> program_build();
/// In hex, of the program or library that has the memory at `place`, such as one of its constants. Empty: none.
[[nodiscard]] std::string build_id_at(const void* place);

}  // namespace paddock
