#pragma once
#include <boost/json/object.hpp>

#include "paddock/report.hpp"

namespace paddock {

/// The object of `run --format json` without `stdout`, `stderr` and `validation`, for where these are kept by
/// themselves.
[[nodiscard]] boost::json::object run_record(const RunReport& report);

}  // namespace paddock
