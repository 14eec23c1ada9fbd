// Threat: a client that is believed. Killing it does not stop its container, its exit code is the engine's as often as
// the program's, and its timeouts are its own. So the container is ours from its name to its removal, the clock is
// ours, and what happened is told by our init inside, by the kernel's counters, and by the engine where the two are
// gone.
#include "supervise.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <optional>

#include "client.hpp"
#include "controls.hpp"
#include "engine_errors.hpp"
#include "leftovers.hpp"
#include "ownership.hpp"
#include "refusals.hpp"
#include "required.hpp"

namespace paddock::docker {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

constexpr seconds kSetUpTime{60};               ///< until the init speaks; an engine under load, a cold disk
constexpr seconds kOrderTime{5};                ///< from an order to stop until the tree is gone
constexpr seconds kCollectTime{60};             ///< for what is in /output
constexpr seconds kClientTime{30};              ///< for a short command of the client's
constexpr std::size_t kMostSaid = 64U << 10U;   ///< of the client's standard error
constexpr std::size_t kMostListed = 1U << 20U;  ///< of the list of containers

/// Why the run was ended from out here.
enum class Cause { none, failure, wall, output, stopped };

class Supervisor {
public:
    Supervisor(const native::Job& job, Container container) : job_(job), container_(std::move(container)) {}
    ExecutionResult run(std::stop_token stop);
    /// The engine runs in a user namespace that has no such user.
    [[nodiscard]] bool user_was_refused() const;

private:
    Result<void> start();
    void queue_request();
    void watch(int stop_event);
    void on_deadline();
    void read_client();
    bool take_frame();
    void on_frame(FrameKind kind, std::string_view bytes);
    void on_ready(const InsideView& view);
    void keep(std::string& text, bool& truncated, std::string_view bytes);
    void order(Order order);
    void write_orders();
    void end(Cause cause);
    void fail(std::string sentence);

    void start_sweep();
    void finish_sweep();
    [[nodiscard]] bool succeeds(const std::vector<std::string>& arguments) const;
    void remove_container();
    void remove(const std::string& what, const std::vector<std::string>& arguments, bool made);
    void ask_engine();
    [[nodiscard]] bool client_ends() const;

    void decide_status();
    void decide_exit();
    void add_limits_hit();
    void add_usage();
    void add_artifacts();
    void add_isolation_events();
    [[nodiscard]] bool memory_ran_out() const;
    [[nodiscard]] bool engine_is_asked() const;

    const native::Job& job_;
    Container container_;
    std::optional<RunFolder> folder_;
    std::optional<Leftovers> leftovers_;
    std::optional<Client> client_, sweep_;
    std::string frames_, said_, listed_, orders_;
    SealKey key_{};
    std::uint64_t taken_ = 0;  ///< frames
    ExecutionResult result_;
    Cause cause_ = Cause::none;
    bool ready_ = false, looked_again_ = false, started_ = false, done_ = false, spoilt_ = false;
    bool all_told_ = false;  ///< the init sent all that it had
    std::string stays_;      ///< why the container could not be removed; empty: it is gone
    std::optional<Ended> ended_;
    std::optional<bool> engine_says_oom_;
    native::Refusals refusals_;
    bool counted_ = false;     ///< refused calls are, inside
    bool count_told_ = false;  ///< and the count came
    bool has_cgroup_ = false;
    Clock::time_point deadline_, start_, end_;
};

void Supervisor::fail(std::string sentence) {
    if (result_.error.empty()) {
        result_.error = std::move(sentence);
    }
    end(Cause::failure);
}

/// The first cause stays. The init is told; one that does not answer is removed with its container.
void Supervisor::end(Cause cause) {
    if (cause_ == Cause::none) {
        cause_ = cause;
    }
    if (!ended_) {
        order(started_ ? Order::stop : Order::quit);
        deadline_ = Clock::now() + kOrderTime;
    }
}

void Supervisor::order(Order order) {
    orders_ += static_cast<char>(order);
    write_orders();
}

void Supervisor::write_orders() {
    while (!orders_.empty() && client_ && client_->in() >= 0) {
        const ssize_t done = write(client_->in(), orders_.data(), orders_.size());
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done < 0 && errno == EAGAIN) {
            return;  // poll says when
        }
        if (done < 0) {
            client_->close_in();  // the client is gone, which shows elsewhere
            return;
        }
        orders_.erase(0, static_cast<std::size_t>(done));
    }
}

