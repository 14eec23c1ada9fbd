#include "check_options.hpp"

#include <boost/program_options/value_semantic.hpp>

#include "user_folders.hpp"

namespace paddock::app {

namespace po = boost::program_options;

po::options_description check_flag_options(CheckOptions& options) {
    po::options_description description("Flags of check");
    auto add = description.add_options();
    add("max-score", po::value(&options.max_score)->value_name("N"),
        "approve scores up to N instead of the policy's bound");
    add("jobs,j", po::value(&options.jobs)->value_name("N"), "threads (as many as there are cores)");
    add("stdin-filename", po::value(&options.stdin_name)->value_name("NAME"),
        "what to call standard input in the report; NAME.ipynb: it is a notebook");
    add("baseline", po::value(&options.baseline)->value_name("FILE"),
        "a report of check --format json: the findings in it are left out, and do not count for the exit code");
    add("approvals", po::value(&options.approvals)->value_name("FILE"), kApprovalsHelp);
    add("statistics", po::bool_switch(&options.statistics), "count findings by rule, time and bytes at the end");
    add("no-cache", po::bool_switch(&options.no_cache), "judge each file, whatever is remembered of it");
    return description;
}

}  // namespace paddock::app
