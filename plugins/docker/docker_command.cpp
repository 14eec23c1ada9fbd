#include "docker_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "frames.hpp"
#include "plan.hpp"

namespace paddock::docker {
namespace {

/// --mount reads its value as a line of CSV: a field in quotes, quotes in it doubled.
std::string field(std::string_view key, std::string_view value) {
    std::string text = fmt::format("\"{}=", key);
    for (const char c : value) {
        text += c == '"' ? "\"\"" : std::string(1, c);
    }
    return text + '"';
}

/// Without what is mounted below the source, which a read-only bind would leave writable.
std::string bind(const std::string& source, const std::string& target) {
    return fmt::format("--mount=type=bind,{},{},readonly,bind-nonrecursive=true", field("source", source),
                       field("target", target));
}

/// A tmpfs of the program's own.
struct ScratchFolder {
    std::string target, volume;
    std::uint64_t bytes = 0, files = 0;
};

std::array<ScratchFolder, 2> scratch_of(const Container& container) {
    const Limits& limits = container.limits;
    return {{{"/tmp", container.name + "-tmp", limits.disk_bytes, native::tmp_inodes(limits)},
             {kOutputPath, container.name + "-output", limits.disk_bytes, native::output_inodes(limits)}}};
}

std::string scratch(const ScratchFolder& folder, const Container& container) {
    constexpr const char* kOptions = "rw,noexec,nosuid,nodev";
    return container.podman ? fmt::format("--volume={}:{}:{}", folder.volume, folder.target, kOptions)
                            : fmt::format("--tmpfs={}:{},size={},nr_inodes={},mode=0700,uid={},gid={}", folder.target,
                                          kOptions, folder.bytes, folder.files, container.user, native::kInnerId);
}

std::string label(const char* name, const std::string& value) {
    return fmt::format("--label={}={}", name, value);
}

}  // namespace

std::vector<std::string> run_arguments(const Container& container) {
    const Limits& limits = container.limits;
    std::vector<std::string> arguments = {
        "run",
        "--interactive",  // the init's orders; their end is the container's
        "--pull=never",
        "--name=" + container.name,
        "--cidfile=" + container.id_file,
        label(kRunLabel, container.run_id),
        label(kOwnerLabel, container.owner),
        "--log-driver=none",  // what is printed goes to paddock alone, not to the engine's disk as well
        "--network=none",
        "--ipc=none",
        "--cgroupns=private",
        "--read-only",
        "--cap-drop=ALL",
        fmt::format("--user={}:{}", container.user, native::kInnerId),
        "--security-opt=no-new-privileges",
        "--security-opt=seccomp=" + container.profile,
        fmt::format("--cpus={:.2f}", container.cpus),
        fmt::format("--memory={}b", limits.memory_bytes),
        fmt::format("--memory-swap={}b", limits.memory_bytes),
        fmt::format("--pids-limit={}", container.pids_limit),
        "--ulimit=core=0:0",
        "--ulimit=nofile=1024:1024",
        "--ulimit=memlock=0:0",
        "--ulimit=msgqueue=0:0",
        "--ulimit=nice=0:0",
        "--ulimit=rtprio=0:0",
        "--ulimit=sigpending=1024:1024",
        "--restart=no",
        "--no-healthcheck",
        "--hostname=paddock",
        "--workdir=/",
        bind(container.init, kInitPath),
        bind(container.program, native::kScriptPath),
        bind(container.passwd, "/etc/passwd"),
        bind(container.group, "/etc/group"),
    };
    for (const ScratchFolder& folder : scratch_of(container)) {
        arguments.push_back(scratch(folder, container));
    }
    if (container.podman) {
        arguments.push_back("--read-only-tmpfs=false");  // or /run, /var/tmp and more are writable
        arguments.push_back("--stop-timeout=0");
        arguments.push_back(fmt::format(
            "--ulimit=nproc={0}:{0}", std::max(container.pids_limit, kSetUpPids)));  // else as many as the kernel knows
    }
    for (const native::Bind& data : container.data) {
        arguments.push_back(bind(data.source, data.target));
    }
    if (!container.sandbox.runtime.empty()) {
        arguments.push_back("--runtime=" + container.sandbox.runtime);
    }
    arguments.push_back(std::string("--entrypoint=") + kInitPath);
    arguments.push_back(container.sandbox.image);
    return arguments;
}

std::vector<std::string> update_pids_arguments(const std::string& name, std::uint32_t pids_limit) {
    return {"update", fmt::format("--pids-limit={}", pids_limit), name};
}

std::vector<std::string> inspect_arguments(const std::string& name) {
    return {"inspect", "--type=container", "--format={{.State.OOMKilled}} {{.State.ExitCode}} {{.State.Error}}", name};
}

std::vector<std::string> remove_arguments(const std::vector<std::string>& names) {
    std::vector<std::string> arguments = {"rm", "--force", "--volumes"};
    arguments.insert(arguments.end(), names.begin(), names.end());
    return arguments;
}

std::vector<std::string> list_arguments(bool podman) {
    return {"ps", "--all", "--no-trunc", fmt::format("--filter=label={}", kOwnerLabel),
            fmt::format("--format={{{{.Names}}}} {{{{{} \"{}\"}}}}", podman ? "index .Labels" : ".Label", kOwnerLabel)};
}

/// In pages: podman takes a size for a quota of its own file system's.
std::vector<std::vector<std::string>> make_volumes_arguments(const Container& container) {
    constexpr std::uint64_t kPage = 4096;
    std::vector<std::vector<std::string>> commands;
    for (const ScratchFolder& folder : scratch_of(container)) {
        if (container.podman) {
            commands.push_back({"volume", "create", label(kRunLabel, container.run_id),
                                label(kOwnerLabel, container.owner), "--opt=type=tmpfs", "--opt=device=tmpfs",
                                fmt::format("--opt=o=nr_blocks={},nr_inodes={},mode=0700,uid={},gid={}",
                                            std::max<std::uint64_t>(folder.bytes / kPage, 1), folder.files,
                                            container.user, native::kInnerId),
                                folder.volume});
        }
    }
    return commands;
}

std::vector<std::string> volumes_of(const Container& container) {
    std::vector<std::string> names;
    for (const ScratchFolder& folder : scratch_of(container)) {
        names.push_back(folder.volume);
    }
    return names;
}

std::vector<std::string> remove_volumes_arguments(const std::vector<std::string>& names) {
    std::vector<std::string> arguments = {"volume", "rm"};
    arguments.insert(arguments.end(), names.begin(), names.end());
    return arguments;
}

std::vector<std::string> list_volumes_arguments() {
    return {"volume", "ls", fmt::format("--filter=label={}", kOwnerLabel),
            fmt::format("--format={{{{.Name}}}} {{{{index .Labels \"{}\"}}}}", kOwnerLabel)};
}

std::string as_typed(const std::string& command, const std::vector<std::string>& arguments) {
    std::string text = command;
    for (const std::string& argument : arguments) {
        const bool plain = argument.find_first_of(" \t\n\"'\\$`*?[]{}()<>|&;!#~") == std::string::npos;
        std::string quoted;
        for (const char c : argument) {
            quoted += c == '\'' ? "'\\''" : std::string(1, c);
        }
        text += plain ? ' ' + argument : " '" + quoted + '\'';
    }
    return text;
}

}  // namespace paddock::docker
