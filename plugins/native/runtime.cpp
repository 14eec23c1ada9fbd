#include "runtime.hpp"

#include <dirent.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>

namespace paddock::native {
namespace fs = std::filesystem;
namespace {

#if defined(__x86_64__)
constexpr std::string_view kTriple = "x86_64-linux-gnu";
#elif defined(__aarch64__)
constexpr std::string_view kTriple = "aarch64-linux-gnu";
#endif

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

bool is_link(const fs::path& path) {
    std::error_code error;
    return fs::is_symlink(fs::symlink_status(path, error));
}

bool is_below(std::string_view path, std::string_view folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

void add_bind(Runtime& runtime, const fs::path& path, bool folder = true) {
    runtime.binds.push_back(
        {.source = path.string(), .target = path.string(), .folder = folder, .device = false, .executable = true});
}

/// A folder where it is; when it is itself a link (/lib on a merged /usr), the link is made anew.
void add_folder(Runtime& runtime, const fs::path& path) {
    if (is_link(path)) {
        std::error_code error;
        runtime.links.push_back({.path = path.string(), .target = fs::read_symlink(path, error).string()});
    } else if (is_folder(path)) {
        add_bind(runtime, path);
    }
}

/// Follows python -> python3 -> python3.11 by hand, since each link on the way has to exist inside as well.
/// The folder part of each step may be a link too (/bin -> usr/bin); that one is made anew as well.
Result<fs::path> add_interpreter(Runtime& runtime, const std::string& python) {
    constexpr int kMostLinks = 40;  // path_resolution(7)
    fs::path at = python;
    for (int step = 0; step < kMostLinks; ++step) {
        if (is_link(at.parent_path())) {
            std::error_code error;
            add_folder(runtime, at.parent_path());
            at = fs::canonical(at.parent_path(), error) / at.filename();
        }
        if (!is_link(at)) {
            std::error_code error;
            if (!fs::is_regular_file(at, error)) {
                break;
            }
            add_bind(runtime, fs::canonical(at, error), false);
            return at.lexically_normal();
        }
        std::error_code error;
        const fs::path target = fs::read_symlink(at, error);
        runtime.links.push_back({.path = at.string(), .target = target.string()});
        at = (target.is_absolute() ? target : at.parent_path() / target).lexically_normal();
    }
    return unexpected(
        ErrorCode::not_found,
        fmt::format("{} is no Python interpreter; install python3, or set [sandbox] python to one", python));
}

/// A pyvenv.cfg beside the interpreter or one folder up makes it a virtual environment (PEP 405).
void add_virtual_environment(Runtime& runtime, const fs::path& python) {
    for (const fs::path& folder : {python.parent_path(), python.parent_path().parent_path()}) {
        std::error_code error;
        if (fs::is_regular_file(folder / "pyvenv.cfg", error)) {
            add_bind(runtime, folder / "pyvenv.cfg", false);
            add_folder(runtime, folder / "lib");
            add_folder(runtime, folder / "lib64");
            return;
        }
    }
}

/// Folders called python3.* below `lib` that hold a standard library.
std::vector<fs::path> standard_libraries(const fs::path& lib, const std::string& interpreter_name) {
    std::error_code error;
    if (interpreter_name.starts_with("python3.") && fs::exists(lib / interpreter_name / "os.py", error)) {
        return {lib / interpreter_name};
    }
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(lib, error)) {
        if (entry.path().filename().string().starts_with("python3") && fs::exists(entry.path() / "os.py", error)) {
            found.push_back(entry.path());
        }
    }
    return found;
}

Result<void> add_standard_library(Runtime& runtime, const fs::path& interpreter) {
    const fs::path prefix = interpreter.parent_path().parent_path();
    const std::vector<fs::path> libraries = standard_libraries(prefix / "lib", interpreter.filename().string());
    if (libraries.empty()) {
        return unexpected(
            ErrorCode::not_found,
            fmt::format("{} has no standard library in {}/lib; set [sandbox] python to a whole installation",
                        interpreter.string(), prefix.string()));
    }
    if (prefix != "/usr" && prefix != "/usr/local") {
        add_folder(runtime, prefix / "lib");  // all of it is Python's own
        return {};
    }
    for (const fs::path& library : libraries) {
        add_folder(runtime, library);
    }
    add_folder(runtime, "/usr/lib/python3");  // Debian's dist-packages
    return {};
}

/// The loader and the shared libraries. Whole folders: which of them numpy loads is known only once it has loaded them.
void add_libraries(Runtime& runtime) {
    add_folder(runtime, is_link("/lib") ? fs::path("/lib") : fs::path("/lib") / kTriple);
    add_folder(runtime, "/lib64");
    for (const fs::path& folder : {fs::path("/usr/lib") / kTriple, fs::path("/usr/lib64"), fs::path("/usr/lib/locale"),
                                   fs::path("/usr/local/lib"), fs::path("/usr/share/zoneinfo")}) {
        add_folder(runtime, folder);
    }
    std::error_code error;
    if (fs::is_regular_file("/etc/ld.so.cache", error)) {
        add_bind(runtime, "/etc/ld.so.cache", false);
    }
    // Debian chooses the BLAS and LAPACK that numpy loads by links there; nothing else of the folder is taken.
    // readdir: some 400 entries, of which a path for each would take half a millisecond.
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir("/etc/alternatives"), &closedir);
    while (const dirent* entry = folder ? readdir(folder.get()) : nullptr) {
        const fs::path path = std::string_view(entry->d_name).starts_with("lib")
                                  ? fs::path("/etc/alternatives") / entry->d_name
                                  : fs::path();
        if (!path.empty() && is_link(path)) {
            runtime.links.push_back({.path = path.string(), .target = fs::read_symlink(path, error).string()});
        }
    }
}

/// Drops what another bind shows already, and links whose place is inside a bind.
void drop_covered(Runtime& runtime) {
    std::vector<Bind>& binds = runtime.binds;
    std::sort(binds.begin(), binds.end(), [](const Bind& a, const Bind& b) { return a.target < b.target; });
    std::vector<Bind> kept;
    const auto covered = [&kept](const std::string& path) {
        return std::any_of(kept.begin(), kept.end(), [&path](const Bind& bind) {
            return path == bind.target || (bind.folder && is_below(path, bind.target));
        });
    };
    for (Bind& bind : binds) {
        if (!covered(bind.target)) {
            kept.push_back(std::move(bind));
        }
    }
    std::erase_if(runtime.links, [&covered](const Link& link) { return covered(link.path); });
    std::sort(runtime.links.begin(), runtime.links.end(), [](const Link& a, const Link& b) { return a.path < b.path; });
    const auto same = [](const Link& a, const Link& b) { return a.path == b.path; };
    runtime.links.erase(std::unique(runtime.links.begin(), runtime.links.end(), same), runtime.links.end());
    binds = std::move(kept);
}

}  // namespace

Result<Runtime> find_runtime(const std::string& python) {
    if (!fs::path(python).is_absolute()) {
        return unexpected(ErrorCode::not_found,
                          fmt::format("[sandbox] python is \"{}\"; write the interpreter's absolute path", python));
    }
    Runtime runtime;
    runtime.interpreter = fs::path(python).lexically_normal().string();
    Result<fs::path> interpreter = add_interpreter(runtime, runtime.interpreter);
    if (!interpreter) {
        return unexpected(interpreter.error());
    }
    add_virtual_environment(runtime, runtime.interpreter);
    if (Result<void> added = add_standard_library(runtime, *interpreter); !added) {
        return unexpected(added.error());
    }
    add_libraries(runtime);
    drop_covered(runtime);
    return runtime;
}

}  // namespace paddock::native
