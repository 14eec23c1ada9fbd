#pragma once
#include <string>
#include <vector>

#include "paddock/result.hpp"

namespace paddock::native {

/// A path of the host that is seen at a path inside, read-only.
struct Bind {
    std::string source;
    std::string target;
    bool folder = true;
    bool device = false;      ///< a device node: bound without `nodev`
    bool executable = false;  ///< code may be run or mapped from it
};

/// A symbolic link made inside.
struct Link {
    std::string path;
    std::string target;
};

/// What a Python interpreter needs to run, at the paths where it expects it.
struct Runtime {
    std::string interpreter;  ///< inside; as in [sandbox] python, but for the root of an unpacked file system
    std::vector<Bind> binds;  ///< none lies below another
    std::vector<Link> links;
};

/// Finds the interpreter's file, the links that lead to it, its standard library and packages, and the shared
/// libraries' folders, by looking at the file system alone: starting an interpreter or ldd would cost more than the
/// whole sandbox. Knows a distribution's Python below /usr or /usr/local, a build with a prefix of its own (pyenv,
/// conda, /opt), a virtual environment over either, and a root file system that was unpacked somewhere (an ancestor of
/// the interpreter with a /usr and a loader of its own), whose folders are then seen at / with no library of the
/// host's. Errors: not_found, when there is no such interpreter or its standard library is not where its prefix says.
[[nodiscard]] Result<Runtime> find_runtime(const std::string& python);

}  // namespace paddock::native
