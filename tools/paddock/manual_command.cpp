#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "command_help.hpp"

namespace paddock::app {

namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr std::string_view kUsage =
    "Usage: paddock manual DIR\n\n"
    "Writes man pages and completions, made from what --help prints, to DIR: man/man1/*.1, bash/paddock, "
    "zsh/_paddock,\n"
    "fish/paddock.fish. The build calls it, and `cmake --install` puts them where shells and man look.\n";

/// Throws std::ios_base::failure when the file cannot be written.
void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream file;
    file.exceptions(std::ios::failbit | std::ios::badbit);
    file.open(path, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
}

void write_all(const fs::path& folder, const std::vector<CommandHelp>& commands) {
    write(folder / "man/man1/paddock.1", man_page(commands));
    for (const CommandHelp& command : commands) {
        write(folder / fmt::format("man/man1/paddock-{}.1", command.name), man_page(command, commands));
    }
    write(folder / "bash/paddock", bash_completion(commands));
    write(folder / "zsh/_paddock", zsh_completion(commands));
    write(folder / "fish/paddock.fish", fish_completion(commands));
}

}  // namespace

int manual_command(const Arguments& arguments, Console& console) {
    CommonOptions common;
    const po::options_description options = common_options(common, "text");
    const Result<Arguments> folders = parse_arguments(arguments, options);
    if (!folders) {
        return refuse(console, folders.error());
    }
    if (common.help) {
        console.out(help_page(kUsage, po::options_description(), options));
        return kExitOk;
    }
    if (folders->size() != 1) {
        return refuse(console, {ErrorCode::invalid_argument, "manual takes one DIR"});
    }
    try {
        write_all(folders->front(), all_help(console));
    } catch (const std::exception& failure) {
        return refuse(console,
                      {ErrorCode::io, fmt::format("{} cannot be written: {}", folders->front(), failure.what())});
    }
    return kExitOk;
}

}  // namespace paddock::app
