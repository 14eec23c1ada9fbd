// Runs of the real program against a real engine, and what they leave there.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <boost/process/args.hpp>
#include <boost/process/child.hpp>
#include <boost/process/env.hpp>
#include <boost/process/environment.hpp>
#include <boost/process/exe.hpp>
#include <boost/process/io.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "program.hpp"
#include "run_tool.hpp"

namespace paddock::test {

namespace json = boost::json;
namespace bp = boost::process;

inline constexpr std::chrono::seconds kPatience{30};

inline std::string docker(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "docker");
    const auto answer = app::run_tool(arguments, kPatience);
    return answer ? answer->output : "the client did not answer";
}

/// Names of containers of ours, ended ones too.
inline std::string containers() {
    return docker({"ps", "--all", "--filter=label=org.paddock.run", "--format={{.Names}} {{.Status}}"});
}

/// Tries until `holds`, for at most 20 s.
template <typename Holds>
bool soon(Holds holds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > until) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return true;
}

inline constexpr const char* kSleeper =
    "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    "while True:\n    time.sleep(1)\n";

/// Its paddocks have a TMPDIR of their own: what another test's have seen of the engine is not known there.
class DockerRun : public ::testing::Test {
protected:
    void SetUp() override {
        if (::geteuid() != 0) {
            GTEST_SKIP() << "needs root: only root can start the Docker engine of the tests";
        }
    }
    [[nodiscard]] std::vector<std::string> command(const std::string& source, std::vector<std::string> flags = {}) {
        flags.insert(flags.begin(), {"run", "--backend", "docker", "--format", "json", "--skip-validation"});
        flags.push_back(folder_.put("strategy-" + std::to_string(++count_) + ".py", source));
        return flags;
    }
    [[nodiscard]] json::object run(const std::string& source, std::vector<std::string> flags = {},
                                   ProgramSetting setting = {}) {
        setting.environment.emplace("TMPDIR", folder_.path());
        const ProgramRun ran = paddock(command(source, std::move(flags)), setting);
        const json::value value = ran.json();
        return value.is_object() ? value.as_object() : json::object{{"status", ran.err}, {"error", ran.out}};
    }
    static std::string text(const json::object& result, std::string_view key) {
        const json::value& value = result.at(key);
        return value.is_string() ? std::string(value.as_string()) : json::serialize(value);
    }
    /// The policy's [sandbox] with these lines.
    [[nodiscard]] std::vector<std::string> sandbox(const std::string& lines) const {
        return {"--policy",
                folder_.put("policy.toml", "schema = 1\nname = \"t\"\nextends = \"default\"\n[sandbox]\n" + lines)};
    }
    /// A shell script in the place of the client: `lines` of its `case "$*" in`; for the rest it is the real one.
    [[nodiscard]] std::vector<std::string> client(const std::string& lines) const {
        const std::string path =
            folder_.put("docker", "#!/bin/sh\ncase \"$*\" in\n" + lines + "\nesac\nexec docker \"$@\"\n");
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        return sandbox("command = \"" + path + "\"\n");
    }
    /// paddock in the middle of a run, started and left alone. Not in a thread: a client that was forked meanwhile
    /// would hold its pipes.
    [[nodiscard]] bp::child start(const std::vector<std::string>& arguments) const {
        bp::environment environment = boost::this_process::environment();
        environment["TMPDIR"] = folder_.path();
        return bp::child(bp::exe = PADDOCK_PROGRAM, bp::args = arguments, environment,
                         bp::std_in<bp::null, bp::std_out> out_file(), bp::std_err > bp::null);
    }
    /// The result of what start() began.
    [[nodiscard]] json::object result_of(bp::child& started) const {
        started.wait();
        std::ifstream file(out_file());
        return json::parse(std::string(std::istreambuf_iterator<char>(file), {})).as_object();
    }
    [[nodiscard]] std::string out_file() const { return folder_.path() / "out.json"; }
    static bool sleeper_runs() { return containers().find("Up") != std::string::npos; }

    TestFolder folder_;
    int count_ = 0;
};

}  // namespace paddock::test
