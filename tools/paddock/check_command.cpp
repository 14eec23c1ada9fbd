#include <fmt/format.h>
#include <malloc.h>

#include <csignal>
#include <optional>
#include <thread>

#include "check_file.hpp"
#include "check_options.hpp"
#include "check_printer.hpp"
#include "command.hpp"
#include "in_order.hpp"
#include "paddock/baseline.hpp"
#include "paddock/build_id.hpp"
#include "user_folders.hpp"

namespace paddock::app {

namespace po = boost::program_options;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock check [FLAGS] PATH...\n\n"
    "Judges Python files and notebooks (*.ipynb), or all *.py and *.ipynb files in folders, under a policy. \"-\" is\n"
    "standard input. What a person approved with `paddock review` counts as approved.\n"
    "Exit code: 0 all are approved, 1 at least one is not, 2 wrong usage, an unreadable file or a wrong policy.\n\n"
    "Examples:\n"
    "  paddock check strategies/\n"
    "  paddock check --policy strict --format json ema_cross.py\n"
    "  generate | paddock check --stdin-filename ema_cross.py -\n"
    "  paddock check --format sarif strategies/ > paddock.sarif\n"
    "  paddock check --format json strategies/ > known.json; paddock check --baseline known.json strategies/\n";

constexpr std::int64_t kMaxJobs = 1024;
/// Reading the cache costs what judging a few files does.
constexpr std::size_t kCacheFromFiles = 16;

/// What is laid over each judgement, besides the validator.
struct Setting {
    std::optional<Baseline> baseline;
    ReviewLog reviews;
    std::optional<VerdictCache> cache;
};

/// The cache for this engine, policy and --max-score. Without one all is judged. One that another laid there or can
/// write is told of; that there is no place for one, as accounts without a home have none, with -v.
std::optional<VerdictCache> open_cache(const CheckOptions& options, const Policy& policy, std::size_t files,
                                       Console& console) {
    const std::optional<std::filesystem::path> folder = cache_folder();
    const std::optional<std::string> build = program_build();
    if (options.no_cache || files < kCacheFromFiles || !folder || !build) {
        return std::nullopt;
    }
    const std::string scope = fmt::format("engine {} build {}\npolicy {}\nmax-score {}\n", engine_version(), *build,
                                          policy.sha256, policy.max_score ? fmt::to_string(*policy.max_score) : "none");
    Result<VerdictCache> cache = VerdictCache::open(*folder, scope);
    if (!cache && (options.common.verbose || cache.error().code == ErrorCode::permission_denied)) {
        console.complain(fmt::format("the cache is not used: {}", cache.error().message));
    }
    return cache ? std::optional(std::move(*cache)) : std::nullopt;
}

Result<Setting> open_setting(const CheckOptions& options, Console& console) {
    Setting setting;
    if (!options.baseline.empty()) {
        const Result<SourceText> text = read_source(options.baseline, {});
        if (!text) {
            return unexpected(text.error().code,
                              fmt::format("--baseline {}: {}", options.baseline, text.error().message));
        }
        Result<Baseline> baseline = Baseline::parse(text->bytes, options.baseline);
        if (!baseline) {
            return unexpected(baseline.error());
        }
        setting.baseline = std::move(*baseline);
    }
    Result<ReviewLog> reviews = load_reviews(options.approvals);
    if (!reviews) {
        return unexpected(reviews.error());
    }
    if (!reviews->problem().empty()) {
        console.complain(fmt::format("the file of approvals is void, and none of them counts: {}", reviews->problem()));
    }
    setting.reviews = std::move(*reviews);
    return setting;
}

CheckedFile judge(const SourcePath& source, const CheckOptions& options, const Validator& validator, Setting& setting) {
    CheckedFile file = check_file(source, options.stdin_name, validator, setting.cache ? &*setting.cache : nullptr);
    setting.reviews.apply(file.judgement, validator.policy());
    if (setting.baseline) {
        setting.baseline->mark(file);
    }
    return file;
}

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
    Result<Setting> setting = open_setting(options, console);
    if (!setting) {
        return refuse(console, setting.error());
    }
    const Result<Validator> validator = Validator::create(std::move(*policy));
    if (!validator) {
        return refuse(console, validator.error());
    }
    const TextStyle style = text_style(options.common, console.out_colour());
    const std::vector<SourcePath> sources = find_sources(paths, SourceKinds::python_and_notebooks);
    setting->cache = open_cache(options, validator->policy(), sources.size(), console);
    CheckPrinter printer(options, style, validator->policy(), console);
    InOrder<PrintedFile> work(
        sources.size(),
        [&](std::size_t index) {
            return print_file(judge(sources[index], options, *validator, *setting), options, style);
        },
        [&](PrintedFile&& file) { return printer.print(std::move(file)); });
    work.run(jobs);
    if (const Result<void> saved = setting->cache ? setting->cache->save() : Result<void>(); !saved) {
        console.complain(fmt::format("the cache was not written: {}", saved.error().message));
    }
    if (console.out_closed()) {
        return kExitSignalBase + SIGPIPE;  // not all were judged: no verdict on the whole
    }
    return exit_code(printer.finish());
}

/// What one large file took is given back before the next: each such block is mapped and unmapped by itself. glibc
/// would raise both bounds to the largest block that was ever freed (mallopt(3), M_MMAP_THRESHOLD), and keep what lies
/// between.
void give_memory_back() {
    mallopt(M_MMAP_THRESHOLD, 256 << 10);
    mallopt(M_TRIM_THRESHOLD, 1 << 20);
}

}  // namespace

int check_command(const Arguments& arguments, Console& console) {
    give_memory_back();
    CheckOptions options;
    const po::options_description own = check_flag_options(options);
    const po::options_description common = common_options(options.common, "text, json, jsonl, sarif or github");
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
    if (const Result<void> applied =
            apply_common(options.common, {"text", "json", "jsonl", "sarif", "github"}, console);
        !applied) {
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
