#include "paddock/backend_loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/dll/shared_library.hpp>
#include <exception>
#include <list>
#include <mutex>
#include <set>

#include "paddock/export_backend.hpp"
#include "paddock/report.hpp"
#include "paddock/units.hpp"
#include "plugin_file.hpp"

namespace paddock {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "paddock-backend-";
constexpr std::string_view kSuffix = ".so";

/// "docker" of ".../paddock-backend-docker.so"; empty for another kind of name.
std::string name_in(const fs::path& file) {
    const std::string text = file.filename().string();
    if (text.size() <= kPrefix.size() + kSuffix.size() || !text.starts_with(kPrefix) || !text.ends_with(kSuffix)) {
        return {};
    }
    return text.substr(kPrefix.size(), text.size() - kPrefix.size() - kSuffix.size());
}

std::string shown(std::string_view text) {
    return printable(text, false);
}

/// The folders a person would look into, for messages.
std::string list_of(const std::vector<fs::path>& folders) {
    std::string out;
    for (const fs::path& folder : folders) {
        out += (out.empty() ? "" : ", ") + shown(folder.native());
    }
    return out.empty() ? "no folder" : out;
}

Unexpected no_such_backend(std::string_view name, const std::vector<PluginFile>& plugins,
                           const std::vector<fs::path>& folders) {
    std::vector<std::string> names;
    std::string all;
    for (const PluginFile& plugin : plugins) {
        names.push_back(plugin.name);
        all += (all.empty() ? "" : ", ") + shown(plugin.name);
    }
    if (names.empty()) {
        return unexpected(ErrorCode::not_found,
                          fmt::format("there is no backend \"{}\", nor any other, in {}; install the plugins or set "
                                      "PADDOCK_PLUGIN_PATH to their folder",
                                      shown(name), list_of(folders)));
    }
    const std::string near = nearest(name, names);
    return unexpected(
        ErrorCode::not_found,
        fmt::format("there is no backend \"{}\"; {}there are: {} (looked in {})", shown(name),
                    near.empty() ? "" : fmt::format("did you mean \"{}\"? ", shown(near)), all, list_of(folders)));
}

Result<fs::path> path_of(std::string_view name, const std::vector<fs::path>& folders) {
    if (name.find('/') != std::string_view::npos) {
        return fs::path(name);
    }
    const std::vector<PluginFile> plugins = find_plugins(folders);
    const auto found =
        std::find_if(plugins.begin(), plugins.end(), [&](const PluginFile& plugin) { return plugin.name == name; });
    if (found == plugins.end()) {
        return no_such_backend(name, plugins, folders);
    }
    return found->path;
}

/// A file that was mapped. It stays until exit: an object, or a string in it, that outlives its library crashes far
/// from the cause. So does its descriptor, also of a library that was refused: some cannot be unmapped, and glibc tells
/// libraries apart by the name they were loaded by, so the number must not be used again for another plugin.
struct Mapped {
    PluginFileHandle file;
    boost::dll::shared_library library;
    const BackendPlugin* plugin;  ///< null: it exports none
};

/// Maps the file, once in the life of the process. What Boost.DLL throws ends here, with the linker's own words.
Result<const BackendPlugin*> map_plugin(PluginFileHandle file) {
    namespace dll = boost::dll;
    static std::mutex mutex;
    static auto& all = *new std::list<Mapped>();
    const std::lock_guard lock(mutex);
    auto found = std::find_if(all.begin(), all.end(), [&](const Mapped& one) { return one.file.same_as(file); });
    if (found == all.end()) {
        try {
            dll::shared_library library(file.loadable_path(), dll::load_mode::rtld_now | dll::load_mode::rtld_local);
            const bool exports = library.has(kBackendSymbol);
            const BackendPlugin* plugin = exports ? &library.get<const BackendPlugin>(kBackendSymbol) : nullptr;
            found = all.insert(all.end(), {std::move(file), std::move(library), plugin});
        } catch (const std::exception& error) {
            return unexpected(ErrorCode::incompatible,
                              fmt::format("plugin {} cannot be loaded as a library: {}; build it again "
                                          "on this machine",
                                          shown(file.path().native()), shown(error.what())));
        }
    }
    if (found->plugin == nullptr) {
        return unexpected(ErrorCode::incompatible,
                          fmt::format("plugin {} is no paddock backend: it exports no `{}`; build it with "
                                      "PADDOCK_EXPORT_BACKEND from paddock/export_backend.hpp",
                                      shown(found->file.path().native()), kBackendSymbol));
    }
    return found->plugin;
}

/// Compares what can be read before the sides agree: `abi` alone first, since all behind it may lie elsewhere.
Result<void> check_agreement(const BackendPlugin& plugin, const fs::path& path) {
    const std::string file = shown(path.native());
    if (plugin.abi != kBackendAbi) {
        return unexpected(
            ErrorCode::incompatible,
            fmt::format("plugin {} was built for plugin ABI {}, this paddock has ABI {}; build the plugin again "
                        "with this paddock's headers",
                        file, plugin.abi, kBackendAbi));
    }
    if (plugin.build == nullptr || std::string_view(plugin.build) != kBackendBuild) {
        return unexpected(
            ErrorCode::incompatible,
            fmt::format("plugin {} was built as \"{}\", this paddock as \"{}\"; build the plugin again with the "
                        "same compiler, standard library and sanitizers",
                        file, shown(plugin.build == nullptr ? "nothing" : plugin.build), kBackendBuild));
    }
    if (plugin.name == nullptr || plugin.version == nullptr || plugin.create == nullptr || plugin.destroy == nullptr) {
        return unexpected(ErrorCode::incompatible,
                          fmt::format("plugin {} lacks a name, a version or its functions; build it with "
                                      "PADDOCK_EXPORT_BACKEND",
                                      file));
    }
    const std::string expected = name_in(path);
    if (!expected.empty() && expected != plugin.name) {
        return unexpected(
            ErrorCode::incompatible,
            fmt::format("plugin {} calls itself \"{}\", its file name says \"{}\"; rename the file to {}{}{}", file,
                        shown(plugin.name), shown(expected), kPrefix, shown(plugin.name), kSuffix));
    }
    return {};
}

Result<LoadedBackend> make_backend(const BackendPlugin& plugin, const fs::path& path) {
    std::array<char, 1024> reason{};
    Backend* made = plugin.create(reason.data(), reason.size());
    if (made == nullptr) {
        reason.back() = '\0';  // the promise to end it is the plugin's
        const std::string said = shown(reason.data());
        return unexpected(
            ErrorCode::unavailable,
            fmt::format("backend \"{}\" could not be made: {}; mend that, or choose another with --backend "
                        "(plugin {})",
                        shown(plugin.name), said.empty() ? "it gave no reason" : said, shown(path.native())));
    }
    return LoadedBackend{plugin.name, plugin.version, path, {made, plugin.destroy}};
}

}  // namespace

