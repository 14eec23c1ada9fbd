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

/// Where the runtime is looked for: the host's own root (""), or that of a file system which was unpacked somewhere.
struct Tree {
    std::string root;

    [[nodiscard]] fs::path host(const fs::path& path) const { return root + path.string(); }
    [[nodiscard]] bool is_folder(const fs::path& path) const {
        std::error_code error;
        return fs::is_directory(fs::symlink_status(host(path), error));
    }
    [[nodiscard]] bool is_file(const fs::path& path) const {
        std::error_code error;
        return fs::is_regular_file(fs::symlink_status(host(path), error));
    }
    [[nodiscard]] bool is_link(const fs::path& path) const {
        std::error_code error;
        return fs::is_symlink(fs::symlink_status(host(path), error));
    }
    [[nodiscard]] fs::path target(const fs::path& link) const {
        std::error_code error;
        return fs::read_symlink(host(link), error);
    }
    /// The path behind `link`, one step on.
    [[nodiscard]] fs::path behind(const fs::path& link) const {
        const fs::path to = target(link);
        return (to.is_absolute() ? to : link.parent_path() / to).lexically_normal();
    }
};

bool is_below(std::string_view path, std::string_view folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

void add_bind(Runtime& runtime, const Tree& tree, const fs::path& path, bool folder = true) {
    runtime.binds.push_back({.source = tree.host(path).string(),
                             .target = path.string(),
                             .folder = folder,
                             .device = false,
                             .executable = true});
}

/// A folder where it is; when it is itself a link (/lib on a merged /usr), the link is made anew.
void add_folder(Runtime& runtime, const Tree& tree, const fs::path& path) {
    if (tree.is_link(path)) {
        runtime.links.push_back({.path = path.string(), .target = tree.target(path).string()});
    } else if (tree.is_folder(path)) {
        add_bind(runtime, tree, path);
    }
}

/// Follows python -> python3 -> python3.11 by hand, since each link on the way has to exist inside as well.
/// The folder part of each step may be a link too (/bin -> usr/bin); that one is made anew as well.
Result<fs::path> add_interpreter(Runtime& runtime, const Tree& tree, const std::string& python) {
    constexpr int kMostLinks = 40;  // path_resolution(7)
    fs::path at = python;
    for (int step = 0; step < kMostLinks; ++step) {
        if (tree.is_link(at.parent_path())) {
            add_folder(runtime, tree, at.parent_path());
            at = tree.behind(at.parent_path()) / at.filename();
        } else if (tree.is_link(at)) {
            runtime.links.push_back({.path = at.string(), .target = tree.target(at).string()});
            at = tree.behind(at);
        } else if (tree.is_file(at)) {
            add_bind(runtime, tree, at, false);
            return at.lexically_normal();
        } else {
            break;
        }
    }
    return unexpected(ErrorCode::not_found,
                      fmt::format("{} is no Python interpreter; install python3, or set [sandbox] python to one",
                                  tree.host(python).string()));
}

/// A pyvenv.cfg beside the interpreter or one folder up makes it a virtual environment (PEP 405).
void add_virtual_environment(Runtime& runtime, const Tree& tree, const fs::path& python) {
    for (const fs::path& folder : {python.parent_path(), python.parent_path().parent_path()}) {
        if (tree.is_file(folder / "pyvenv.cfg")) {
            add_bind(runtime, tree, folder / "pyvenv.cfg", false);
            add_folder(runtime, tree, folder / "lib");
            add_folder(runtime, tree, folder / "lib64");
            return;
        }
    }
}

/// Folders called python3.* below `lib` that hold a standard library.
std::vector<fs::path> standard_libraries(const Tree& tree, const fs::path& lib, const std::string& interpreter_name) {
    if (interpreter_name.starts_with("python3.") && tree.is_file(lib / interpreter_name / "os.py")) {
        return {lib / interpreter_name};
    }
    std::vector<fs::path> found;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(tree.host(lib), error)) {
        const fs::path name = entry.path().filename();
        if (name.string().starts_with("python3") && tree.is_file(lib / name / "os.py")) {
            found.push_back(lib / name);
        }
    }
    return found;
}

