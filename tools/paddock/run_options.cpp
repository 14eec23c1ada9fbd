#include "run_options.hpp"

#include <sys/vfs.h>

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options/value_semantic.hpp>
#include <cctype>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "paddock/units.hpp"
#include "user_folders.hpp"

namespace paddock::app {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

constexpr double kMaxCpus = 4096;
constexpr std::uint64_t kLeastMemory = 4ULL << 20U;  ///< bytes: less does not hold the init and the interpreter
constexpr std::int64_t kMaxPids = 4'194'304;         ///< proc(5): the most that kernel.pid_max can be

Unexpected wrong(std::string message) {
    return unexpected(ErrorCode::invalid_argument, std::move(message));
}

Result<double> parse_cpus(const std::string& text) {
    double cpus = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), cpus, std::chars_format::fixed);
    if (failure != std::errc() || end != text.data() + text.size() || !(cpus > 0) || cpus > kMaxCpus) {
        return wrong(fmt::format("--cpus \"{}\" is not a number of cores above 0, such as 2 or 0.5", text));
    }
    return cpus;
}

Result<Limits> limits_from(const RunFlags& flags, Limits limits) {
    if (!flags.timeout.empty()) {
        const auto timeout = parse_duration(flags.timeout);
        if (!timeout) {
            return wrong("--timeout: " + timeout.error().message);
        }
        limits.timeout = *timeout;
    }
    if (!flags.cpus.empty()) {
        const Result<double> cpus = parse_cpus(flags.cpus);
        if (!cpus) {
            return unexpected(cpus.error());
        }
        limits.cpus = *cpus;
    }
    if (!flags.memory.empty()) {
        const auto memory = parse_size(flags.memory);
        if (!memory) {
            return wrong("--memory: " + memory.error().message);
        }
        if (*memory < kLeastMemory) {
            return wrong(
                fmt::format("--memory \"{}\" is too small for the sandbox itself; give 4m or more", flags.memory));
        }
        limits.memory_bytes = *memory;
    }
    if (!flags.pids.empty()) {
        const auto pids = parse_number("--pids", flags.pids, 1, kMaxPids);
        if (!pids) {
            return unexpected(pids.error());
        }
        limits.pids = static_cast<std::uint32_t>(*pids);
    }
    return limits;
}

bool is_variable_name(std::string_view name) {
    const auto fits = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    return !name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
           std::all_of(name.begin(), name.end(), fits);
}

Result<std::map<std::string, std::string>> environment_from(const std::vector<std::string>& pairs) {
    std::map<std::string, std::string> environment;
    for (const std::string& pair : pairs) {
        const std::size_t equals = pair.find('=');
        const std::string name = pair.substr(0, equals);
        if (equals == std::string::npos || !is_variable_name(name)) {
            return wrong(
                fmt::format("--env \"{}\" is not NAME=VALUE with a name of letters, digits and underscores, such as "
                            "--env SEED=1",
                            pair));
        }
        if (!environment.emplace(name, pair.substr(equals + 1)).second) {
            return wrong(fmt::format("--env {} is given twice; give it once", name));
        }
    }
    return environment;
}

/// "/data", or a path under it that stays there.
bool is_under_data(const std::string& target) {
    const fs::path path(target);
    const bool dots =
        std::any_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".." || part == "."; });
    return !dots && (target == "/data" || target.starts_with("/data/"));
}

std::string without_end_slashes(std::string path) {
    while (path.size() > 1 && path.back() == '/') {
        path.pop_back();
    }
    return path;
}

/// The whole root, devices, and the kernel's own file systems (statfs(2): PROC_SUPER_MAGIC, SYSFS_MAGIC).
bool is_the_systems(const fs::path& path) {
    struct statfs status {};
    if (::statfs(path.c_str(), &status) != 0) {
        return true;
    }
    constexpr unsigned long kProc = 0x9fa0;
    constexpr unsigned long kSys = 0x62656572;
    const auto type = static_cast<unsigned long>(status.f_type);
    const std::string text = path.string();
    return type == kProc || type == kSys || text == "/" || text == "/dev" || text.starts_with("/dev/");
}

Result<DataMount> data_mount(const std::string& text) {
    // A colon may be part of SRC: what exists as a whole is taken as a whole.
    std::error_code failure;
    const std::size_t colon = fs::exists(text, failure) ? std::string::npos : text.rfind(':');
    const std::string source = text.substr(0, colon);
    const fs::path real = fs::canonical(source, failure);
    if (source.empty() || failure) {
        return unexpected(ErrorCode::not_found,
                          fmt::format("--data \"{}\": {}: {}; give a file or folder that exists", text, source,
                                      failure ? failure.message() : "there is no path"));
    }
    if (is_the_systems(real)) {
        return wrong(fmt::format("--data \"{}\": {} shows the machine itself and not data; give a folder of data", text,
                                 real.string()));
    }
    const bool folder = fs::is_directory(real, failure);
    if (!folder && !fs::is_regular_file(real, failure)) {
        return wrong(fmt::format("--data \"{}\": {} is neither a file nor a folder; give one of these", text, source));
    }
    std::string target = colon == std::string::npos ? "" : without_end_slashes(text.substr(colon + 1));
    if (target.empty()) {
        target = folder ? "/data" : "/data/" + fs::path(without_end_slashes(source)).filename().string();
    }
    if (!is_under_data(target) || (!folder && target == "/data")) {
        return wrong(fmt::format("--data \"{}\": \"{}\" is not a place {} /data; give one such as {}:/data/{}", text,
                                 target, folder ? "at or under" : "under", source, real.filename().string()));
    }
    return DataMount{real.string(), target};
}