void Supervisor::queue_request() {
    const auto put_bytes = [this](const void* bytes, std::size_t size) {
        orders_.append(static_cast<const char*>(bytes), size);
    };
    const auto put_text = [&put_bytes](const std::string& text) {
        const auto size = static_cast<std::uint32_t>(text.size());
        put_bytes(&size, sizeof(size));
        put_bytes(text.data(), text.size());
    };
    std::map<std::string, std::string> variables = native::environment_of(job_);
    if (!job_.environment.contains("PATH") && !job_.sandbox.env.contains("PATH")) {
        variables["PATH"] = "/usr/local/bin:/usr/bin:/bin";  // where images have their programs
    }
    RequestHeader header;
    header.key = key_;
    header.output_bytes = job_.limits.output_bytes;
    header.disk_bytes = job_.limits.disk_bytes;
    header.files = job_.limits.files;
    header.cpu_microseconds = static_cast<std::uint64_t>(native::cpu_time_limit(job_.limits).count());
    header.arguments = static_cast<std::uint32_t>(job_.arguments.size());
    header.variables = static_cast<std::uint32_t>(variables.size());
    put_bytes(&header, sizeof(header));
    for (const std::string& argument : job_.arguments) {
        put_text(argument);
    }
    for (const auto& [name, value] : variables) {
        put_text(name + '=' + value);
    }
}

Result<void> Supervisor::start() {
    if (getrandom(key_.data(), sizeof(key_), 0) != static_cast<ssize_t>(sizeof(key_))) {
        return unexpected(ErrorCode::unavailable, "the kernel gave no random number; nothing was run");
    }
    Result<RunFolder> folder = RunFolder::make(job_.sandbox.command, container_.run_id, job_.source, container_.user);
    if (!folder) {
        return unexpected(folder.error());
    }
    folder_.emplace(std::move(*folder));
    leftovers_.emplace(folder_->leftovers(), native::ArtifactBounds{job_.limits.files, job_.limits.disk_bytes});
    container_.program = folder_->program();
    container_.passwd = folder_->passwd();
    container_.group = folder_->group();
    container_.id_file = folder_->id_file();
    if (folder_->has_to_look()) {
        start_sweep();
    }
    for (const std::vector<std::string>& command : make_volumes_arguments(container_)) {
        const Result<Answer> made = ask(job_.sandbox.command, command, Clock::now() + kClientTime);
        if (!made || !made->ok()) {
            return unexpected(ErrorCode::unavailable,
                              made ? explain_refusal(made->err, job_.sandbox) : made.error().message);
        }
    }
    Result<Client> client = Client::start(job_.sandbox.command, run_arguments(container_));
    if (!client) {
        return unexpected(client.error());
    }
    client_.emplace(std::move(*client));
    deadline_ = Clock::now() + kSetUpTime;
    queue_request();
    write_orders();
    return {};
}

/// Containers that a killed paddock left; beside the start of ours, so that it costs no time.
void Supervisor::start_sweep() {
    Result<Client> sweep = Client::start(job_.sandbox.command, list_arguments(container_.podman));
    if (sweep) {
        sweep->close_in();
        sweep_.emplace(std::move(*sweep));
    }
}

/// Of lines "NAME OWNER", the names.
std::vector<std::string> left_by_killed(std::string_view listed) {
    std::vector<std::string> names;
    for (const std::string_view line : native::lines_of(listed)) {
        const std::size_t space = line.find(' ');
        if (space != std::string_view::npos && owner_is_gone(line.substr(space + 1))) {
            names.emplace_back(line.substr(0, space));
        }
    }
    return names;
}

