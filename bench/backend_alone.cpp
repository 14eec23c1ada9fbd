// What a backend reaches by itself: the approved sources of a folder, run by so many threads, and nothing kept. For
// batch_throughput.py. backend_alone JOBS TIMEOUT_SECONDS FOLDER WORK_FOLDER prints "RUNS SECONDS".
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "paddock/load_policy.hpp"
#include "pipeline.hpp"
#include "read_source.hpp"

namespace {

using namespace paddock;
namespace fs = std::filesystem;

[[noreturn]] void give_up(const std::string& why) {
    fmt::print(stderr, "backend_alone: {}\n", why);
    std::exit(1);
}

template <typename T>
T value_or_end(Result<T> result) {
    if (!result) {
        give_up(result.error().message);
    }
    return std::move(*result);
}

std::vector<ApprovedSource> approved_sources(const std::string& folder, const Validator& validator) {
    std::vector<ApprovedSource> approved;
    for (const app::SourcePath& found : app::find_sources({folder})) {
        Result<ApprovedSource> one =
            ApprovedSource::from(validator.judge(value_or_end(app::read_source(found.path, ""))));
        if (one) {
            approved.push_back(std::move(*one));
        }
    }
    return approved;
}

void run_one(const ApprovedSource& source, std::size_t number, const ExecutionRequest& like, const fs::path& work,
             Backend& backend) {
    ExecutionRequest request = like;
    request.source = source;
    request.run_id = fmt::format("bench-{}-{}", number, std::chrono::steady_clock::now().time_since_epoch().count());
    request.output_directory = work / std::to_string(number);
    fs::create_directories(request.output_directory);
    const ExecutionResult result = backend.run(request, {});
    if (result.status == RunStatus::error) {
        give_up(result.error);
    }
    fs::remove_all(request.output_directory);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        give_up("usage: backend_alone JOBS TIMEOUT_SECONDS FOLDER WORK_FOLDER");
    }
    Policy policy = value_or_end(load_policy("default", rule_vocabulary()));
    policy.limits.timeout = std::chrono::seconds(std::atoi(argv[2]));
    policy.limits.memory_bytes = 256ULL << 20U;
    const Validator validator = value_or_end(Validator::create(policy));
    const std::vector<ApprovedSource> sources = approved_sources(argv[3], validator);
    if (sources.empty()) {
        give_up("no source of the folder is approved");
    }
    const ExecutionRequest like{sources.front(), "", {}, {}, {}, "", policy.limits, policy.sandbox, false};
    std::atomic<std::size_t> next{0};
    const auto begin = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> threads;
        for (int job = 0; job < std::atoi(argv[1]); ++job) {
            threads.emplace_back([&] {
                const LoadedBackend loaded = value_or_end(app::load_installed_backend("native"));
                for (std::size_t i = next++; i < sources.size(); i = next++) {
                    run_one(sources[i], i, like, argv[4], *loaded.backend);
                }
            });
        }
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    fmt::print("{} {:.3f}\n", sources.size(), spent.count());
    return 0;
}
