// Threat: a program that stops the clock, floods, hides its children, or forges the report. The supervisor stands
// outside, waits on the kernel's word (pidfd, wait status, counters), and takes nothing from the program but two
// streams of bytes.
#include "supervise.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/statfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "artifacts.hpp"
#include "child.hpp"
#include "controls.hpp"
#include "output.hpp"
#include "refusals.hpp"
#include "required.hpp"
#include "watch.hpp"

namespace paddock::native {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr microseconds kLongestPause{50'000};  ///< between two looks at what the kernel does not report by itself

/// Why the supervisor killed the tree.
enum class Cause { none, failure, wall, cpu, memory, output, stopped };

class Supervisor {
public:
    Supervisor(const Job& job, const Machine& machine, const CgroupPlaces& places, Plan& plan, RunCgroups& groups)
        : job_(job), machine_(machine), places_(places), plan_(plan), groups_(groups) {}

    ExecutionResult run(std::stop_token stop);

private:
    Result<void> start();
    void watch_until_gone(int stop_event);
    void on_message(const Message& message, std::array<Descriptor, kReadyDescriptors>& folders);
    void on_proof(const Proof& proof);
    void on_tick();
    void look_at_disk();
    void take_messages();
    void read_output(Capture& capture);
    void fail(std::string sentence);
    void end(Cause cause);
    [[nodiscard]] int poll_timeout() const;
    [[nodiscard]] Clock::time_point next_tick() const;

    void decide_status();
    void decide_exit();
    void add_limits_hit();
    void add_usage();
    void add_artifacts();

    const Job& job_;
    const Machine& machine_;
    const CgroupPlaces& places_;
    Plan& plan_;
    RunCgroups& groups_;