bool Supervisor::succeeds(const std::vector<std::string>& arguments) const {
    const Result<Answer> answer = ask(job_.sandbox.command, arguments, Clock::now() + kClientTime);
    return answer && answer->ok();
}

/// Once the run is over: what it waits for here is not the program's time.
void Supervisor::finish_sweep() {
    const Clock::time_point patience = Clock::now() + kOrderTime;
    while (read_some(sweep_->out(), listed_, kMostListed)) {
        pollfd more{.fd = sweep_->out(), .events = POLLIN, .revents = 0};
        if (poll(&more, 1, poll_time(patience)) < 1) {
            return;  // an engine that does not answer
        }
    }
    if (sweep_->exit_code(patience) != 0 || listed_.size() == kMostListed) {
        return;  // an owner that was cut may read as one that is gone; the next start looks again
    }
    // What can't be removed now, such as one that another paddock is just removing, is the next start's.
    const std::vector<std::string> containers = left_by_killed(listed_);
    bool clean = containers.empty() || succeeds(remove_arguments(containers));
    if (clean && container_.podman) {
        const Result<Answer> listed = ask(job_.sandbox.command, list_volumes_arguments(), Clock::now() + kClientTime);
        const bool whole = listed && listed->ok() && listed->out.size() < kMostListed;
        const std::vector<std::string> volumes = left_by_killed(whole ? listed->out : "");
        clean = whole && (volumes.empty() || succeeds(remove_volumes_arguments(volumes)));
    }
    if (clean) {
        folder_->looked();
    }
}

void Supervisor::keep(std::string& text, bool& truncated, std::string_view bytes) {
    const std::size_t room = job_.limits.output_bytes - text.size();
    text.append(bytes.substr(0, room));
    if (bytes.size() > room) {
        truncated = true;
        end(Cause::output);
    }
}

/// The program waits for this word. Nothing required may be missing by what was seen inside.
void Supervisor::on_ready(const InsideView& view) {
    const std::uint32_t wanted = job_.limits.pids + native::kInitProcesses;
    if (container_.pids_limit != wanted && view.cgroup != CgroupKind::none && !looked_again_) {
        looked_again_ = true;
        const Result<Answer> changed =
            ask(job_.sandbox.command, update_pids_arguments(container_.name, wanted), Clock::now() + kClientTime);
        if (!changed || !changed->ok()) {
            fail(!changed ? changed.error().message : explain_refusal(changed->err, job_.sandbox));
            return;
        }
        order(Order::look);
        return;
    }
    ready_ = true;
    counted_ = view.proof.refusals_counted;
    has_cgroup_ = view.cgroup != CgroupKind::none;
    result_.controls = judge_controls(view, container_);
    if (job_.prove_only) {
        end(Cause::failure);
        return;
    }
    const std::string missing = native::missing_control(job_.sandbox.require, result_.controls, "docker");
    if (!missing.empty() && !job_.allow_degraded) {
        fail(missing);
        return;
    }
    start_ = Clock::now();
    deadline_ = start_ + job_.limits.timeout;
    started_ = true;
    order(Order::go);
}

template <typename T>
bool value_of(std::string_view bytes, T& value) {
    if (bytes.size() != sizeof(T)) {
        return false;
    }
    std::memcpy(&value, bytes.data(), sizeof(T));
    return true;
}

