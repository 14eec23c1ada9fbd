#include "backends.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace paddock::conformance {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

constexpr unsigned kOrdinaryUser = 64'321;  // an id of no account: for the kernel it is a user like any other

/// Of [sandbox], for the Docker backend: PADDOCK_TEST_DOCKER_RUNTIME=runsc tries gVisor, which has not every control;
/// PADDOCK_TEST_DOCKER_COMMAND=/path/to/podman another client.
std::string sandbox_lines() {
    std::string lines;
    for (const char* key : {"runtime", "command"}) {
        const char* value = std::getenv(*key == 'r' ? "PADDOCK_TEST_DOCKER_RUNTIME" : "PADDOCK_TEST_DOCKER_COMMAND");
        lines += value == nullptr ? "" : fmt::format("{} = \"{}\"\n", key, value);
    }
    return lines.empty() ? "" : "[sandbox]\n" + lines;
}

/// Nothing ran: no output, no figure, no control, no artifact, no code, and a plan of what would have been done.
void expect_nothing_ran(const Told& told) {
    EXPECT_FALSE(told.result.at("success").as_bool());
    EXPECT_EQ(told.number("exit_code"), -1);
    EXPECT_EQ(told.number("signal"), 0);
    EXPECT_EQ(told.text("stdout"), "");
    EXPECT_EQ(told.text("stderr"), "");
    EXPECT_TRUE(told.limits().empty());
    EXPECT_TRUE(told.result.at("artifacts").as_array().empty());
    EXPECT_TRUE(told.result.at("execution_time").is_null());
    EXPECT_TRUE(told.result.at("plan").is_string());
    for (const char* figure : {"memory_usage_mb", "cpu_time", "cpu_percent", "pids_peak", "io_read_bytes",
                               "io_write_bytes", "network_rx_bytes", "network_tx_bytes"}) {
        EXPECT_TRUE(told.usage(figure).is_null()) << figure << " of a program that did not run";
    }
    for (const json::value& control : told.result.at("backend").at("controls").as_array()) {
        EXPECT_FALSE(control.at("enforced").as_bool()) << json::serialize(control);
    }
}

}  // namespace

std::vector<BackendUnderTest> backends() {
    std::vector<BackendUnderTest> all = {{.name = "DryRun", .backend = "dry-run", .user = 0, .runs = false},
                                         {.name = "Native", .backend = "native", .user = 0, .runs = true}};
    if (::geteuid() == 0) {  // else "Native" is an ordinary user's already
        all.push_back({.name = "NativeAsOrdinaryUser", .backend = "native", .user = kOrdinaryUser, .runs = true});
    }
    all.push_back({.name = "Docker", .backend = "docker", .user = 0, .runs = true});
    return all;
}

void PrintTo(const BackendUnderTest& backend, std::ostream* out) {
    *out << backend.name;
}

std::string Told::text(std::string_view key) const {
    const json::value& value = result.at(key);
    return value.is_string() ? std::string(value.as_string()) : json::serialize(value);
}

std::int64_t Told::number(std::string_view key) const {
    return result.at(key).as_int64();
}

std::vector<std::string> Told::limits() const {
    std::vector<std::string> hit;
    for (const json::value& limit : result.at("limits_hit").as_array()) {
        hit.emplace_back(limit.as_string());
    }
    return hit;
}

const json::value& Told::usage(std::string_view figure) const {
    return result.at("resource_usage").as_object().at(figure);
}

void Conformance::SetUp() {
    if (GetParam().backend == "docker" && ::geteuid() != 0) {
        GTEST_SKIP() << "needs root: only root can start the Docker engine of the tests";
    }
    fs::permissions(folder_.path(), fs::perms::others_exec | fs::perms::others_read, fs::perm_options::add);
}

Told Conformance::run(const std::string& source, const std::vector<std::string>& flags,
                      const std::vector<std::string>& arguments) {
    std::vector<std::string> command = {"run",  "--skip-validation", "--format",
                                        "json", "--backend",         GetParam().backend};
    command.insert(command.end(), flags.begin(), flags.end());
    if (GetParam().backend == "docker" && !sandbox_lines().empty()) {
        if (std::getenv("PADDOCK_TEST_DOCKER_RUNTIME") != nullptr) {
            command.emplace_back("--allow-degraded");
        }
        if (std::find(flags.begin(), flags.end(), "--policy") == flags.end()) {
            const std::vector<std::string> policy = limits("");
            command.insert(command.end(), policy.begin(), policy.end());
        }
    }
    command.push_back(folder_.put("program.py", source));
    command.emplace_back("--");
    command.insert(command.end(), arguments.begin(), arguments.end());
    test::ProgramSetting setting;
    setting.directory = folder_.path();
    setting.user = GetParam().user;
    setting.environment = {{"PADDOCK_CONFORMANCE_SECRET", "hunter2"}};
    const test::ProgramRun done = test::paddock(command, setting);
    Told told{.result = {}, .exit_code = done.exit_code, .standard_error = done.err};
    const json::value value = done.json();
    if (!value.is_object()) {
        throw std::runtime_error("no result: " + done.out + done.err);
    }
    told.result = value.as_object();
    if (!GetParam().runs) {
        expect_nothing_ran(told);
    }
    return told;
}

std::vector<std::string> Conformance::limits(const std::string& lines) const {
    return {"--policy",
            folder_.put("policy.toml", "schema = 1\nname = \"conformance\"\nextends = \"default\"\n[limits]\n" + lines +
                                           (GetParam().backend == "docker" ? sandbox_lines() : ""))};
}

std::string Conformance::writable_folder(const std::string& name) const {
    const fs::path path = folder_.path() / name;
    fs::create_directory(path);
    fs::permissions(path, fs::perms::all);
    return path.string();
}

}  // namespace paddock::conformance
