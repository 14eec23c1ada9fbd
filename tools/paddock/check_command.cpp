#include <fmt/format.h>

#include <boost/program_options/value_semantic.hpp>
#include <csignal>
#include <thread>

#include "command.hpp"
#include "in_order.hpp"
#include "paddock/report.hpp"
#include "pipeline.hpp"
#include "read_source.hpp"

namespace paddock::app {

namespace po = boost::program_options;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock check [FLAGS] PATH...\n\n"
    "Judges Python files, or all *.py files in folders, under a policy. \"-\" is standard input.\n"
    "Exit code: 0 all are approved, 1 at least one is not, 2 wrong usage, an unreadable file or a wrong policy.\n\n"
    "Examples:\n"
    "  paddock check strategies/\n"
    "  paddock check --policy strict --format json ema_cross.py\n"
    "  generate | paddock check --stdin-filename ema_cross.py -\n";

constexpr std::int64_t kMaxJobs = 1024;

struct CheckOptions {
    CommonOptions common;
    std::string max_score;
    std::string jobs;
    std::string stdin_name = "<stdin>";
};

po::options_description own_options(CheckOptions& options) {
    po::options_description description("Flags of check");
    auto add = description.add_options();
    add("max-score", po::value(&options.max_score)->value_name("N"),
        "approve scores up to N instead of the policy's bound");
    add("jobs,j", po::value(&options.jobs)->value_name("N"), "threads (as many as there are cores)");
    add("stdin-filename", po::value(&options.stdin_name)->value_name("NAME"),
        "what to call standard input in the report");
    return description;
}

/// What is printed of one file, and what it counts for. The source itself is not kept.
struct JudgedFile {
    std::string text;
    CheckTotals totals;
};

std::string text_of(const CheckedFile& file, const CheckOptions& options, const TextStyle& style) {
    if (options.common.format == "text") {
        return text_of_check(file, style);
    }
    return json_of_check(file, options.common.format == "json");
}

JudgedFile judge(const SourcePath& source, const CheckOptions& options, const TextStyle& style,
                 const Validator& validator) {
    CheckedFile file;
    if (source.error.empty()) {
        file = check_path(source.path, options.stdin_name, validator);
    } else {
        file = {source.path, unreadable_judgement(source.path, source.error), source.error};
    }
    JudgedFile judged;
    judged.totals.add(file);
    judged.text = text_of(file, options, style);
    return judged;
}

void add_totals(CheckTotals& sum, const CheckTotals& one) {
    sum.approved += one.approved;
    sum.review += one.review;
    sum.rejected += one.rejected;
    sum.unreadable += one.unreadable;
    sum.findings += one.findings;
}

/// Prints results as they come, with what each format wants between them.
class CheckPrinter {
public:
    CheckPrinter(const CheckOptions& options, const std::string& policy, Console& console)
        : format_(options.common.format), console_(console) {
        totals_.policy = policy;
        console_.out(format_ == "json" ? "[" : "");
    }

    /// False when nobody reads any more.
    bool print(JudgedFile&& file) {
        if (format_ == "json") {
            console_.out(totals_.files() > 0 ? ",\n" : "\n");
        }
        add_totals(totals_, file.totals);
        console_.out(file.text + (format_ == "jsonl" ? "\n" : ""));
        return !console_.out_closed() && console_.out_failure().empty();
    }

    const CheckTotals& finish(const TextStyle& style) {
        console_.out(format_ == "json" ? "\n]\n" : format_ == "text" ? text_of_summary(totals_, style) : "");
        return totals_;
    }

private:
    std::string_view format_;
    Console& console_;
    CheckTotals totals_;
};

int exit_code(const CheckTotals& totals) {
    if (totals.unreadable > 0) {
        return kExitUsage;
    }
    return totals.review + totals.rejected > 0 ? kExitNotApproved : kExitOk;
}

int check(const CheckOptions& options, const Arguments& paths, std::size_t jobs, Console& console) {
    Result<Policy> policy = effective_policy(options.common.policy, options.max_score);
    if (!policy) {
        return refuse(console, policy.error());
    }
    const std::string policy_name = policy->name;
    const Result<Validator> validator = Validator::create(std::move(*policy));
    if (!validator) {
        return refuse(console, validator.error());
    }
    const TextStyle style = text_style(options.common, console.out_colour());
    const std::vector<SourcePath> sources = find_sources(paths);
    CheckPrinter printer(options, policy_name, console);
    InOrder<JudgedFile> work(
        sources.size(), [&](std::size_t index) { return judge(sources[index], options, style, *validator); },
        [&](JudgedFile&& file) { return printer.print(std::move(file)); });
    work.run(jobs);
    if (console.out_closed()) {
        return kExitSignalBase + SIGPIPE;  // not all were judged: no verdict on the whole
    }
    return exit_code(printer.finish(style));
}

}  // namespace

int check_command(const Arguments& arguments, Console& console) {
    CheckOptions options;
    const po::options_description own = own_options(options);
    const po::options_description common = common_options(options.common, "text, json or jsonl");
    po::options_description all;
    all.add(own).add(common);
    const Result<Arguments> paths = parse_arguments(arguments, all);
    if (!paths) {
        return refuse(console, paths.error());
    }
    if (options.common.help) {
        console.out(help_page(kUsage, own, common));
        return kExitOk;
    }
    if (const Result<void> applied = apply_common(options.common, {"text", "json", "jsonl"}, console); !applied) {
        return refuse(console, applied.error());
    }
    if (paths->empty()) {
        return refuse(console, {ErrorCode::invalid_argument,
                                "check needs a file, a folder or -; `paddock check --help` has examples"});
    }
    if (options.jobs.empty()) {
        return check(options, *paths, std::max(1U, std::thread::hardware_concurrency()), console);
    }
    const Result<std::int64_t> jobs = parse_number("--jobs", options.jobs, 1, kMaxJobs);
    return jobs ? check(options, *paths, static_cast<std::size_t>(*jobs), console) : refuse(console, jobs.error());
}

}  // namespace paddock::app
