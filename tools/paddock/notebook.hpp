#pragma once
#include <string_view>
#include <vector>

#include "paddock/report.hpp"
#include "paddock/result.hpp"
#include "paddock/source.hpp"
#include "paddock/validator/validator.hpp"

namespace paddock::app {

/// One code cell.
struct CodeCell {
    int number = 0;  ///< among all cells, from 1
    std::string text;
};

/// The code cells of a Jupyter notebook, nbformat 4.
/// Errors: invalid_argument, when it is no such notebook, not of Python, or larger than 8 MiB (JSON of that size takes
/// some hundred megabytes when it is hostile).
[[nodiscard]] Result<std::vector<CodeCell>> code_cells(std::string_view json);

/// Judges the cells in their order as one program, each behind a line "# %% cell N": what "Run all" would run. The
/// judgement's source is that program, its digest is that program's. Rejected besides: a cell that is no whole Python
/// of its own, magics and shell lines (IPython runs them, and they are no Python), prompts that IPython takes off, and
/// the names through which IPython is reached.
[[nodiscard]] CheckedFile check_notebook(const std::string& path, const std::vector<CodeCell>& cells,
                                         const Validator& validator);

}  // namespace paddock::app
