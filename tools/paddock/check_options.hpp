#pragma once
#include <boost/program_options/options_description.hpp>
#include <string>

#include "options.hpp"

namespace paddock::app {

/// The flags of `check`, as they were typed.
struct CheckOptions {
    CommonOptions common;
    std::string max_score;
    std::string jobs;
    std::string stdin_name = "<stdin>";
    std::string baseline;
    std::string approvals;
    bool no_cache = false;
    bool statistics = false;
};

[[nodiscard]] boost::program_options::options_description check_flag_options(CheckOptions& options);

}  // namespace paddock::app
