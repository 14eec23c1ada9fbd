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
    Result<std::vector<Bind>> data = data_binds(job.data, ids.privileged);
    if (!data) {
        return unexpected(data.error());
    }
    plan.binds.insert(plan.binds.end(), data->begin(), data->end());
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
