#include "plan.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include "confine.hpp"
#include "files.hpp"
#include "landlock.hpp"

namespace paddock::native {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kPasswd = "strategy:x:1000:1000:strategy:/tmp:/usr/sbin/nologin\n";
constexpr std::string_view kGroup = "strategy:x:1000:\n";

Result<Bind> data_bind(const DataMount& data, const HostIds& ids) {
    const fs::path target(data.target);
    const bool plain =
        std::none_of(target.begin(), target.end(), [](const fs::path& part) { return part == ".." || part == "."; });
    const bool below = data.target == "/data" || (data.target.starts_with("/data/") && data.target.size() > 6);
    if (!below || !plain || data.target.ends_with('/')) {
        return unexpected(
            ErrorCode::invalid_argument,
            fmt::format("data target \"{}\" is not a plain path below /data; write /data/NAME", data.target));
    }
    struct stat status {};
    if (stat(data.source.c_str(), &status) != 0) {
        return unexpected(ErrorCode::not_found,
                          fmt::format("data {} can't be found; give a file or folder that exists", data.source));
    }
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("data {} is neither a file nor a folder; sockets, fifos and devices stay outside",
                                      data.source));
    }
    const mode_t wanted = S_ISDIR(status.st_mode) ? S_IROTH | S_IXOTH : S_IROTH;
    if (ids.privileged && (status.st_mode & wanted) != wanted) {
        return unexpected(
            ErrorCode::permission_denied,
            fmt::format("data {} is closed to others, and the program does not run as root; `chmod -R o+rX` it",
                        data.source));
    }
    return Bind{.source = data.source, .target = data.target, .folder = S_ISDIR(status.st_mode)};
}

/// Binds of data, none at or below another's target: mounting over one would need a place in a read-only folder.
Result<void> add_data(Plan& plan, const std::vector<DataMount>& mounts) {
    std::vector<std::string> targets;
    for (const DataMount& data : mounts) {
        Result<Bind> bind = data_bind(data, plan.ids);
        if (!bind) {
            return unexpected(bind.error());
        }
        for (const std::string& other : targets) {
            if (other == bind->target || other.starts_with(bind->target + '/') ||
                bind->target.starts_with(other + '/')) {
                return unexpected(
                    ErrorCode::invalid_argument,
                    fmt::format("data targets {} and {} overlap; give each a place of its own below /data", other,
                                bind->target));
            }
        }
        targets.push_back(bind->target);
        plan.binds.push_back(std::move(*bind));
    }
    return {};
}

void add_devices(Plan& plan) {
    // No /dev/zero: mapped shared it is memory that no count of resident memory sees.
    for (const char* device : {"/dev/null", "/dev/full", "/dev/random", "/dev/urandom"}) {
        plan.binds.push_back({.source = device, .target = device, .folder = false, .device = true});
    }
}

/// Parents of everything, each once, parents first (a set of paths sorts that way).
void add_folders(Plan& plan) {
    std::set<std::string> folders = {"/data", "/dev", "/etc", "/work"};
    const auto add_parents = [&folders](const std::string& path) {
        for (fs::path at = fs::path(path).parent_path(); at != "/" && !at.empty(); at = at.parent_path()) {
            folders.insert(at.string());
        }
    };
    for (const Bind& bind : plan.binds) {
        add_parents(bind.target);
        if (bind.folder) {
            folders.insert(bind.target);
        }
    }
    for (const Link& link : plan.links) {
        add_parents(link.path);
    }
    folders.erase("/tmp");  // mounted by then
    plan.folders.assign(folders.begin(), folders.end());
}

/// -s: no user site; -B: no bytecode files, since /work is read-only; -u: what was printed before a kill is told.
/// Not -I: it would ignore PYTHONHASHSEED, and the environment is paddock's own already. PYTHONSAFEPATH keeps the
/// program's folder off sys.path (Python 3.11): it can't import itself under its file's name.
void add_command(Plan& plan, const Job& job) {
    plan.arguments = {plan.runtime.interpreter, "-s", "-B", "-u", kScriptPath};
    plan.arguments.insert(plan.arguments.end(), job.arguments.begin(), job.arguments.end());

    for (const auto& [name, value] : environment_of(job)) {
        plan.environment.push_back(name + "=" + value);
    }
    if (!plan.on.environment) {
        plan.environment.emplace_back("PADDOCK_OF_THE_CALLER=1");
    }
}

void add_resource_limits(Plan& plan, const Limits& limits, const BoundByCgroup& bound) {
    constexpr rlim_t kDescriptors = 1024, kStack = 8ULL << 20, kSignals = 1024, kBehindCgroup = 8, kPage = 4096;
    const auto cpu_seconds =
        static_cast<rlim_t>(std::ceil(std::chrono::duration<double>(cpu_time_limit(limits)).count()));
    plan.resource_limits = {
        {RLIMIT_CORE, 0},  // a core file would hold the program's data, outside
        {RLIMIT_NOFILE, bound.memory ? kDescriptors : kWatchedDescriptors},
        {RLIMIT_FSIZE, limits.disk_bytes + kPage},  // no sparse giants; a little above, so that ENOSPC comes first
        {RLIMIT_STACK, kStack},
        {RLIMIT_MEMLOCK, 0},
        {RLIMIT_MSGQUEUE, 0},
        {RLIMIT_NICE, 0},
        {RLIMIT_RTPRIO, 0},
        {RLIMIT_SIGPENDING, kSignals},
    };
    if (plan.on.pids) {  // counted in this user namespace alone since Linux 5.14
        plan.resource_limits.push_back({RLIMIT_NPROC, limits.pids + kInitProcesses + (bound.pids ? kBehindCgroup : 0)});
    }
    if (plan.on.cpu_time) {  // per process; the supervisor counts the whole tree
        plan.resource_limits.push_back({RLIMIT_CPU, cpu_seconds + 1});
    }
    if (!bound.memory && plan.on.memory) {
        // A backstop for one process while the supervisor can't look: far above, so that the watch is what ends a run.
        plan.resource_limits.push_back({RLIMIT_DATA, 4 * limits.memory_bytes + (1ULL << 30)});
    }
}