    RefusalPage refusals_;  ///< outlives the child, which counts in it
    Child child_;
    std::unique_ptr<Capture> out_, err_;
    std::unique_ptr<TreeWatch> watch_;
    Descriptor output_, tmp_;
    ExecutionResult result_;
    Cause cause_ = Cause::none;
    bool started_ = false;                         ///< the program was let go
    bool counted_ = false;                         ///< refused calls are
    bool disk_full_ = false, files_full_ = false;  ///< /output, whenever it was looked at
    bool channel_open_ = true;
    std::optional<Message> exit_;
    Clock::time_point deadline_, start_, end_;
    Clock::time_point tick_ = Clock::time_point::max();
    microseconds cpu_used_{0};
    rusage usage_{};
};

void Supervisor::fail(std::string sentence) {
    if (result_.error.empty()) {
        result_.error = std::move(sentence);
    }
    end(Cause::failure);
}

void Supervisor::end(Cause cause) {
    if (cause_ == Cause::none) {
        cause_ = cause;
    }
    child_.kill();
}

Result<void> Supervisor::start() {
    constexpr std::chrono::seconds kSetUpTime{30};  // a machine under load; the set-up takes a few milliseconds
    deadline_ = Clock::now() + kSetUpTime;
    if (!refusals_) {
        return unexpected(ErrorCode::unavailable, "there is no memory for a shared page; free some and run it again");
    }
    if (Result<void> started = child_.start(plan_, groups_, *refusals_); !started) {
        return started;
    }
    const std::uint64_t cap = plan_.on.output ? job_.limits.output_bytes : ~0ULL;
    out_ = std::make_unique<Capture>(child_.take_out(), cap);
    err_ = std::make_unique<Capture>(child_.take_err(), cap);
    const Result<HostIds> ids = host_ids(machine_);
    if (!ids) {
        return unexpected(ids.error());
    }
    plan_.ids = ids.value();
    if (Result<void> mapped = write_id_maps(child_.pid(), plan_.ids); !mapped) {
        return mapped;
    }
    if (!child_.release()) {
        return unexpected(ErrorCode::internal, "the sandbox's first process ended before its set-up; nothing was run");
    }
    return {};
}

void Supervisor::on_message(const Message& message, std::array<Descriptor, kReadyDescriptors>& folders) {
    switch (message.kind) {
        case MessageKind::failed:
            started_ = false;
            fail(fmt::format("the sandbox could not be set up, at {}: {}; nothing was run", describe(message.step),
                             std::strerror(message.error)));
            break;
        case MessageKind::ready:
            output_ = std::move(folders[static_cast<std::size_t>(ReadyDescriptor::output)]);
            tmp_ = std::move(folders[static_cast<std::size_t>(ReadyDescriptor::tmp)]);
            if (plan_.watched) {
                watch_ = std::make_unique<TreeWatch>(
                    std::move(folders[static_cast<std::size_t>(ReadyDescriptor::proc)]), output_.get(), tmp_.get());
            }
            break;
        case MessageKind::proof: on_proof(message.proof); break;
        case MessageKind::exited:
            exit_ = message;
            if (watch_) {
                cpu_used_ = std::max(cpu_used_, watch_->sample().cpu_time);
            }
            child_.release();
            break;
    }
}

/// The program waits for this word. Nothing required may be missing by what it saw itself.
void Supervisor::on_proof(const Proof& proof) {
    const Clock::time_point deadline = plan_.on.wall ? Clock::now() + job_.limits.timeout : Clock::time_point::max();
    OutsideView outside{.joined = groups_.holds(child_.pid()),
                        .clock_runs = deadline != Clock::time_point::max(),
                        .output_cap = std::max(out_->cap(), err_->cap()),
                        .output = {},
                        .tmp = {}};
    if (fstatfs(output_.get(), &outside.output) != 0 || fstatfs(tmp_.get(), &outside.tmp) != 0) {
        fail(fmt::format("the sandbox's /output and /tmp can't be looked at: {}; nothing was run",
                         std::strerror(errno)));
        return;
    }
    result_.controls = judge_controls(plan_, job_, proof, groups_, places_, outside);
    counted_ = proof.refusals_counted;
    if (job_.prove_only) {
        end(Cause::failure);
        return;
    }
    const std::string missing = missing_control(job_.sandbox.require, result_.controls, "native");
    if (!missing.empty() && !job_.allow_degraded) {
        fail(missing);
        return;
    }
    refusals_.clear();
    start_ = Clock::now();
    deadline_ = plan_.on.wall ? start_ + job_.limits.timeout : Clock::time_point::max();
    tick_ = start_;
    started_ = child_.release();
    if (!started_) {
        fail("the sandbox ended before the program started; nothing was run");
    }
}

void Supervisor::take_messages() {
    std::array<Descriptor, kReadyDescriptors> folders;
    while (const std::optional<Message> message = child_.receive(folders)) {
        on_message(*message, folders);
    }
}

void Supervisor::read_output(Capture& capture) {
    if (capture.fd() >= 0) {
        capture.read_some();
        if (capture.over_cap()) {
            end(Cause::output);
        }
    }
}

/// A full /output that the program empties again before its end is seen only if it is full when it is looked at.
void Supervisor::look_at_disk() {
    struct statfs output {};
    if (output_ && fstatfs(output_.get(), &output) == 0) {
        disk_full_ = disk_full_ || (output.f_blocks > 0 && output.f_bfree == 0);
        files_full_ = files_full_ || (output.f_files > 0 && output.f_ffree == 0);
    }
}

/// Looks at what only polling can tell, and sets when to look next.
void Supervisor::on_tick() {
    const microseconds cpu_limit = cpu_time_limit(job_.limits);
    microseconds pause = kLongestPause;
    look_at_disk();
    if (groups_.memory_kills() > 0) {
        end(Cause::memory);  // cgroup v1 takes one process of the tree: the rest goes with it, as under v2
    }
    if (watch_) {
        const TreeSample sample = watch_->sample();
        cpu_used_ = std::max(cpu_used_, sample.cpu_time);
        if (plan_.on.memory && !groups_.bounds_memory() && sample.most_bytes > job_.limits.memory_bytes &&
            watch_->proportional_bytes() > job_.limits.memory_bytes) {
            end(Cause::memory);
        }
        pause = std::min(pause, next_look(sample.resident_bytes, job_.limits.memory_bytes));
    }
    if (const std::optional<RunCgroups::Figure> used = groups_.cpu_time()) {
        cpu_used_ = microseconds(used->value);
        // It can't be used up sooner than by all processors at once.
        static const long processors = std::max(1L, sysconf(_SC_NPROCESSORS_ONLN));
        pause = std::min(pause, std::max(microseconds(1000), (cpu_limit - cpu_used_) / processors));
    }
    if (plan_.on.cpu_time && cpu_used_ > cpu_limit) {
        end(Cause::cpu);
    }
    tick_ = Clock::now() + pause;
}

Clock::time_point Supervisor::next_tick() const {
    return cause_ == Cause::none ? std::min(deadline_, tick_) : Clock::time_point::max();
}

int Supervisor::poll_timeout() const {
    const Clock::time_point next = next_tick();
    if (next == Clock::time_point::max()) {
        return -1;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 1'000'000));
}

void Supervisor::watch_until_gone(int stop_event) {
    for (;;) {
        // A negative descriptor is passed over (poll(2)): a stream that is at its end, a stop that was heard.
        std::array<pollfd, 5> events{{{child_.pidfd(), POLLIN, 0},
                                      {channel_open_ ? child_.channel() : -1, POLLIN, 0},
                                      {out_->fd(), POLLIN, 0},
                                      {err_->fd(), POLLIN, 0},
                                      {cause_ == Cause::none ? stop_event : -1, POLLIN, 0}}};
        const int ready = poll(events.data(), events.size(), poll_timeout());
        if (ready < 0 && errno != EINTR) {
            fail(fmt::format("waiting for the program failed: {}", std::strerror(errno)));
            return;
        }
        take_messages();
        channel_open_ = channel_open_ && !(ready > 0 && (events[1].revents & POLLHUP) != 0);
        read_output(*out_);
        read_output(*err_);
        if (ready > 0 && (events[0].revents & POLLIN) != 0) {
            return;
        }
        if (ready > 0 && events[4].revents != 0) {
            end(Cause::stopped);
        }
        const Clock::time_point now = Clock::now();
        if (cause_ == Cause::none && now >= deadline_) {
            started_ ? end(Cause::wall) : fail("the sandbox was not set up within 30 s; nothing was run");
        }
        if (cause_ == Cause::none && started_ && now >= tick_) {
            on_tick();
        }
    }
}

/// How the program itself ended, as its init was told by the kernel.
void Supervisor::decide_exit() {
    if (exit_->code == CLD_EXITED) {
        result_.exit_code = exit_->status;
        result_.status = exit_->status == 0 ? RunStatus::ok : RunStatus::failed;
        return;
    }
    result_.signal = exit_->status;
    result_.status = RunStatus::killed;
    if (refusals_.ended_run()) {
        result_.signal = SIGSYS;  // what the kernel's own filter would have sent; the init's was SIGKILL, to all
        return;
    }
    const bool by_kernel = exit_->status == SIGKILL || exit_->status == SIGXCPU;
    if (exit_->status == SIGKILL && groups_.memory_kills() > 0) {
        result_.status = RunStatus::memory;
    } else if (by_kernel && cpu_used_ > cpu_time_limit(job_.limits)) {
        result_.status = RunStatus::timeout;  // RLIMIT_CPU was quicker than the tick
    }
}

void Supervisor::decide_status() {
    if (cause_ == Cause::failure || !started_) {
        result_.status = RunStatus::error;
        if (result_.error.empty()) {
            result_.error = "the sandbox ended before the program started; nothing was run";
        }
        return;
    }
    if (exit_) {
        decide_exit();
    }
    switch (cause_) {
        case Cause::wall:
        case Cause::cpu: result_.status = RunStatus::timeout; break;
        case Cause::memory: result_.status = RunStatus::memory; break;
        case Cause::output: result_.status = RunStatus::output_limit; break;
        case Cause::stopped:
            result_.status = RunStatus::killed;
            result_.error = "the run was interrupted from outside before the program ended; run it again";
            break;
        case Cause::none:
            if (result_.signal == SIGSYS && refusals_.ended_run()) {
                result_.error =
                    "the program made a system call that only an attack makes (see isolation_events), which ended the "
                    "run; read its source before you run it again";
            } else if (!exit_ && groups_.memory_kills() > 0) {
                result_.status = RunStatus::memory;
                result_.signal = SIGKILL;
            } else if (!exit_) {
                result_.error =
                    "the sandbox's first process was killed from outside; look at the kernel's log, and run it again";
            }
            break;
        case Cause::failure: break;
    }
    if (cause_ != Cause::none && !exit_) {
        result_.signal = SIGKILL;  // ours
    }
}

void Supervisor::add_limits_hit() {
    const auto add = [this](bool hit, LimitHit limit) {
        if (hit) {
            result_.limits_hit.push_back(limit);
        }
    };
    const bool timed_out_by_cpu = result_.status == RunStatus::timeout && cause_ == Cause::none;
    add(cause_ == Cause::wall, LimitHit::wall);
    add(cause_ == Cause::cpu || timed_out_by_cpu, LimitHit::cpu);
    add(cause_ == Cause::memory || groups_.memory_kills() > 0, LimitHit::memory);
    const bool watched_full = !groups_.bounds_pids() && watch_ && watch_->peak_processes() >= job_.limits.pids;
    add(groups_.refused_forks() > 0 || watched_full, LimitHit::pids);
    add(cause_ == Cause::output, LimitHit::output);
    look_at_disk();
    add(disk_full_, LimitHit::disk);
    add(files_full_, LimitHit::files);
    // Without the count the kernel's filter sends SIGSYS itself, and the program's own can't be told from it.
    add(counted_ ? refusals_.ended_run() : result_.signal == SIGSYS, LimitHit::syscall);
}

void Supervisor::add_usage() {
    ResourceUsage& usage = result_.usage;
    if (const auto peak = groups_.peak_memory()) {
        usage.peak_memory_bytes = {peak->value, peak->source};
    } else {
        // ru_maxrss of a process takes over what its image before exec had; below that it says nothing of the program.
        const bool telling = exit_ && exit_->program_peak_kb > exit_->setup_peak_kb;
        const std::uint64_t largest = telling ? exit_->program_peak_kb * 1024 : 0;
        const std::uint64_t watched = watch_ ? watch_->peak_bytes() : 0;
        if (std::max(largest, watched) > 0) {
            usage.peak_memory_bytes = {std::max(largest, watched),
                                       largest > watched
                                           ? "ru_maxrss of the largest process"
                                           : "highest sum of resident sizes and tmpfs, read every 1 to 10 ms"};
        } else {
            usage.peak_memory_bytes.source = "the program ended before its memory was looked at";
        }
    }
    if (const auto used = groups_.cpu_time()) {
        usage.cpu_time = {microseconds(used->value), used->source};
    } else {
        const auto time = [](const timeval& value) {
            return std::chrono::seconds(value.tv_sec) + microseconds(value.tv_usec);
        };
        usage.cpu_time = {std::max(cpu_used_, microseconds(time(usage_.ru_utime) + time(usage_.ru_stime))),
                          "rusage of the tree, the sandbox's set-up included"};
    }
    if (const auto peak = groups_.peak_pids()) {
        usage.pids_peak = {peak->value > kInitProcesses ? peak->value - kInitProcesses : peak->value,
                           peak->source + " less paddock's init"};
    } else if (watch_ && watch_->peak_processes() > 0) {
        usage.pids_peak = {watch_->peak_processes(), "highest count of processes and threads, read every 1 to 10 ms"};
    } else {
        usage.pids_peak.source = "no pids.peak on this kernel, and no process was seen in time";
    }
    constexpr std::uint64_t kBlock = 512;  // getrusage(2)
    if (access("/proc/self/io", F_OK) == 0) {
        usage.io_read_bytes = {static_cast<std::uint64_t>(usage_.ru_inblock) * kBlock,
                               "rusage of the tree: read from storage"};
        usage.io_write_bytes = {static_cast<std::uint64_t>(usage_.ru_oublock) * kBlock,
                                "rusage of the tree: written to storage; tmpfs is none"};
    } else {
        usage.io_read_bytes.source = usage.io_write_bytes.source = "this kernel keeps no account of input and output";
    }
    const bool alone = std::any_of(result_.controls.begin(), result_.controls.end(), [](const Control& control) {
        return control.name == "network" && control.enforced;
    });
    if (alone) {
        usage.network_rx_bytes = usage.network_tx_bytes = {0, "own network namespace: no interface is up"};
    } else {
        usage.network_rx_bytes.source = usage.network_tx_bytes.source = "the network could not be proven to be off";
    }
}

void Supervisor::add_artifacts() {
    Collected collected =
        collect_artifacts(output_.get(), job_.output_directory, {job_.limits.files, job_.limits.disk_bytes});
    result_.artifacts = std::move(collected.artifacts);
    if (result_.error.empty()) {
        result_.error = std::move(collected.problem);
    }
}

ExecutionResult Supervisor::run(std::stop_token stop) {
    const Descriptor stop_event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!stop_event) {
        result_.error = fmt::format("no eventfd could be made: {}", std::strerror(errno));
        return std::move(result_);
    }
    if (Result<void> started = start(); !started) {
        result_.error = started.error().message;
        return std::move(result_);
    }
    const std::stop_callback on_stop(stop, [&stop_event] { eventfd_write(stop_event.get(), 1); });
    watch_until_gone(stop_event.get());
    child_.wait(usage_);
    end_ = Clock::now();
    take_messages();
    read_output(*out_);  // what was in the pipes when the last writer died
    read_output(*err_);
    if (const std::optional<RunCgroups::Figure> used = groups_.cpu_time()) {
        cpu_used_ = microseconds(used->value);
    }
    decide_status();
    result_.out = out_->take();
    result_.err = err_->take();
    result_.out_truncated = out_->over_cap();
    result_.err_truncated = err_->over_cap();
    if (started_) {
        result_.wall_time = std::chrono::duration_cast<microseconds>(end_ - start_);
        add_limits_hit();
        add_usage();
        add_artifacts();
        if (counted_) {
            result_.isolation_events = {refusals_.events(), "counted by paddock's init (seccomp_unotify)"};
        } else {
            result_.isolation_events.source = "refused calls are not counted here: see the control seccomp";
        }
    }
    return std::move(result_);
}

}  // namespace