std::vector<fs::path> plugin_folders(const fs::path& executable, std::string_view plugin_path_variable) {
    std::vector<fs::path> folders;
    while (!plugin_path_variable.empty()) {
        const std::size_t colon = std::min(plugin_path_variable.find(':'), plugin_path_variable.size());
        if (colon > 0) {  // unlike in PATH, an empty entry is not the working directory
            folders.emplace_back(plugin_path_variable.substr(0, colon));
        }
        plugin_path_variable.remove_prefix(std::min(colon + 1, plugin_path_variable.size()));
    }
    // PREFIX/bin/paddock; the build tree has the same layout.
    folders.push_back(executable.parent_path().parent_path() / PADDOCK_PLUGIN_DIR);
    return folders;
}

std::vector<PluginFile> find_plugins(const std::vector<fs::path>& folders) {
    std::vector<PluginFile> plugins;
    std::set<std::string> seen;
    for (const fs::path& folder : folders) {
        std::error_code failure;
        fs::directory_iterator entries(folder, failure);
        if (failure) {
            continue;  // a folder that is not there has no plugins; load_backend() names the folders it looked in
        }
        std::vector<PluginFile> here;
        for (; entries != fs::directory_iterator() && !failure; entries.increment(failure)) {
            std::string name = name_in(entries->path());
            if (!name.empty() && seen.insert(name).second) {
                here.push_back({std::move(name), entries->path()});
            }
        }
        plugins.insert(plugins.end(), here.begin(), here.end());
    }
    std::sort(plugins.begin(), plugins.end(), [](const PluginFile& a, const PluginFile& b) { return a.name < b.name; });
    return plugins;
}

Result<LoadedBackend> load_backend(std::string_view name, const std::vector<fs::path>& folders) {
    Result<fs::path> path = path_of(name, folders);
    if (!path) {
        return unexpected(path.error());
    }
    Result<PluginFileHandle> file = PluginFileHandle::open(*path);
    if (!file) {
        return unexpected(file.error());
    }
    const fs::path real = file->path();
    const Result<const BackendPlugin*> plugin = map_plugin(std::move(*file));
    if (!plugin) {
        return unexpected(plugin.error());
    }
    if (const Result<void> agreement = check_agreement(**plugin, *path); !agreement) {
        return unexpected(agreement.error());
    }
    return make_backend(**plugin, real);
}

}  // namespace paddock