void Supervisor::on_frame(FrameKind kind, std::string_view bytes) {
    native::Message message;
    InsideView view;
    Ended ended;
    std::array<std::uint64_t, std::tuple_size_v<decltype(refusals_.counts)>> counts{};
    switch (kind) {
        case FrameKind::failed:
            if (value_of(bytes, message)) {
                started_ = false;
                fail(fmt::format("the container could not be made ready, at {}: {}; nothing was run",
                                 native::describe(message.step), std::strerror(message.error)));
            }
            return;
        case FrameKind::ready:
            if (value_of(bytes, view) && !ready_ && cause_ == Cause::none) {
                on_ready(view);
            }
            return;
        case FrameKind::out: keep(result_.out, result_.out_truncated, bytes); return;
        case FrameKind::err: keep(result_.err, result_.err_truncated, bytes); return;
        case FrameKind::refusals:
            if (value_of(bytes, counts)) {
                for (std::size_t i = 0; i < counts.size(); ++i) {
                    refusals_.counts[i].store(counts[i]);
                }
                count_told_ = counted_;
            }
            return;
        case FrameKind::ended:
            if (value_of(bytes, ended) && started_) {
                end_ = Clock::now();
                ended_ = ended;
                deadline_ = end_ + kCollectTime;
            }
            return;
        case FrameKind::folder: leftovers_->folder(bytes); return;
        case FrameKind::file: leftovers_->file(bytes); return;
        case FrameKind::data: leftovers_->data(bytes); return;
        case FrameKind::left_out: leftovers_->left_out(bytes); return;
        case FrameKind::done: done_ = all_told_ = true; return;
    }
    spoilt_ = true;
}

/// False when there is no whole frame.
bool Supervisor::take_frame() {
    FrameHeader header;
    if (frames_.size() < sizeof(header)) {
        return false;
    }
    std::memcpy(&header, frames_.data(), sizeof(header));
    if (header.size > kMostPayload) {
        spoilt_ = true;
        return false;
    }
    if (frames_.size() < sizeof(header) + header.size) {
        return false;
    }
    const std::string bytes = frames_.substr(sizeof(header), header.size);
    frames_.erase(0, sizeof(header) + header.size);
    if (header.seal != seal_of(key_, taken_++, header.kind, bytes)) {
        spoilt_ = true;
        return false;
    }
    on_frame(header.kind, bytes);
    return !spoilt_;
}

void Supervisor::read_client() {
    const bool more = read_some(client_->out(), frames_, kMostPayload * 2);
    while (take_frame()) {
    }
    if (spoilt_) {
        fail(
            "what came from the container is not what paddock's init says; nothing of it is believed: is the image "
            "or the engine another's?");
    }
    if (!more) {
        client_->close_out();
    }
}

void Supervisor::on_deadline() {
    if (cause_ == Cause::none && started_ && !ended_) {
        end(Cause::wall);
        return;
    }
    if (cause_ == Cause::none && !started_) {
        fail("the container was not ready within 60 s; nothing was run: look at the engine's log");
    }
    done_ = true;  // the init does not answer: its container is removed under it
}

void Supervisor::watch(int stop_event) {
    while (!done_) {
        // A negative descriptor is passed over (poll(2)).
        std::array<pollfd, 5> events{{{client_->out(), POLLIN, 0},
                                      {client_->err(), POLLIN, 0},
                                      {orders_.empty() ? -1 : client_->in(), POLLOUT, 0},
                                      {cause_ == Cause::none ? stop_event : -1, POLLIN, 0},
                                      {client_->out() < 0 ? client_->pidfd() : -1, POLLIN, 0}}};
        if (poll(events.data(), events.size(), poll_time(deadline_)) < 0) {
            if (errno == EINTR) {
                continue;
            }
            fail(fmt::format("waiting for the container failed: {}", std::strerror(errno)));
            return;
        }
        if (events[1].revents != 0 && !read_some(client_->err(), said_, kMostSaid)) {
            client_->close_err();
        }
        if (events[2].revents != 0) {
            write_orders();
        }
        if (events[0].revents != 0) {
            read_client();
        }
        if (events[3].revents != 0) {
            end(Cause::stopped);
        }
        if (events[4].revents != 0) {
            return;  // the client is gone, and the init with it
        }
        if (Clock::now() >= deadline_) {
            on_deadline();
        }
    }
}

bool Supervisor::user_was_refused() const {
    constexpr std::array<std::string_view, 4> kWords = {"unmapped user", "not mapped", "invalid argument: unknown",
                                                        "Invalid argument"};
    return stays_.empty() && !ready_ && !started_ &&
           std::any_of(kWords.begin(), kWords.end(),
                       [this](std::string_view word) { return said_.find(word) != std::string::npos; });
}

