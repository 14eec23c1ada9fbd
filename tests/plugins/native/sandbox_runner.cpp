#include "sandbox_runner.hpp"

#include <fcntl.h>
#include <grp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace paddock::native::testing {
namespace fs = std::filesystem;
namespace {

/// A copy of the driver that other users can reach, wherever the build folder is.
const std::string& driver_path() {
    static const ScratchFolder folder(geteuid());
    static const std::string path = [] {
        const fs::path copy = fs::path(folder.path()) / "native_driver";
        fs::permissions(folder.path(), fs::perms(0755));
        fs::copy_file(PADDOCK_NATIVE_DRIVER, copy);
        fs::permissions(copy, fs::perms(0755));
        return copy.string();
    }();
    return path;
}

int file_with(const std::string& text) {
    const int fd = memfd_create("program", 0);
    if (fd < 0 || write(fd, text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
        lseek(fd, 0, SEEK_SET) != 0) {
        throw std::runtime_error("no file for the program");
    }
    return fd;
}

void become(uid_t user) {
    if (geteuid() != user &&
        (setgroups(0, nullptr) != 0 || setresgid(user, user, user) != 0 || setresuid(user, user, user) != 0)) {
        _exit(120);
    }
}

}  // namespace

std::string Outcome::at(const std::string& key) const {
    const auto found = values.find(key);
    return found == values.end() ? "(no " + key + " in: " + raw + ")" : found->second;
}

long long Outcome::number(const std::string& key) const {
    const auto found = values.find(key);
    return found == values.end() || found->second == "null" ? -1 : std::stoll(found->second);
}

Running start(uid_t user, const std::string& program, const std::vector<std::string>& arguments) {
    const std::string driver = driver_path();
    std::vector<char*> argv = {const_cast<char*>(driver.c_str())};
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    const int in = file_with(program);
    std::array<int, 2> out{};
    if (pipe2(out.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    const pid_t pid = fork();
    if (pid == 0) {
        dup2(in, 0);
        dup2(out[1], 1);
        if (chdir("/") == 0) {
            become(user);
            execv(argv[0], argv.data());
        }
        _exit(121);
    }
    close(in);
    close(out[1]);
    return {.driver = pid, .out = out[0]};
}

Outcome finish(const Running& running) {
    Outcome outcome;
    std::array<char, 65536> piece;
    for (ssize_t got = 1; got > 0;) {
        got = read(running.out, piece.data(), piece.size());
        outcome.raw.append(piece.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    }
    close(running.out);
    waitpid(running.driver, &outcome.driver_status, 0);
    std::istringstream lines(outcome.raw);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t space = line.find(' ');
        outcome.values[line.substr(0, space)] = space == std::string::npos ? "" : line.substr(space + 1);
    }
    return outcome;
}

Outcome run(uid_t user, const std::string& program, const std::vector<std::string>& arguments) {
    const auto before = std::chrono::steady_clock::now();
    Outcome outcome = finish(start(user, program, arguments));
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    return outcome;
}

std::vector<pid_t> processes_with(const std::string& token) {
    std::vector<pid_t> found;
    for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) {
            continue;
        }
        // read(2) and not a stream: a process that ends meanwhile is ESRCH here, which a stream throws.
        const int file = open((entry.path() / "cmdline").c_str(), O_RDONLY | O_CLOEXEC);
        std::array<char, 8192> piece;
        const ssize_t got = file >= 0 ? read(file, piece.data(), piece.size()) : -1;
        close(file);
        const std::string_view command(piece.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
        if (command.find(token) != std::string::npos) {
            found.push_back(static_cast<pid_t>(std::stol(name)));
        }
    }
    return found;
}

namespace {

/// Asks again until `reached` holds; a deadline, not a guess at how long it takes.
template <typename Reached>
bool within(double seconds, Reached reached) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (!reached()) {
        if (std::chrono::steady_clock::now() > until) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

}  // namespace

bool all_gone(const std::string& token, double seconds) {
    return within(seconds, [&token] { return processes_with(token).empty(); });
}

bool all_there(const std::string& token, std::size_t count, double seconds) {
    return within(seconds, [&token, count] { return processes_with(token).size() >= count; });
}

std::string fresh_token() {
    static std::atomic<int> next{0};
    return "paddock-token-" + std::to_string(getpid()) + "-" + std::to_string(next.fetch_add(1)) + "-end";
}

ScratchFolder::ScratchFolder(uid_t user) : path_("/tmp/paddock-native-test-XXXXXX") {
    if (mkdtemp(path_.data()) == nullptr || (geteuid() == 0 && chown(path_.c_str(), user, user) != 0)) {
        throw std::runtime_error("no scratch folder");
    }
}

ScratchFolder::~ScratchFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
}

}  // namespace paddock::native::testing
