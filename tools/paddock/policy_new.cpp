#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "paddock/load_policy.hpp"
#include "paddock/units.hpp"
#include "paddock/validator/validator.hpp"
#include "policy_tool.hpp"

namespace paddock::app {

namespace {

/// NAME and BASE are filled in. Each line that is no comment does something: `policy lint` has nothing to say of it.
constexpr std::string_view kText = R"toml(#:schema ./paddock.schema.json
# The line above is for editors: `paddock policy schema > paddock.schema.json` writes what it names.
#
# A policy of paddock. What it does not say it has from the one that it extends:
#   paddock policy show   what it comes to, and where each value is from
#   paddock policy test   runs the [[rule.test]] cases below
#   paddock policy lint   what has no effect, contradicts itself, or is not tested
#   paddock policy diff BASE paddock.toml strategies/   what it changes
# A file called paddock.toml is found from its folder and from all below; others are named: --policy FILE.

schema = 1
name = "NAME"
extends = "BASE"

# [thresholds]  # the score from which a level begins
# medium = 30  # review by a person
# high = 70  # rejected
# critical = 90  # rejected

# [points]  # what one finding of a rule costs; `paddock explain` lists the rules
# reflection = 10

# [caps]  # the most that one rule adds in one file
# infinite-loop = 5

# [modules]  # dotted names; the longest that covers an import decides, at equal length deny wins
# deny = ["numpy.ctypeslib"]
# allow = ["my_indicators", "!random"]  # "!random" takes an inherited entry out
# unknown = "deny"  # a module on neither list rejects

# [reflection]
# allow_on = ["my_indicators"]  # getattr(my_indicators, name) costs nothing

# [io]  # literal paths that a strategy may open
# read = ["/data/**"]
# write = ["/output/**"]

# [limits]  # of one run
# timeout = "300s"
# memory = "4g"

# Rules of your own; docs/policies.md has them all. This one finds `frame.shift(-1)`, which takes a later row's value.
[[rule]]
id = "look-ahead"
points = 5
message = "{here} is a value of the future"
advice = "decide by the past alone: shift(1)"
# A tree-sitter query: a call of an attribute `shift` with -1, -2, ... as its first argument. @here is where the finding
# points; names that begin with an underscore are for the predicates in (#...?) only.
query = '''
(call
  function: (attribute attribute: (identifier) @_name)
  arguments: (argument_list . (unary_operator operator: "-" argument: (integer)))
  (#eq? @_name "shift")) @here
'''

[[rule.test]]
code = "signal = frame.close.shift(-1) > frame.close"
expect = 1

[[rule.test]]
code = "signal = frame.close > frame.close.shift(1)"
expect = 0

# A simple rule needs no query: `call`, `import`, `name`, `attribute` and `string` take patterns.
# [[rule]]
# id = "no-web-data"
# points = 30
# message = "{call} reads {string}"
# advice = "read files under /data"
# call = "pandas.read_*"
# string = "http*://*"
#
# [[rule.test]]
# code = '''
# import pandas as pd
# url = "https://" + "example.com/prices.csv"
# frame = pd.read_csv(url)
# '''
# expect = 1
#
# [[rule.test]]
# code = '''
# import pandas as pd
# frame = pd.read_csv("/data/prices.csv")
# '''
# expect = 0
)toml";

std::string replaced(std::string text, std::string_view word, std::string_view with) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + with.size())) {
        text.replace(at, word.size(), with);
    }
    return text;
}

Result<void> write_new(const std::string& path, std::string_view text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0) {
        const int reason = errno;
        return unexpected(ErrorCode::io, fmt::format("{} cannot be made: {}; {}", path, std::strerror(reason),
                                                     reason == EEXIST ? "move it away, or give another name"
                                                                      : "give a path in a folder that you may write"));
    }
    int failure = 0;
    while (!text.empty() && failure == 0) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            failure = errno;
        }
    }
    if (::close(file) != 0 && failure == 0) {
        failure = errno;
    }
    if (failure != 0) {
        return unexpected(ErrorCode::io,
                          fmt::format("{} cannot be written: {}; it is not whole", path, std::strerror(failure)));
    }
    return {};
}

}  // namespace

std::string new_policy_text(const std::string& name, const std::string& extends) {
    return replaced(replaced(std::string(kText), "NAME", name), "BASE", extends);
}

int policy_new(const PolicyLine& line, Console& console) {
    const auto shipped = shipped_policies();
    const bool known = std::any_of(shipped.begin(), shipped.end(),
                                   [&](const ShippedPolicy& policy) { return policy.name == line.extends; });
    if (!known) {
        return refuse(console, {ErrorCode::invalid_argument,
                                fmt::format("--extends \"{}\" is no shipped policy; give classic, default or strict",
                                            line.extends)});
    }
    const std::string text = new_policy_text(line.name.empty() ? "house-rules" : line.name, line.extends);
    if (const Result<Policy> policy = parse_policy(text, "--name", ".", rule_vocabulary()); !policy) {
        return refuse(console, {ErrorCode::invalid_argument,
                                fmt::format("--name \"{}\" makes no policy: {}", line.name, policy.error().message)});
    }
    if (line.words.empty()) {
        console.out(text);
        return kExitOk;
    }
    if (const Result<void> written = write_new(line.words.front(), text); !written) {
        return refuse(console, written.error());
    }
    if (!line.common.quiet) {
        console.out(fmt::format("{} is written; next: paddock policy test {}\n", printable(line.words.front(), false),
                                printable(line.words.front(), false)));
    }
    return kExitOk;
}

}  // namespace paddock::app