Result<void> add_standard_library(Runtime& runtime, const Tree& tree, const fs::path& interpreter) {
    const fs::path prefix = interpreter.parent_path().parent_path();
    const std::vector<fs::path> libraries = standard_libraries(tree, prefix / "lib", interpreter.filename().string());
    if (libraries.empty()) {
        return unexpected(
            ErrorCode::not_found,
            fmt::format("{} has no standard library in {}/lib; set [sandbox] python to a whole installation",
                        tree.host(interpreter).string(), tree.host(prefix).string()));
    }
    if (prefix != "/usr" && prefix != "/usr/local") {
        add_folder(runtime, tree, prefix / "lib");  // all of it is Python's own
        return {};
    }
    for (const fs::path& library : libraries) {
        add_folder(runtime, tree, library);
    }
    add_folder(runtime, tree, "/usr/lib/python3");  // Debian's dist-packages
    return {};
}

/// Debian chooses the BLAS and LAPACK that numpy loads by links there; nothing else of the folder is taken.
void add_alternatives(Runtime& runtime, const Tree& tree) {
    const fs::path place = "/etc/alternatives";
    // readdir: some 400 entries, of which a path for each would take half a millisecond.
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(tree.host(place).c_str()), &closedir);
    while (const dirent* entry = folder ? readdir(folder.get()) : nullptr) {
        if (std::string_view(entry->d_name).starts_with("lib") && tree.is_link(place / entry->d_name)) {
            runtime.links.push_back(
                {.path = (place / entry->d_name).string(), .target = tree.target(place / entry->d_name).string()});
        }
    }
}

/// The loader and the shared libraries. Whole folders: which of them numpy loads is known only once it has loaded them.
void add_libraries(Runtime& runtime, const Tree& tree) {
    add_folder(runtime, tree, tree.is_link("/lib") ? fs::path("/lib") : fs::path("/lib") / kTriple);
    add_folder(runtime, tree, "/lib64");
    for (const fs::path& folder : {fs::path("/usr/lib") / kTriple, fs::path("/usr/lib64"), fs::path("/usr/lib/locale"),
                                   fs::path("/usr/local/lib"), fs::path("/usr/share/zoneinfo")}) {
        add_folder(runtime, tree, folder);
    }
    if (tree.is_file("/etc/ld.so.cache")) {
        add_bind(runtime, tree, "/etc/ld.so.cache", false);
    }
    add_alternatives(runtime, tree);
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

/// The root of an unpacked file system that `python` lies in: an ancestor with a /usr and a loader of its own. "" for
/// the host's own.
Tree tree_of(const fs::path& python) {
    for (fs::path at = python.parent_path(); at != "/" && !at.empty(); at = at.parent_path()) {
        const Tree tree{at.string()};
        for (const char* loader : {"/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"}) {
            std::error_code error;
            const bool there = fs::exists(fs::symlink_status(tree.host(loader), error));
            if (there && tree.is_folder("/usr")) {
                return tree;
            }
        }
    }
    return {};
}

}  // namespace

Result<Runtime> find_runtime(const std::string& python) {
    if (!fs::path(python).is_absolute()) {
        return unexpected(ErrorCode::not_found,
                          fmt::format("[sandbox] python is \"{}\"; write the interpreter's absolute path", python));
    }
    const std::string given = fs::path(python).lexically_normal().string();
    const Tree tree = tree_of(given);
    Runtime runtime;
    runtime.interpreter = given.substr(tree.root.size());
    Result<fs::path> interpreter = add_interpreter(runtime, tree, runtime.interpreter);
    if (!interpreter) {
        return unexpected(interpreter.error());
    }
    add_virtual_environment(runtime, tree, runtime.interpreter);
    if (Result<void> added = add_standard_library(runtime, tree, *interpreter); !added) {
        return unexpected(added.error());
    }
    add_libraries(runtime, tree);
    drop_covered(runtime);
    return runtime;
}

}  // namespace paddock::native
