#include "ownership.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <functional>
#include <vector>

#include "files.hpp"
#include "plan.hpp"

namespace paddock::docker {

namespace fs = std::filesystem;

namespace {

struct Machine {
    std::string boot;             ///< random for each, so that it tells machines apart, which machine-id(5) does not
    std::uint64_t processes = 0;  ///< inode of the PID namespace
};

const Machine& this_machine() {
    static const Machine machine = [] {
        struct stat status {};
        const bool known = stat("/proc/self/ns/pid", &status) == 0;
        return Machine{.boot = native::trimmed(native::read_whole("/proc/sys/kernel/random/boot_id")),
                       .processes = known ? status.st_ino : 0};
    }();
    return machine;
}

std::uint64_t number(std::string_view text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

constexpr char kSeparator = '.';

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// A folder that only we may enter, made or found. Errors: permission_denied, io.
Result<std::string> own_folder() {
    const std::string given = variable("TMPDIR");
    const std::string parent = given.starts_with('/') ? given : "/tmp";
    const std::string path = fmt::format("{}/paddock-docker-{}", parent, geteuid());
    if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
        return unexpected(ErrorCode::io, fmt::format("{} can't be made: {}; set TMPDIR to a folder that you can write",
                                                     path, std::strerror(errno)));
    }
    struct stat status {};
    if (lstat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) || status.st_uid != geteuid() ||
        (status.st_mode & 0077U) != 0) {
        return unexpected(ErrorCode::permission_denied,
                          fmt::format("{} is not a folder of this user's alone; remove it, or set TMPDIR", path));
    }
    return path;
}

constexpr std::string_view kLooked = "looked-";

/// The file whose time is that of the last look at this engine's containers. Which engine it is, the client takes from
/// these; `docker context use` writes to its config.json.
std::string look_file(const std::string& parent, const std::string& client) {
    const std::string given = variable("DOCKER_CONFIG");
    const std::string settings = given.empty() ? variable("HOME") + "/.docker" : given;
    const std::string engine = fmt::format("{}\n{}\n{}\n{}", client, variable("DOCKER_HOST"),
                                           variable("DOCKER_CONTEXT"), native::read_whole(settings + "/config.json"));
    return fmt::format("{}/{}{:x}", parent, kLooked, std::hash<std::string>{}(engine));
}

bool is_recent(const std::string& file) {
    struct stat status {};
    const std::time_t now = std::time(nullptr);
    return stat(file.c_str(), &status) == 0 && status.st_mtime <= now &&
           now - status.st_mtime < std::chrono::seconds(kLookAgain).count();
}

/// Folders called OWNER.RUN whose owner is gone. Its container may be at any engine: each is looked at again.
void sweep(const std::string& parent) {
    std::vector<fs::path> gone, looks;
    std::error_code failure;
    for (fs::directory_iterator at(parent, failure), end; !failure && at != end; at.increment(failure)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with(kLooked)) {
            looks.push_back(at->path());
        } else if (owner_is_gone(name.substr(0, name.rfind(kSeparator)))) {
            gone.push_back(at->path());
        }
    }
    for (const fs::path& path : gone) {
        std::error_code kept;  // what can't be removed now is tried again by the next run
        for (const fs::path& look : looks) {
            fs::remove(look, kept);
        }
        fs::remove_all(path, kept);
    }
}

bool write_file(const std::string& path, std::string_view bytes) {
    const native::Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0400));
    std::size_t done = 0;
    while (file && done < bytes.size()) {
        const ssize_t count = write(file.get(), bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno != EINTR) {
            return false;
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return file && fchmod(file.get(), 0444) == 0;  // the program's user reads it; nobody else gets to it here
}

}  // namespace

std::string owner_label() {
    const Machine& machine = this_machine();
    return fmt::format("{}{s}{}{s}{}{s}{}", machine.boot, machine.processes, getpid(),
                       native::process_start_time(getpid()), fmt::arg("s", kSeparator));
}

bool owner_is_gone(std::string_view label) {
    const std::vector<std::string_view> parts = native::split(label, kSeparator);
    const Machine& machine = this_machine();
    if (parts.size() != 4 || machine.boot.empty() || machine.processes == 0 || parts[0] != machine.boot) {
        return false;
    }
    const auto process = static_cast<pid_t>(number(parts[2]));
    const std::uint64_t start = number(parts[3]);
    if (number(parts[1]) != machine.processes || process <= 0 || start == 0) {
        return false;
    }
    const std::uint64_t now = native::process_start_time(process);
    // A /proc may hide the processes of others (hidepid of proc(5)), which are there all the same.
    return now != 0 ? now != start : kill(process, 0) != 0 && errno == ESRCH;
}

Result<RunFolder> RunFolder::make(const std::string& client, const std::string& run_id, std::string_view program,
                                  unsigned user) {
    const Result<std::string> parent = own_folder();
    if (!parent) {
        return unexpected(parent.error());
    }
    sweep(*parent);
    RunFolder folder(fmt::format("{}/{}{}{}", *parent, owner_label(), kSeparator, run_id), look_file(*parent, client));
    if (mkdir(folder.path_.c_str(), 0700) != 0) {
        const int reason = errno;
        const std::string path = std::exchange(folder.path_, {});
        return unexpected(ErrorCode::io, fmt::format("{} can't be made: {}", path, std::strerror(reason)));
    }
    const std::string account = fmt::format("strategy:x:{}:{}::/tmp:/usr/sbin/nologin\n", user, native::kInnerId);
    if (!write_file(folder.program(), program) || !write_file(folder.passwd(), account) ||
        !write_file(folder.group(), fmt::format("strategy:x:{}:\n", native::kInnerId)) ||
        mkdir(folder.leftovers().c_str(), 0700) != 0) {
        return unexpected(ErrorCode::io,
                          fmt::format("{} can't be filled: {}; is the disk full?", folder.path_, std::strerror(errno)));
    }
    return folder;
}

bool RunFolder::has_to_look() const {
    return !is_recent(look_file_);
}

void RunFolder::looked() const {
    const native::Descriptor file(open(look_file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    futimens(file.get(), nullptr);  // when that fails, the next run looks again
}

RunFolder::~RunFolder() {
    if (!path_.empty()) {
        std::error_code kept;  // the next run's sweep takes what stays
        fs::remove_all(path_, kept);
    }
}

}  // namespace paddock::docker
