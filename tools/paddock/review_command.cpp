#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <boost/program_options/value_semantic.hpp>
#include <chrono>
#include <ctime>
#include <iostream>
#include <optional>

#include "check_file.hpp"
#include "command.hpp"
#include "user_folders.hpp"

namespace paddock::app {

namespace po = boost::program_options;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock review [FLAGS] FILE\n"
    "       paddock review --list\n\n"
    "Shows the findings of a strategy whose verdict is review, and records a person's decision on exactly these bytes\n"
    "under exactly this policy, with a reason. Any change of the source or of the policy voids it. What is rejected\n"
    "cannot be approved. On a terminal it asks; else --approve or --refuse says what to record.\n"
    "Exit code: 0 the strategy is approved, 1 it is not, 2 wrong usage, an unreadable file or a void file of "
    "approvals.\n\n"
    "Examples:\n"
    "  paddock review grid_trading.py\n"
    "  paddock review --approve --reason \"TRADE-812: parameters by name, read through\" grid_trading.py\n"
    "  paddock review --list                      all decisions, and the digest that names them all\n";

struct ReviewOptions {
    CommonOptions common;
    std::string max_score;
    std::string reason;
    std::string approvals;
    bool approve = false;
    bool refuse = false;
    bool list = false;
};

po::options_description own_options(ReviewOptions& options) {
    po::options_description description("Flags of review");
    auto add = description.add_options();
    add("approve", po::bool_switch(&options.approve), "record an approval");
    add("refuse", po::bool_switch(&options.refuse), "record a refusal: the strategy is rejected from then on");
    add("reason", po::value(&options.reason)->value_name("TEXT"), "why, in one line; has to be given");
    add("list", po::bool_switch(&options.list), "print the decisions that were recorded");
    add("max-score", po::value(&options.max_score)->value_name("N"),
        "judge with this bound; the decision counts only where the same is given");
    add("approvals", po::value(&options.approvals)->value_name("FILE"), kApprovalsHelp);
    return description;
}

std::string now() {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                       utc.tm_hour, utc.tm_min, utc.tm_sec);
}

/// The account's name, or its number where the system has no name for it.
std::string account() {
    const passwd* entry = ::getpwuid(::getuid());
    return entry == nullptr ? fmt::format("user {}", ::getuid()) : std::string(entry->pw_name);
}

/// What a person types on the terminal; none at its end.
std::optional<std::string> ask(const std::string& question, Console& console) {
    console.err(question);
    std::string answer;
    if (!std::getline(std::cin, answer)) {
        return std::nullopt;
    }
    return answer;
}

/// Asks for what the flags leave open. None: no decision.
std::optional<ReviewDecision> ask_decision(const ReviewOptions& options, Console& console) {
    ReviewDecision decision;
    decision.approved = options.approve;
    if (!options.approve && !options.refuse) {
        const std::optional<std::string> answer = ask("approve, refuse, or leave it? [a/r/L] ", console);
        if (answer != "a" && answer != "approve" && answer != "r" && answer != "refuse") {
            return std::nullopt;
        }
        decision.approved = answer->front() == 'a';
    }
    decision.reason = options.reason;
    if (decision.reason.empty()) {
        const std::optional<std::string> answer = ask("reason, in one line: ", console);
        if (!answer || answer->empty()) {
            return std::nullopt;
        }
        decision.reason = *answer;
    }
    return decision;
}

int list_decisions(const ReviewLog& log, Console& console) {
    if (!log.problem().empty()) {
        return refuse(console, {ErrorCode::invalid_argument, "the file of approvals is void: " + log.problem()});
    }
    std::string out;
    for (const ReviewDecision& one : log.decisions()) {
        out += fmt::format("{}  {:<8}  {}  {} (source {:.12}, policy {} {:.12}, score {}): {}\n", one.time,
                           one.approved ? "approved" : "refused", one.who, one.path, one.source_sha256, one.policy,
                           one.policy_sha256, one.score, one.reason);
    }
    console.out(printable(out, true) + fmt::format("{} decisions, head {}\n", log.decisions().size(), log.head()));
    return kExitOk;
}

int record(ReviewDecision decision, const CheckedFile& file, const Policy& policy, const std::filesystem::path& path,
           Console& console) {
    decision.who = account();
    decision.time = now();
    decision.path = file.path;
    decision.source_sha256 = file.judgement.source_sha256;
    decision.policy = file.judgement.policy;
    decision.policy_sha256 = file.judgement.policy_sha256;
    decision.max_score = policy.max_score;
    decision.score = file.judgement.score;
    decision.findings_sha256 = findings_digest(file.judgement.findings);
    decision.engine = file.judgement.engine;
    if (const Result<void> written = ReviewLog::append(path, decision); !written) {
        return refuse(console, written.error());
    }
    console.out(printable(fmt::format("{} by {}: {} (source {:.12}, policy {}), in {}",
                                      decision.approved ? "approved" : "refused", decision.who, file.path,
                                      decision.source_sha256, decision.policy, path.string()),
                          false) +
                "\n");
    return decision.approved ? kExitOk : kExitNotApproved;
}

