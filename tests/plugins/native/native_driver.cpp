// Runs one Python program in the native backend and prints what came of it, a "key value" per line, so that the tests
// can look at it from another user's process: native_driver [--key value]... [-- ARG...] < program.py
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "native_backend.hpp"

namespace {

using paddock::ExecutionRequest;
using paddock::ExecutionResult;

std::uint64_t number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw std::invalid_argument("not a number: " + std::string(text));
    }
    return value;
}

std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        if (end > at) {
            found.push_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
    return found;
}

/// One line, whatever bytes are in it.
std::string quoted(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
        } else if (c == '\\') {
            result += "\\\\";
        } else {
            result += c;
        }
    }
    return result;
}

std::string without_spaces(std::string text) {
    std::replace(text.begin(), text.end(), ' ', '-');
    return text;
}

template <typename T>
void print_figure(const char* name, const paddock::Measured<T>& figure) {
    if constexpr (std::is_same_v<T, std::chrono::microseconds>) {
        std::cout << name << ' ' << (figure.value ? std::to_string(figure.value->count()) : "null") << '\n';
    } else {
        std::cout << name << ' ' << (figure.value ? std::to_string(*figure.value) : "null") << '\n';
    }
    std::cout << name << ".source " << figure.source << '\n';
}

void print(const ExecutionResult& result) {
    std::cout << "status " << to_string(result.status) << "\nexit_code " << result.exit_code << "\nsignal "
              << result.signal << "\nlimits";
    for (const paddock::LimitHit limit : result.limits_hit) {
        std::cout << ' ' << to_string(limit);
    }
    std::cout << "\nwall_us " << result.wall_time.count() << "\nerror " << quoted(result.error) << "\nout_size "
              << result.out.size() << "\nout_truncated " << result.out_truncated << "\nout "
              << quoted(std::string_view(result.out).substr(0, 20'000)) << "\nerr "
              << quoted(std::string_view(result.err).substr(0, 20'000)) << '\n';
    print_figure("memory", result.usage.peak_memory_bytes);
    print_figure("cpu_us", result.usage.cpu_time);
    print_figure("pids_peak", result.usage.pids_peak);
    print_figure("io_read", result.usage.io_read_bytes);
    print_figure("io_write", result.usage.io_write_bytes);
    print_figure("network_rx", result.usage.network_rx_bytes);
    for (const paddock::Control& control : result.controls) {
        std::cout << "control." << control.name << ' ' << (control.enforced ? "in-force " : "missing ")
                  << control.evidence << '\n';
    }
    for (const paddock::IsolationEvent& event :
         result.isolation_events.value.value_or(std::vector<paddock::IsolationEvent>())) {
        std::cout << "event." << without_spaces(event.syscall) << ' ' << event.count << ' ' << event.action << '\n';
    }
    for (const paddock::Artifact& artifact : result.artifacts) {
        std::cout << "artifact." << artifact.path << ' ' << artifact.size << ' ' << artifact.sha256 << '\n';
    }
    rusage own{};
    getrusage(RUSAGE_SELF, &own);
    std::cout << "driver_peak_kb " << own.ru_maxrss << '\n';
}

struct Options {
    ExecutionRequest request;
    paddock::native::Switches switches;
    bool probe = false;
};

void switch_off(paddock::native::Switches& on, const std::string& name) {
    const std::map<std::string, bool*> all = {{"network", &on.network},
                                              {"filesystem", &on.filesystem},
                                              {"memory", &on.memory},
                                              {"pids", &on.pids},
                                              {"cpu", &on.cpu},
                                              {"cpu-time", &on.cpu_time},
                                              {"wall", &on.wall},
                                              {"output", &on.output},
                                              {"disk", &on.disk},
                                              {"seccomp", &on.seccomp},
                                              {"landlock", &on.landlock},
                                              {"privileges", &on.privileges},
                                              {"processes", &on.processes},
                                              {"ipc", &on.ipc},
                                              {"environment", &on.environment},
                                              {"descriptors", &on.descriptors},
                                              {"cgroups", &on.cgroups}};
    const auto found = all.find(name);
    if (found == all.end()) {
        throw std::invalid_argument("there is no switch " + name);
    }
    *found->second = false;
}

void apply(Options& options, const std::string& key, const std::string& value) {
    ExecutionRequest& request = options.request;
    if (key == "--timeout-ms") {
        request.limits.timeout = std::chrono::milliseconds(number(value));
    } else if (key == "--cpu-ms") {
        request.limits.cpu_time = std::chrono::milliseconds(number(value));
    } else if (key == "--cpus") {
        request.limits.cpus = std::stod(value);
    } else if (key == "--memory") {
        request.limits.memory_bytes = number(value);
    } else if (key == "--pids") {
        request.limits.pids = static_cast<std::uint32_t>(number(value));
    } else if (key == "--output-bytes") {
        request.limits.output_bytes = number(value);
    } else if (key == "--disk") {
        request.limits.disk_bytes = number(value);
    } else if (key == "--files") {
        request.limits.files = static_cast<std::uint32_t>(number(value));
    } else if (key == "--output") {
        request.output_directory = value;
    } else if (key == "--python") {
        request.sandbox.python = value;
    } else if (key == "--require") {
        request.sandbox.require = words(value);
    } else if (key == "--degraded") {
        request.allow_degraded = value == "yes";
    } else if (key == "--env") {
        request.environment[value.substr(0, value.find('='))] = value.substr(value.find('=') + 1);
    } else if (key == "--data") {
        request.data.push_back(
            {.source = value.substr(0, value.find(':')), .target = value.substr(value.find(':') + 1)});
    } else if (key == "--without") {
        switch_off(options.switches, value);
    } else if (key == "--probe") {
        options.probe = value == "yes";
    } else {
        throw std::invalid_argument("unknown option " + key);
    }
}

}  // namespace

int main(int count, char** values) try {
    const std::string source{std::istreambuf_iterator<char>(std::cin), {}};
    Options options{.request = {.source = paddock::ApprovedSource::without_validation({"test.py", source}),
                                .run_id = "test",
                                .arguments = {},
                                .environment = {},
                                .data = {},
                                .output_directory = {},
                                .limits = {},
                                .sandbox = {}},
                    .switches = {}};
    int at = 1;
    for (; at + 1 < count && std::string_view(values[at]) != "--"; at += 2) {
        apply(options, values[at], values[at + 1]);
    }
    for (++at; at < count; ++at) {
        options.request.arguments.emplace_back(values[at]);
    }
    paddock::native::NativeBackend backend(options.switches);
    if (options.probe) {
        ExecutionResult probed;
        probed.controls = backend.probe();
        print(probed);
    } else {
        print(backend.run(options.request, {}));
    }
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "native_driver: %s\n", error.what());
    return 2;
}
