#pragma once
#include <filesystem>
#include <string>

#include "paddock/execution_limits.hpp"
#include "paddock/result.hpp"
#include "run_tool.hpp"

namespace paddock::app {

/// The label that an image carries: image_definition() at its build.
inline constexpr const char* kDefinitionLabel = "org.paddock.definition";

/// Dockerfile and requirements of this installation. Errors: not_found.
[[nodiscard]] Result<std::filesystem::path> image_folder();
/// Hex, over the files that an image is made of: an image with another one is older, or newer. Errors: as above; io.
[[nodiscard]] Result<std::string> image_definition();

/// Why the engine that `client` talks to is not to be had, as a sentence with what to do; empty when it is.
/// `answer` is that of `CLIENT version`, none when there is no such program or it hangs.
[[nodiscard]] std::string why_no_engine(const std::string& client, const ToolAnswer* answer);
/// The command of such a sentence alone, for `doctor`; empty when the engine is there.
[[nodiscard]] std::string what_mends_engine(const std::string& client, const ToolAnswer* answer);

}  // namespace paddock::app