/// A verdict that is no person's to change.
int settled(const ReviewOptions& options, Verdict verdict, int code, Console& console) {
    if (!options.approve && !options.refuse) {
        return code;
    }
    console.complain(fmt::format(
        "nothing is recorded: the verdict is {}, and only one of review is a person's to decide", to_string(verdict)));
    return verdict == Verdict::approved ? kExitUsage : kExitNotApproved;
}

/// Takes a decision where one can be taken. `code`: what the command returns without one.
int decide(const ReviewOptions& options, const CheckedFile& file, const Policy& policy,
           const std::filesystem::path& path, int code, Console& console) {
    if (file.judgement.verdict != Verdict::review) {
        return settled(options, file.judgement.verdict, code, console);
    }
    if (!options.approve && !options.refuse && ::isatty(STDIN_FILENO) != 1) {
        if (code != kExitOk) {
            console.complain("no decision is recorded: give --approve or --refuse with --reason, or use a terminal");
        }
        return code;
    }
    const std::optional<ReviewDecision> decision = ask_decision(options, console);
    if (!decision) {
        console.complain("no decision is recorded");
        return code;
    }
    return record(*decision, file, policy, path, console);
}

/// Shows the file, and what was decided before.
int review(const ReviewOptions& options, const std::string& name, const std::filesystem::path& path, Console& console) {
    Result<Policy> policy = effective_policy(options.common.policy, options.max_score);
    if (!policy) {
        return refuse(console, policy.error());
    }
    const Result<Validator> validator = Validator::create(std::move(*policy));
    if (!validator) {
        return refuse(console, validator.error());
    }
    const CheckedFile file = check_file({name, {}}, {}, *validator, nullptr);
    CheckedFile shown = file;
    const ReviewLog log = ReviewLog::load(path);
    log.apply(shown.judgement, validator->policy());
    console.out(text_of_check(shown, text_style(options.common, console.out_colour())));
    if (!file.error.empty()) {
        return kExitUsage;
    }
    if (!log.problem().empty()) {
        return refuse(console, {ErrorCode::invalid_argument, "the file of approvals is void: " + log.problem()});
    }
    const int code = shown.judgement.verdict == Verdict::approved ? kExitOk : kExitNotApproved;
    return decide(options, file, validator->policy(), path, code, console);
}

Result<void> check_usage(const ReviewOptions& options, const Arguments& files) {
    const auto wrong = [](std::string_view what) {
        return unexpected(ErrorCode::invalid_argument, fmt::format("{}; `paddock review --help` has examples", what));
    };
    if (options.approve && options.refuse) {
        return wrong("--approve and --refuse contradict each other");
    }
    if (options.list ? !files.empty() : files.size() != 1) {
        return wrong(options.list ? "--list takes no FILE" : "review takes one FILE");
    }
    if (!options.list && files.front() == "-") {
        return wrong("a decision is on a file, not on standard input");
    }
    if ((options.approve || options.refuse) && options.reason.empty() && ::isatty(STDIN_FILENO) != 1) {
        return wrong("a decision needs a reason: give --reason");
    }
    return {};
}

}  // namespace

int review_command(const Arguments& arguments, Console& console) {
    ReviewOptions options;
    const po::options_description own = own_options(options);
    const po::options_description common = common_options(options.common, "text");
    po::options_description all;
    all.add(own).add(common);
    const Result<Arguments> files = parse_arguments(arguments, all);
    if (!files) {
        return refuse(console, files.error());
    }
    if (options.common.help) {
        console.out(help_page(kUsage, own, common));
        return kExitOk;
    }
    if (const Result<void> applied = apply_common(options.common, {"text"}, console); !applied) {
        return refuse(console, applied.error());
    }
    if (const Result<void> right = check_usage(options, *files); !right) {
        return refuse(console, right.error());
    }
    const Result<std::optional<std::filesystem::path>> path = approvals_path(options.approvals);
    if (!path) {
        return refuse(console, path.error());
    }
    if (!*path) {
        return refuse(
            console, {ErrorCode::invalid_argument, "there is no file for decisions (no $HOME): give --approvals FILE"});
    }
    return options.list ? list_decisions(ReviewLog::load(**path), console)
                        : review(options, files->front(), **path, console);
}

}  // namespace paddock::app
