#include <fmt/format.h>

#include <boost/json.hpp>
#include <iterator>

#include "command.hpp"
#include "pipeline.hpp"

namespace paddock::app {

namespace po = boost::program_options;
namespace json = boost::json;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock backends [FLAGS]\n\n"
    "Lists the plugins found, and tries on this machine what each can enforce. A plugin that is refused is listed "
    "with\n"
    "the reason. Plugins are looked for in $PADDOCK_PLUGIN_PATH, then in this installation.\n\n"
    "Example:\n"
    "  paddock backends --format json\n";

/// A plugin that was found: what it can, or why it was refused.
struct ListedBackend {
    std::string name;
    std::string version;
    std::string path;
    std::string refusal;
    std::vector<Control> controls;
};

ListedBackend look_at(const PluginFile& plugin) {
    ListedBackend listed{plugin.name, {}, plugin.path.string(), {}, {}};
    // By its path: what stands in the list is what is loaded.
    const std::filesystem::path path = std::filesystem::absolute(plugin.path);
    const Result<LoadedBackend> loaded = load_backend(path.string(), {});
    if (!loaded) {
        listed.refusal = loaded.error().message;
        return listed;
    }
    listed.version = loaded->version;
    listed.controls = loaded->backend->probe();
    return listed;
}

std::string as_text(const std::vector<ListedBackend>& backends, bool quiet) {
    std::string out;
    for (const ListedBackend& backend : backends) {
        fmt::format_to(std::back_inserter(out), "{} {}  {}\n", backend.name,
                       backend.refusal.empty() ? backend.version : std::string("REFUSED"), backend.path);
        if (!backend.refusal.empty()) {
            fmt::format_to(std::back_inserter(out), "  {}\n", backend.refusal);
        }
        for (const Control& control : backend.controls) {
            if (!quiet) {
                fmt::format_to(std::back_inserter(out), "  {:<3} {:<12} {}\n", control.enforced ? "yes" : "NO",
                               control.name, control.evidence);
            }
        }
    }
    return printable(out, true);
}

std::string as_json(const std::vector<ListedBackend>& backends) {
    const auto text = [](const std::string& bytes) { return json::string(to_valid_utf8(bytes)); };
    json::array array;
    for (const ListedBackend& backend : backends) {
        json::array controls;
        for (const Control& control : backend.controls) {
            controls.push_back(
                {{"name", text(control.name)}, {"enforced", control.enforced}, {"evidence", text(control.evidence)}});
        }
        const bool loaded = backend.refusal.empty();
        array.push_back({{"name", text(backend.name)},
                         {"version", loaded ? json::value(text(backend.version)) : json::value(nullptr)},
                         {"path", text(backend.path)},
                         {"loadable", loaded},
                         {"error", loaded ? json::value(nullptr) : json::value(text(backend.refusal))},
                         {"controls", std::move(controls)}});
    }
    return json::serialize(array) + "\n";
}

}  // namespace

int backends_command(const Arguments& arguments, Console& console) {
    CommonOptions common;
    const po::options_description options = common_options(common, "text or json");
    const Result<Arguments> rest = parse_arguments(arguments, options);
    if (!rest) {
        return refuse(console, rest.error());
    }
    if (common.help) {
        console.out(help_page(kUsage, po::options_description(), options));
        return kExitOk;
    }
    if (const Result<void> applied = apply_common(common, {"text", "json"}, console); !applied) {
        return refuse(console, applied.error());
    }
    if (!rest->empty()) {
        return refuse(console, {ErrorCode::invalid_argument, "backends takes no names; it lists all that are found"});
    }
    std::vector<ListedBackend> backends;
    for (const PluginFile& plugin : find_plugins(installed_plugin_folders())) {
        backends.push_back(look_at(plugin));
    }
    console.out(common.format == "json" ? as_json(backends) : as_text(backends, common.quiet));
    if (backends.empty()) {
        console.complain("no plugin was found; install them, or set PADDOCK_PLUGIN_PATH to their folder");
    }
    return kExitOk;
}

}  // namespace paddock::app
