#include "read_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace paddock::app {

namespace {

namespace fs = std::filesystem;

Unexpected refusal(int reason) {
    const ErrorCode code = reason == ENOENT || reason == ENOTDIR ? ErrorCode::not_found
                           : reason == EACCES || reason == EPERM ? ErrorCode::permission_denied
                                                                 : ErrorCode::io;
    const std::string advice = reason == EISDIR               ? "give a file, or use `paddock check` on the folder"
                               : code == ErrorCode::not_found ? "check the path"
                               : code == ErrorCode::permission_denied ? "make it readable"
                                                                      : "try again";
    return unexpected(code, fmt::format("cannot be read: {}; {}", std::strerror(reason), advice));
}

/// Closes at the end of the scope, unless it is standard input.
struct Descriptor {
    int number;
    ~Descriptor() {
        if (number > STDIN_FILENO) {
            ::close(number);
        }
    }
};

Result<std::string> read_all(int descriptor) {
    struct stat status {};
    std::string bytes;
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
        bytes.reserve(std::min(static_cast<std::uint64_t>(status.st_size), kMaxSourceBytes) + 1);
    }
    std::array<char, 65536> block;
    for (;;) {
        const ssize_t count = ::read(descriptor, block.data(), block.size());
        if (count == 0) {
            return bytes;
        }
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return refusal(errno);
        }
        bytes.append(block.data(), static_cast<std::size_t>(count));
        if (bytes.size() > kMaxSourceBytes) {
            return unexpected(ErrorCode::io,
                              fmt::format("is larger than {} MiB; no strategy is", kMaxSourceBytes >> 20U));
        }
    }
}

bool is_source(const fs::path& path, SourceKinds kinds) {
    const fs::path extension = path.extension();
    return extension == ".py" || (kinds == SourceKinds::python_and_notebooks && extension == ".ipynb");
}

/// All sources under `folder`. What cannot be looked into is listed with its reason, since nothing is skipped.
void list_folder(const std::string& folder, SourceKinds kinds, std::vector<SourcePath>& found) {
    std::vector<SourcePath> here;
    std::error_code failure;
    fs::directory_iterator entries(folder, failure);
    for (; !failure && entries != fs::directory_iterator(); entries.increment(failure)) {
        const std::string path = (fs::path(folder) / entries->path().filename()).string();
        std::error_code unknown;
        const fs::file_type behind_link = entries->status(unknown).type();
        if (entries->symlink_status(unknown).type() == fs::file_type::directory) {
            list_folder(path, kinds, here);
        } else if (is_source(entries->path(), kinds) && behind_link != fs::file_type::directory) {
            // Reading a FIFO found in a folder would wait for ever; a link to nothing is told when it is read.
            const bool readable = behind_link == fs::file_type::regular || behind_link == fs::file_type::not_found;
            here.push_back({path, readable ? "" : "is not a regular file; take it out of the folder"});
        }
    }
    if (failure) {
        here.push_back({folder, fmt::format("cannot be looked into: {}; make it readable", failure.message())});
    }
    found.insert(found.end(), here.begin(), here.end());
}

}  // namespace

Result<SourceText> read_source(const std::string& path, std::string_view stdin_name) {
    const bool standard_input = path == "-";
    const Descriptor descriptor{standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)};
    if (descriptor.number < 0) {
        return refusal(errno);
    }
    Result<std::string> bytes = read_all(descriptor.number);
    if (!bytes) {
        return unexpected(bytes.error());
    }
    return SourceText{standard_input ? std::string(stdin_name) : path, std::move(*bytes)};
}

std::vector<SourcePath> find_sources(const std::vector<std::string>& paths, SourceKinds kinds) {
    std::vector<SourcePath> found;
    for (const std::string& path : paths) {
        std::error_code unknown;
        if (path == "-" || !fs::is_directory(path, unknown)) {
            found.push_back({path, {}});  // what is not there is told when it is read
            continue;
        }
        std::vector<SourcePath> inside;
        list_folder(path, kinds, inside);
        if (inside.empty()) {
            inside.push_back({path, "holds no *.py file; give a folder of strategies"});
        }
        std::sort(inside.begin(), inside.end(),
                  [](const SourcePath& a, const SourcePath& b) { return a.path < b.path; });
        found.insert(found.end(), inside.begin(), inside.end());
    }
    return found;
}

}  // namespace paddock::app