/// The init tells all that it saw. Where it was taken too, or could see no cgroup, the engine is asked.
bool Supervisor::engine_is_asked() const {
    if (!started_ || cause_ == Cause::wall || cause_ == Cause::stopped) {
        return false;
    }
    const bool killed = ended_ && ended_->code != CLD_EXITED && ended_->status == SIGKILL;
    return !ended_ || ended_->oom_kills > 0 || killed;
}

bool Supervisor::client_ends() const {
    pollfd gone{.fd = client_->pidfd(), .events = POLLIN, .revents = 0};
    return poll(&gone, 1, poll_time(Clock::now() + kOrderTime)) == 1;
}

void Supervisor::ask_engine() {
    order(Order::quit);
    if (!client_ends()) {
        return;  // no word of the engine's then
    }
    const Result<Answer> answer =
        ask(job_.sandbox.command, inspect_arguments(container_.name), Clock::now() + kClientTime);
    if (answer && answer->ok()) {
        engine_says_oom_ = answer->out.starts_with("true");
    }
}

/// Always, and to the end: an error of ours when it can't be done.
void Supervisor::remove_container() {
    order(Order::quit);
    if (container_.podman && client_) {
        // Podman removes none that is just ending ("container state improper"); one that goes on is removed all the
        // same.
        static_cast<void>(client_ends());
    }
    const bool made = started_ || ready_ || access(container_.id_file.c_str(), F_OK) == 0;
    remove("container " + container_.name, remove_arguments({container_.name}), made);
    if (container_.podman) {
        for (const std::string& volume : volumes_of(container_)) {
            remove("volume " + volume, remove_volumes_arguments({volume}), true);
        }
    }
}

/// Where none was made, none has to go.
void Supervisor::remove(const std::string& what, const std::vector<std::string>& arguments, bool made) {
    const Result<Answer> removed = ask(job_.sandbox.command, arguments, Clock::now() + kClientTime);
    const bool was_none = removed && removed->err.find("o such ") != std::string::npos;
    if (made && !was_none && !(removed && removed->ok()) && stays_.empty()) {
        folder_->keep();
        stays_ = fmt::format("the {} could not be removed ({}); the next run tries again, or `{}` does it", what,
                             removed ? native::trimmed(removed->err) : removed.error().message,
                             as_typed(job_.sandbox.command, arguments));
    }
}

bool Supervisor::memory_ran_out() const {
    return (ended_ && ended_->oom_kills > 0) || engine_says_oom_.value_or(false);
}

/// How the program itself ended, as its init was told by the kernel.
void Supervisor::decide_exit() {
    if (ended_->code == CLD_EXITED) {
        result_.exit_code = ended_->status;
        result_.status = ended_->status == 0 ? RunStatus::ok : RunStatus::failed;
        return;
    }
    result_.signal = ended_->status;
    result_.status = RunStatus::killed;
    if (ended_->refused_entry) {
        result_.signal = SIGSYS;  // what the kernel's own filter would have sent; the init's was SIGKILL, to all
    } else if (ended_->status == SIGKILL && memory_ran_out()) {
        result_.status = RunStatus::memory;
    } else if ((ended_->status == SIGKILL || ended_->status == SIGXCPU) && ended_->cpu_microseconds.known &&
               microseconds(ended_->cpu_microseconds.value) > native::cpu_time_limit(job_.limits)) {
        result_.status = RunStatus::timeout;  // RLIMIT_CPU was quicker than the init
    }
}