Result<std::vector<DataMount>> data_from(const std::vector<std::string>& texts) {
    std::vector<DataMount> mounts;
    for (const std::string& text : texts) {
        Result<DataMount> mount = data_mount(text);
        if (!mount) {
            return unexpected(mount.error());
        }
        const auto same = std::find_if(mounts.begin(), mounts.end(),
                                       [&](const DataMount& one) { return one.target == mount->target; });
        if (same != mounts.end()) {
            return wrong(fmt::format("--data \"{}\": {} is to be at {} already; give another place as SRC:DST", text,
                                     same->source, same->target));
        }
        mounts.push_back(std::move(*mount));
    }
    // Outer folders first, so that a backend can mount one within another.
    std::sort(mounts.begin(), mounts.end(), [](const DataMount& a, const DataMount& b) { return a.target < b.target; });
    return mounts;
}

Result<std::string> output_from(const std::string& text) {
    if (text.empty()) {
        return std::string();
    }
    std::error_code failure;
    const fs::path absolute = fs::absolute(text, failure);
    if (failure || (fs::exists(absolute, failure) && !fs::is_directory(absolute, failure))) {
        return wrong(
            fmt::format("--output \"{}\" is not a folder; give a folder, or a path where one can be made", text));
    }
    return absolute.string();
}

}  // namespace

po::options_description run_flag_options(RunFlags& flags) {
    po::options_description description("Flags of run");
    auto add = description.add_options();
    add("backend", po::value(&flags.backend)->value_name("NAME|FILE"),
        "native, dry-run, another plugin, or a plugin file (native)");
    add("timeout", po::value(&flags.timeout)->value_name("TIME"), "wall clock: 300, 300s, 5m, 500ms");
    add("cpus", po::value(&flags.cpus)->value_name("N"), "cores: 2, 0.5");
    add("memory", po::value(&flags.memory)->value_name("SIZE"), "of the whole process tree: 4g, 512m");
    add("pids", po::value(&flags.pids)->value_name("N"), "processes and threads together");
    add("env", po::value(&flags.environment)->value_name("K=V"), "a variable for the program; may be given again");
    add("data", po::value(&flags.data)->value_name("SRC[:DST]"),
        "read-only under /data: a file as /data/NAME, a folder as /data itself; may be given again");
    add("output", po::value(&flags.output)->value_name("DIR"), "gets what the program left in /output");
    add("max-score", po::value(&flags.max_score)->value_name("N"),
        "approve scores up to N instead of the policy's bound");
    add("stdin-filename", po::value(&flags.stdin_name)->value_name("NAME"),
        "what to call standard input in the report");
    add("approvals", po::value(&flags.approvals)->value_name("FILE"), kApprovalsHelp);
    add("allow-degraded", po::bool_switch(&flags.allow_degraded),
        "run although a required control cannot be had; the result lists what was missing");
    add("explain-isolation", po::bool_switch(&flags.explain_isolation),
        "print how the backend would confine this very run, layer by layer with the threat each meets, and run "
        "nothing");
    add("skip-validation", po::bool_switch(&flags.skip_validation), "run without a verdict; the result says so");
    return description;
}

Result<RunSettings> run_settings(const RunFlags& flags, const Policy& policy) {
    Result<Limits> limits = limits_from(flags, policy.limits);
    if (!limits) {
        return unexpected(limits.error());
    }
    auto environment = environment_from(flags.environment);
    if (!environment) {
        return unexpected(environment.error());
    }
    auto data = data_from(flags.data);
    if (!data) {
        return unexpected(data.error());
    }
    Result<std::string> output = output_from(flags.output);
    if (!output) {
        return unexpected(output.error());
    }
    Result<ReviewLog> reviews = load_reviews(flags.approvals);
    if (!reviews) {
        return unexpected(reviews.error());
    }
    RunSettings settings;
    settings.reviews = std::move(*reviews);
    settings.backend = flags.backend;
    settings.environment = std::move(*environment);
    settings.data = std::move(*data);
    settings.output_directory = std::move(*output);
    settings.limits = *limits;
    settings.sandbox = policy.sandbox;
    settings.allow_degraded = flags.allow_degraded;
    settings.explain_only = flags.explain_isolation;
    return settings;
}

}  // namespace paddock::app
