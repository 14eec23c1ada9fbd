// Threat: what comes out of a container is what the program shaped. Nothing of it is opened by a path that could lead
// elsewhere, and it is bounded here, whatever the other side promised.
#include "leftovers.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace paddock::docker {
namespace {

constexpr std::size_t kDeepest = 33;  // 32 folders and a file

std::string safe_path(std::string_view path) {
    std::string safe;
    for (const std::string_view part : native::split(path, '/')) {
        safe += (safe.empty() ? "" : "/") + native::safe_name(part);
    }
    return safe;
}

}  // namespace

Leftovers::Leftovers(const std::string& folder, native::ArtifactBounds bounds)
    : root_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)), left_(bounds), bounds_(bounds) {}

void Leftovers::complain(std::string_view path, std::string_view why) {
    if (problem_.empty()) {
        problem_ = fmt::format("artifact {} was not taken: {}", safe_path(path), why);
    }
}

native::Descriptor Leftovers::parent_of(std::string_view path, std::string& name) const {
    native::Descriptor at(openat(root_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const std::vector<std::string_view> parts = native::split(path, '/');
    if (parts.size() > kDeepest) {
        return native::Descriptor();
    }
    for (std::size_t i = 0; i < parts.size() && at; ++i) {
        if (parts[i].empty() || parts[i] == "." || parts[i] == ".." || parts[i].find('\0') != std::string_view::npos) {
            return native::Descriptor();
        }
        name = parts[i];
        if (i + 1 < parts.size()) {
            at = native::Descriptor(openat(at.get(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        }
    }
    return at;
}

void Leftovers::folder(std::string_view path) {
    file_.reset();
    std::string name;
    const native::Descriptor parent = parent_of(path, name);
    if (left_.files == 0 || !parent || mkdirat(parent.get(), name.c_str(), 0700) != 0) {
        complain(path, left_.files == 0 ? "there are more files than the limit" : "its name is no plain one");
        return;
    }
    --left_.files;
}

void Leftovers::file(std::string_view path) {
    file_.reset();
    path_ = path;
    std::string name;
    const native::Descriptor parent = parent_of(path, name);
    if (left_.files == 0 || !parent) {
        complain(path, left_.files == 0 ? "there are more files than the limit" : "its name is no plain one");
        return;
    }
    --left_.files;
    file_.reset(openat(parent.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file_) {
        complain(path, std::strerror(errno));
    }
}

void Leftovers::data(std::string_view bytes) {
    if (!file_) {
        return;  // already said why
    }
    if (bytes.size() > left_.bytes) {
        complain(path_, "it is over the limit of all together");
        file_.reset();
        return;
    }
    left_.bytes -= bytes.size();
    while (!bytes.empty()) {
        const ssize_t done = write(file_.get(), bytes.data(), bytes.size());
        if (done < 0 && errno != EINTR) {
            complain(path_, std::strerror(errno));
            file_.reset();
            return;
        }
        bytes.remove_prefix(done > 0 ? static_cast<std::size_t>(done) : 0);
    }
}

void Leftovers::left_out(std::string_view text) {
    const std::size_t end = text.find('\0');
    complain(text.substr(0, end), end == std::string_view::npos ? "it could not be read" : text.substr(end + 1));
}

native::Collected Leftovers::collect(const std::string& to) {
    file_.reset();
    native::Collected collected = native::collect_artifacts(root_.get(), to, bounds_);
    if (!problem_.empty()) {
        collected.problem = problem_;
    }
    return collected;
}

}  // namespace paddock::docker