void Supervisor::decide_status() {
    result_.status = RunStatus::error;
    if (cause_ == Cause::failure || !started_) {
        if (result_.error.empty()) {
            result_.error = explain_refusal(said_, job_.sandbox);
        }
        return;
    }
    if (ended_) {
        decide_exit();
    } else {
        result_.signal = SIGKILL;  // of the whole container, the init included
        result_.status = memory_ran_out() ? RunStatus::memory : RunStatus::killed;
    }
    const InitCause inside = ended_ ? ended_->cause : InitCause::none;
    if (cause_ == Cause::wall && inside != InitCause::none) {
        result_.status = RunStatus::timeout;
    } else if (cause_ == Cause::wall && !ended_) {
        result_.status = RunStatus::timeout;
    } else if (cause_ == Cause::stopped) {
        result_.status = RunStatus::killed;
        result_.error = "the run was interrupted from outside before the program ended; run it again";
    } else if (cause_ == Cause::output || inside == InitCause::output ||
               (ended_ && (ended_->out_over || ended_->err_over))) {
        result_.status = RunStatus::output_limit;
    } else if (inside == InitCause::cpu) {
        result_.status = RunStatus::timeout;
    } else if (inside == InitCause::memory) {
        result_.status = RunStatus::memory;
    } else if (ended_ && ended_->refused_entry) {
        result_.error =
            "the program made a system call that only an attack makes (see isolation_events), which ended the run; "
            "read its source before you run it again";
    } else if (!ended_ && result_.status == RunStatus::killed) {
        result_.error =
            "the container was killed from outside, or its engine stopped; look at the engine's log, and "
            "run it again";
    }
    if (result_.status != RunStatus::ok && result_.status != RunStatus::failed) {
        result_.exit_code = -1;
        result_.signal = result_.signal == 0 && inside != InitCause::none ? SIGKILL : result_.signal;
    }
}

void Supervisor::add_limits_hit() {
    const auto add = [this](bool hit, LimitHit limit) {
        if (hit) {
            result_.limits_hit.push_back(limit);
        }
    };
    const bool timed_out = result_.status == RunStatus::timeout;
    add(timed_out && cause_ == Cause::wall, LimitHit::wall);
    add(timed_out && cause_ != Cause::wall, LimitHit::cpu);
    add(result_.status == RunStatus::memory || memory_ran_out(), LimitHit::memory);
    add(ended_ && ended_->refused_forks > 0, LimitHit::pids);
    add(result_.out_truncated || result_.err_truncated, LimitHit::output);
    add(ended_ && ended_->disk_full, LimitHit::disk);
    add(ended_ && ended_->files_full, LimitHit::files);
    add(ended_ && ended_->refused_entry, LimitHit::syscall);  // a SIGSYS alone may be the program's own
}

template <typename T>
void set_figure(Measured<T>& figure, const Figure& found, const std::string& source, const std::string& why_not) {
    if (found.known) {
        figure = {T(found.value), source};
    } else {
        figure.source = why_not;
    }
}

void Supervisor::add_usage() {
    ResourceUsage& usage = result_.usage;
    const Ended ended = ended_.value_or(Ended{});
    const std::string none = ended_ ? "the container shows no such counter of its kernel's"
                                    : "the container was gone before its counters could be read";
    if (ended.peak_memory.known) {
        usage.peak_memory_bytes = {ended.peak_memory.value, "the container's cgroup: its peak"};
    } else {
        set_figure(usage.peak_memory_bytes, ended.seen_memory,
                   has_cgroup_
                       ? "highest of the cgroup's use, read every 20 ms, and of the largest process's ru_maxrss; the "
                         "cgroup's own peak is of the engine's set-up"
                       : "ru_maxrss of the largest process; the container shows no cgroup of its own",
                   none);
    }
    set_figure(
        usage.cpu_time, ended.cpu_microseconds,
        ended.cpu_by_rusage ? "rusage of the tree" : "the container's cgroup: cpu time since the program's start",
        none);
    if (ended.peak_pids.known) {
        usage.pids_peak = {ended.peak_pids.value, "pids.peak less paddock's init"};
    } else {
        set_figure(usage.pids_peak, ended.seen_pids,
                   "highest pids.current less paddock's init, read every 20 ms; pids.peak is of the engine's set-up",
                   none);
    }
    const std::string moved = "the container's cgroup: bytes of its block devices; tmpfs is none";
    set_figure(usage.io_read_bytes, ended.read_bytes, moved, none);
    set_figure(usage.io_write_bytes, ended.written_bytes, moved, none);
    const bool alone = std::any_of(result_.controls.begin(), result_.controls.end(), [](const Control& control) {
        return control.name == "network" && control.enforced;
    });
    if (alone) {
        usage.network_rx_bytes = usage.network_tx_bytes = {0,
                                                           "own network namespace: no interface but its own lo, and "
                                                           "no socket"};
    } else {
        usage.network_rx_bytes.source = usage.network_tx_bytes.source = "the network could not be proven to be off";
    }
}

