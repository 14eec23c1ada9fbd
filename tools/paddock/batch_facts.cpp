#include "batch_facts.hpp"

#include <fmt/format.h>
#include <nettle/sha2.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <limits>
#include <thread>

#include "paddock/report.hpp"
#include "paddock/sha256.hpp"
#include "paddock/units.hpp"
#include "paddock/validator/validator.hpp"

namespace paddock::app {

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

/// Digest of a file, read piece by piece: data may be large. Errors: io.
Result<std::string> digest_of_file(const fs::path& path) {
    constexpr std::size_t kPiece = 1U << 16U;
    std::ifstream file(path, std::ios::binary);
    sha256_ctx context{};
    sha256_init(&context);
    std::vector<char> piece(kPiece);
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        sha256_update(&context, static_cast<std::size_t>(file.gcount()),
                      reinterpret_cast<const std::uint8_t*>(piece.data()));
    }
    if (!file.eof()) {
        return unexpected(ErrorCode::io,
                          fmt::format("--data: {} cannot be read; give data that you can read", path.string()));
    }
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    return fmt::format("{:02x}", fmt::join(digest, ""));
}

/// Of a folder: over the names and digests of its files, sorted. Errors: io.
Result<std::string> digest_of_data(const fs::path& source) {
    std::error_code failure;
    if (!fs::is_directory(source, failure)) {
        return digest_of_file(source);
    }
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator at(source, failure), end; !failure && at != end; at.increment(failure)) {
        if (at->is_regular_file(failure)) {
            files.push_back(at->path());
        }
    }
    if (failure) {
        return unexpected(ErrorCode::io, fmt::format("--data: {}: {}", source.string(), failure.message()));
    }
    std::sort(files.begin(), files.end());
    std::string all;
    for (const fs::path& file : files) {
        const Result<std::string> digest = digest_of_file(file);
        if (!digest) {
            return digest;
        }
        all += fs::relative(file, source).string() + '\0' + *digest + '\n';
    }
    return sha256_hex(all);
}

json::object limits_json(const Limits& limits) {
    return {{"timeout_ms", limits.timeout.count()},
            {"cpus", limits.cpus},
            {"memory", limits.memory_bytes},
            {"pids", limits.pids},
            {"output", limits.output_bytes},
            {"disk", limits.disk_bytes},
            {"files", limits.files},
            {"cpu_time_ms", limits.cpu_time.count()}};
}

json::object texts_json(const std::map<std::string, std::string>& texts) {
    json::object object;
    for (const auto& [name, value] : texts) {
        object[name] = to_valid_utf8(value);
    }
    return object;
}

json::array list_json(const std::vector<std::string>& texts) {
    json::array list;
    for (const std::string& text : texts) {
        list.emplace_back(to_valid_utf8(text));
    }
    return list;
}

Result<std::string> run_settings_json(const RunSettings& settings) {
    json::array data;
    for (const DataMount& mount : settings.data) {
        const Result<std::string> digest = digest_of_data(mount.source);
        if (!digest) {
            return digest;
        }
        data.push_back({{"target", to_valid_utf8(mount.target)}, {"sha256", *digest}});
    }
    const SandboxSettings& sandbox = settings.sandbox;
    return json::serialize(json::object{{"backend", to_valid_utf8(settings.backend)},
                                        {"arguments", list_json(settings.arguments)},
                                        {"environment", texts_json(settings.environment)},
                                        {"data", data},
                                        {"limits", limits_json(settings.limits)},
                                        {"sandbox",
                                         {{"require", list_json(sandbox.require)},
                                          {"image", to_valid_utf8(sandbox.image)},
                                          {"python", to_valid_utf8(sandbox.python)},
                                          {"command", to_valid_utf8(sandbox.command)},
                                          {"runtime", to_valid_utf8(sandbox.runtime)},
                                          {"env", texts_json(sandbox.env)}}},
                                        {"allow_degraded", settings.allow_degraded}});
}

/// A figure of /proc/meminfo (proc(5)), in bytes; 0 when it is not there.
std::uint64_t memory_figure(const std::string& wanted) {
    constexpr std::uint64_t kKibibyte = 1024;
    std::ifstream file("/proc/meminfo");
    std::string name;
    std::string unit;
    for (std::uint64_t value = 0; file >> name >> value && std::getline(file, unit);) {
        if (name == wanted + ":") {
            return value * kKibibyte;
        }
    }
    return 0;
}

std::string now() {
    const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    ::gmtime_r(&time, &utc);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

std::string machine() {
    utsname name{};
    ::uname(&name);
    return fmt::format("{} {} {}, {} cores, {}", name.sysname, name.release, name.machine,
                       std::thread::hardware_concurrency(), format_size(memory_figure("MemTotal")));
}

}  // namespace

Result<batch::BatchFacts> batch_facts(const Policy& policy, const RunSettings& settings, bool skip_validation,
                                      const std::string& shard) {
    Result<std::string> run_settings = run_settings_json(settings);
    if (!run_settings) {
        return unexpected(run_settings.error());
    }
    batch::BatchFacts facts;
    if (!skip_validation) {
        facts.judged_by = policy.sha256 + (policy.max_score ? fmt::format(" max-score {}", *policy.max_score) : "");
        if (!settings.reviews.decisions().empty()) {
            facts.judged_by += " reviews " + settings.reviews.head();  // each new decision counts with --resume
        }
    }
    facts.engine = engine_version();
    facts.run_settings = std::move(*run_settings);
    facts.notes = {{"policy", skip_validation ? "none (--skip-validation)" : policy.name},
                   {"policy_sha256", policy.sha256},
                   {"paddock", PADDOCK_VERSION},
                   {"backend", settings.backend},
                   {"machine", machine()},
                   {"shard", shard},
                   {"started", now()}};
    return facts;
}

std::size_t default_jobs(const Limits& limits) {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::uint64_t fit = memory_figure("MemAvailable") / std::max<std::uint64_t>(limits.memory_bytes, 1);
    return std::clamp<std::uint64_t>(fit, 1, cores);
}

}  // namespace paddock::app