ExecutionResult supervise(const Job& job, const Machine& machine, const Switches& switches, std::stop_token stop) {
    ExecutionResult refused;
    sweep_cgroups(machine.cgroups);
    CgroupPlaces places = machine.cgroups;
    settle_in_leaf(places, leaf_name(), getpid());
    for (const auto& [on, place] : {std::pair{switches.memory, &places.memory},
                                    {switches.pids, &places.pids},
                                    {switches.cpu, &places.cpu},
                                    {switches.cpu_time, &places.cpuacct}}) {
        if (!on) {
            *place = ControllerPlace{.parent = {}, .unified = false, .why_not = "switched off by a test"};
        }
    }
    Result<RunCgroups> groups = RunCgroups::make(places, job.limits, group_name());
    if (!groups) {
        refused.error = groups.error().message;
        return refused;
    }
    Result<Plan> plan = make_plan(
        job, HostIds{.uid = 0, .gid = 0, .privileged = machine.privileged}, switches,
        BoundByCgroup{.memory = groups->bounds_memory(), .pids = groups->bounds_pids(), .cpu = groups->bounds_cpu()});
    if (!plan) {
        refused.error = plan.error().message;
        return refused;
    }
    plan->watched = !groups->bounds_memory() || !groups->bounds_pids() || !groups->counts_cpu_time();
    return Supervisor(job, machine, places, *plan, *groups).run(std::move(stop));
}

}  // namespace paddock::native