void Supervisor::add_artifacts() {
    if (cause_ == Cause::failure || (ended_ && !all_told_)) {
        result_.status = result_.status == RunStatus::ok ? RunStatus::error : result_.status;
        if (result_.error.empty()) {
            result_.error =
                "the container went before all of /output was taken, so that none of it is handed on; run it again";
        }
        return;
    }
    native::Collected collected = leftovers_->collect(job_.output_directory);
    result_.artifacts = std::move(collected.artifacts);
    if (result_.error.empty()) {
        result_.error = std::move(collected.problem);
    }
    if (result_.error.empty() && !ended_) {
        result_.error = result_.status == RunStatus::memory || result_.status == RunStatus::timeout
                            ? "the container went whole, so that nothing of /output could be taken"
                            : "";
    }
}

void Supervisor::add_isolation_events() {
    if (count_told_) {
        result_.isolation_events = {native::events_of(refusals_), "counted by paddock's init (seccomp_unotify)"};
    } else {
        result_.isolation_events.source = counted_ ? "the container was gone before its count of refused calls came"
                                                   : "refused calls are not counted there: see the control seccomp";
    }
}

ExecutionResult Supervisor::run(std::stop_token stop) {
    const native::Descriptor stop_event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!stop_event) {
        result_.error = fmt::format("no eventfd could be made: {}", std::strerror(errno));
        return std::move(result_);
    }
    if (Result<void> begun = start(); !begun) {
        result_.error = begun.error().message;
        if (folder_) {
            remove_container();  // or the volumes that were made for it
        }
        return std::move(result_);
    }
    const std::stop_callback on_stop(stop, [&stop_event] { eventfd_write(stop_event.get(), 1); });
    watch(stop_event.get());
    if (!ended_) {
        end_ = Clock::now();
    }
    if (engine_is_asked()) {
        ask_engine();
    }
    remove_container();
    while (client_->err() >= 0 && read_some(client_->err(), said_, kMostSaid)) {
        pollfd more{.fd = client_->err(), .events = POLLIN, .revents = 0};
        if (poll(&more, 1, poll_time(Clock::now() + kOrderTime)) < 1) {
            break;
        }
    }
    if (sweep_) {
        finish_sweep();
    }
    if (ended_) {
        result_.out_truncated = result_.out_truncated || ended_->out_over;
        result_.err_truncated = result_.err_truncated || ended_->err_over;
        refusals_.ended_run.store(ended_->refused_entry);
    }
    decide_status();
    if (started_) {
        result_.wall_time = std::chrono::duration_cast<microseconds>(end_ - start_);
        add_limits_hit();
        add_usage();
        add_artifacts();
        add_isolation_events();
    }
    if (!stays_.empty()) {
        result_.error += (result_.error.empty() ? "" : "; ") + stays_;
    }
    return std::move(result_);
}

}  // namespace

ExecutionResult supervise(const native::Job& job, Container container, std::stop_token stop) {
    {
        Supervisor supervisor(job, container);
        ExecutionResult result = supervisor.run(stop);
        if (!supervisor.user_was_refused()) {
            return result;
        }
    }                                   // its folder goes, which has the run's name
    container.user = native::kInnerId;  // rootless engines and userns-remap have 65536 users; this is the image's
    return Supervisor(job, std::move(container)).run(std::move(stop));
}

}  // namespace paddock::docker
