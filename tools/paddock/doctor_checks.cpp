#include "doctor_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "image_command.hpp"
#include "paddock/units.hpp"
#include "pipeline.hpp"
#include "run_tool.hpp"

namespace paddock::app {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience{20};  ///< importing pandas from a cold disk takes seconds

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::string last_line(std::string text) {
    while (!text.empty() && text.back() == '\n') {
        text.pop_back();
    }
    const std::size_t newline = text.rfind('\n');
    return newline == std::string::npos ? text : text.substr(newline + 1);
}

/// -I: as in the sandbox, the caller's PYTHONPATH and home are out of the game.
DoctorCheck check_module(const std::string& python, const std::string& module) {
    const auto answer =
        run_tool({python, "-I", "-c", fmt::format("import {0}; print({0}.__version__)", module)}, kPatience);
    const std::string name = "python: " + module;
    if (answer && answer->exit_code == 0) {
        return {name, CheckState::ok, module + " " + first_line(answer->output), ""};
    }
    return {name, CheckState::warn, answer ? last_line(answer->errors) : "it could not be imported in time",
            fmt::format("sudo apt-get install python3-{}", module)};
}

bool is_required(const Policy& policy, const std::string& control) {
    const auto& require = policy.sandbox.require;
    return std::find(require.begin(), require.end(), control) != require.end();
}

/// What puts a control in force where it is missing. Whatever else is missing hangs on namespaces.
std::string mend_of(const std::string& control) {
    if (control == "seccomp") {
        return "boot a kernel with CONFIG_SECCOMP_FILTER (Debian's have it)";
    }
    if (control == "landlock") {
        return "add landlock to the lsm= list of the kernel's command line, then reboot";
    }
    if (control == "memory" || control == "pids" || control == "cpu" || control == "cpu-time") {
        return "systemd-run --user --scope -p Delegate=yes paddock run ...   # or run it as root";
    }
    return "sudo sysctl -w user.max_user_namespaces=15000   # and see \"user namespaces\" above";
}

void add_native_controls(std::vector<DoctorCheck>& checks, Backend& native, const Policy& policy) {
    for (const Control& control : native.probe()) {
        const bool required = is_required(policy, control.name);
        const CheckState missing = required ? CheckState::missing : CheckState::warn;
        checks.push_back({"native: " + control.name, control.enforced ? CheckState::ok : missing, control.evidence,
                          control.enforced ? "" : mend_of(control.name)});
    }
}

DoctorCheck docker_image(const SandboxSettings& sandbox) {
    const auto answer = run_tool(
        {sandbox.command, "image", "inspect", "--format={{.Id}} {{json .Config.Labels}}", sandbox.image}, kPatience);
    if (!answer || answer->exit_code != 0) {
        return {"docker: image", CheckState::warn, "there is no image " + sandbox.image, "paddock image build"};
    }
    const std::string found = first_line(answer->output);
    const Result<std::string> definition = image_definition();
    if (definition && found.find(fmt::format("\"{}\":\"{}\"", kDefinitionLabel, *definition)) == std::string::npos) {
        return {"docker: image", CheckState::warn,
                sandbox.image + " was built from another Dockerfile or other packages than this paddock has",
                "paddock image build"};
    }
    return {"docker: image", CheckState::ok, sandbox.image + " " + found.substr(0, found.find(' ')), ""};
}

}  // namespace

std::vector<DoctorCheck> check_python(const Policy& policy) {
    const std::string& python = policy.sandbox.python;
    const auto answer = run_tool({python, "-I", "-c", "import platform; print(platform.python_version())"}, kPatience);
    if (!answer || answer->exit_code != 0) {
        return {{"python", CheckState::missing, fmt::format("{} does not start", python),
                 "sudo apt-get install python3   # or set sandbox.python in the policy"}};
    }
    return {{"python", CheckState::ok, fmt::format("{} {}", python, first_line(answer->output)), ""},
            check_module(python, "numpy"),
            check_module(python, "pandas")};
}

std::vector<DoctorCheck> check_plugins(const Policy& policy) {
    std::vector<DoctorCheck> checks;
    bool native_found = false;
    for (const PluginFile& plugin : find_plugins(installed_plugin_folders())) {
        const bool native = plugin.name == "native";
        native_found = native_found || native;
        const Result<LoadedBackend> loaded = load_backend(fs::absolute(plugin.path).string(), {});
        if (!loaded) {
            checks.push_back({"plugin: " + plugin.name, native ? CheckState::missing : CheckState::warn,
                              loaded.error().message, "see `paddock backends`"});
            continue;
        }
        checks.push_back({"plugin: " + plugin.name, CheckState::ok,
                          fmt::format("{} {}", loaded->version, plugin.path.string()), ""});
        if (native) {
            add_native_controls(checks, *loaded->backend, policy);
        }
    }
    if (!native_found) {
        checks.push_back({"plugin: native", CheckState::missing, "there is no such plugin in this installation",
                          "install paddock's plugins, or set PADDOCK_PLUGIN_PATH to their folder"});
    }
    return checks;
}

std::vector<DoctorCheck> check_docker(const Policy& policy) {
    const SandboxSettings& sandbox = policy.sandbox;
    const auto engine = run_tool({sandbox.command, "version", "--format", "{{.Server.Version}}"}, kPatience);
    const ToolAnswer* answer = engine ? &*engine : nullptr;
    const std::string mend = what_mends_engine(sandbox.command, answer);
    if (answer == nullptr) {
        return {{"docker: client", CheckState::warn,
                 fmt::format("no program {}, or it does not answer; only the docker backend needs it", sandbox.command),
                 mend}};
    }
    if (!mend.empty()) {
        return {{"docker: engine", CheckState::warn, last_line(engine->errors), mend}};
    }
    return {{"docker: engine", CheckState::ok, "version " + first_line(engine->output), ""}, docker_image(sandbox)};
}

std::vector<DoctorCheck> check_disk(const Policy& policy) {
    std::error_code failure;
    const fs::path folder = fs::temp_directory_path(failure);
    const fs::space_info space = failure ? fs::space_info{} : fs::space(folder, failure);
    if (failure) {
        return {{"disk", CheckState::warn, fmt::format("the temporary folder: {}", failure.message()),
                 "export TMPDIR=/tmp"}};
    }
    const bool enough = space.available >= policy.limits.disk_bytes;
    return {{"disk", enough ? CheckState::ok : CheckState::warn,
             fmt::format("{} free in {}", format_size(space.available), folder.string()),
             enough ? ""
                    : fmt::format("free some of {}: one run may leave {}", folder.string(),
                                  format_size(policy.limits.disk_bytes))}};
}

}  // namespace paddock::app