/// As many of the caller's processors as Limits::cpus, rounded up; runs side by side begin at different ones.
void choose_processors(Plan& plan, const Limits& limits) {
    static std::atomic<unsigned> next{static_cast<unsigned>(getpid())};
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof(allowed), &allowed) != 0) {
        return;  // more than 1024 processors: the evidence then says that there is no bound
    }
    const auto wanted = static_cast<unsigned>(std::ceil(limits.cpus));
    const unsigned available = static_cast<unsigned>(CPU_COUNT(&allowed));
    if (wanted >= available) {
        return;
    }
    CPU_ZERO(&plan.cpus);
    for (unsigned at = next.fetch_add(wanted) % CPU_SETSIZE; plan.cpu_count < wanted; at = (at + 1) % CPU_SETSIZE) {
        if (CPU_ISSET(at, &allowed)) {
            CPU_SET(at, &plan.cpus);
            ++plan.cpu_count;
        }
    }
}

}  // namespace

std::chrono::microseconds cpu_time_limit(const Limits& limits) {
    if (limits.cpu_time.count() > 0) {
        return limits.cpu_time;
    }
    return std::chrono::microseconds(
        static_cast<std::int64_t>(static_cast<double>(limits.timeout.count()) * limits.cpus * 1000.0));
}

std::map<std::string, std::string> environment_of(const Job& job) {
    const std::string threads = fmt::format("{}", std::max(1L, std::lround(std::ceil(job.limits.cpus))));
    std::map<std::string, std::string> environment = {{"HOME", "/tmp"},
                                                      {"LANG", "C.UTF-8"},
                                                      {"MKL_NUM_THREADS", threads},
                                                      {"OMP_NUM_THREADS", threads},
                                                      {"OPENBLAS_NUM_THREADS", threads},
                                                      {"NUMEXPR_NUM_THREADS", threads},
                                                      {"PATH", "/usr/bin"},
                                                      {"PYTHONHASHSEED", "0"},
                                                      {"PYTHONSAFEPATH", "1"},
                                                      {"TMPDIR", "/tmp"}};
    for (const auto* extra : {&job.sandbox.env, &job.environment}) {
        for (const auto& [name, value] : *extra) {
            environment[name] = value;
        }
    }
    return environment;
}

Job job_of(const ExecutionRequest& request) {
    return {.source = request.source.bytes(),
            .arguments = request.arguments,
            .environment = request.environment,
            .data = request.data,
            .output_directory = request.output_directory,
            .limits = request.limits,
            .sandbox = request.sandbox,
            .allow_degraded = request.allow_degraded};
}

Result<Plan> make_plan(const Job& job, const HostIds& ids, const Switches& switches, const BoundByCgroup& bound) {
    Plan plan;
    plan.on = switches;
    plan.ids = ids;
    Result<Runtime> runtime = find_runtime(job.sandbox.python);
    if (!runtime) {
        return unexpected(runtime.error());
    }
    plan.runtime = std::move(*runtime);
    plan.binds = plan.runtime.binds;
    plan.links = plan.runtime.links;
    add_devices(plan);
    if (Result<void> added = add_data(plan, job.data); !added) {
        return unexpected(added.error());
    }
    if (plan.binds.size() > kMostBinds) {
        return unexpected(ErrorCode::invalid_argument,
                          fmt::format("{} places would have to be bound, {} at most; put the data into fewer folders",
                                      plan.binds.size(), kMostBinds));
    }
    add_folders(plan);
    plan.files = {{kScriptPath, job.source}, {"/etc/passwd", kPasswd}, {"/etc/group", kGroup}};
    constexpr std::uint64_t kRootSlack = 4ULL << 20;
    plan.root_size = std::to_string(job.source.size() + kRootSlack);
    plan.scratch_size = switches.disk ? std::to_string(job.limits.disk_bytes) : "0";  // tmpfs(5): 0 is no bound
    plan.output_files = std::to_string(output_inodes(job.limits));
    plan.tmp_files = std::to_string(tmp_inodes(job.limits));
    add_command(plan, job);
    add_resource_limits(plan, job.limits, bound);
    if (!bound.cpu && switches.cpu) {
        choose_processors(plan, job.limits);
    }
    plan.landlock_abi = switches.landlock ? landlock_abi() : 0;
    plan.landlock_rules = landlock_rules(plan.binds);
    const Descriptor proc(open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    plan.host_namespaces = own_namespaces(proc.get());
    return plan;
}

}  // namespace paddock::native
