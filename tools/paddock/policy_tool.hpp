// What the subcommands of `paddock policy` share. Each takes what stands behind its name and returns the exit code.
#pragma once
#include <boost/json/value.hpp>
#include <string>

#include "command.hpp"
#include "paddock/policy.hpp"
#include "paddock/result.hpp"

namespace paddock::app {

/// The command line of `paddock policy SUB ...`.
struct PolicyLine {
    CommonOptions common;
    std::string extends = "default";  ///< new
    std::string name;                 ///< new
    std::string max_score;            ///< diff
    Arguments words;                  ///< behind the subcommand
};

/// The policy that the one word names, else --policy and the rest of the usual way. Errors: as effective_policy().
[[nodiscard]] Result<Policy> policy_of(const PolicyLine& line);
/// The same, and what came of its files.
[[nodiscard]] Result<Policy> policy_of(const PolicyLine& line, PolicyReading& reading);

/// "file:12:3" taken apart; a place without numbers has line and column 0.
struct PolicyPlace {
    std::string file;
    int line = 0;
    int column = 0;
};
[[nodiscard]] PolicyPlace split_place(const std::string& origin);

int policy_new(const PolicyLine& line, Console& console);
int policy_lint(const PolicyLine& line, Console& console);
int policy_show(const PolicyLine& line, Console& console);
int policy_test(const PolicyLine& line, Console& console);
int policy_diff(const PolicyLine& line, Console& console);
int policy_schema(const PolicyLine& line, Console& console);

/// JSON Schema (draft 7) of policy files, with the ids of the built-in rules.
[[nodiscard]] boost::json::value policy_schema_json();
/// The text of `paddock policy new`.
[[nodiscard]] std::string new_policy_text(const std::string& name, const std::string& extends);

}  // namespace paddock::app
