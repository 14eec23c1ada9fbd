#pragma once
#include <string>
#include <string_view>

#include "paddock/report.hpp"
#include "paddock/validator/validator.hpp"
#include "paddock/verdict_cache.hpp"
#include "read_source.hpp"

namespace paddock::app {

/// Whether `check` reads this name as a notebook.
[[nodiscard]] bool is_notebook(std::string_view name);

/// Reads and judges one source, or takes the judgement that `cache` has of the same bytes; null: no cache. Notebooks
/// are judged each time. Never throws: what goes wrong is an unreadable file, which counts as not approved.
[[nodiscard]] CheckedFile check_file(const SourcePath& source, std::string_view stdin_name, const Validator& validator,
                                     VerdictCache* cache) noexcept;

}  // namespace paddock::app
