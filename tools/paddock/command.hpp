#pragma once
#include <boost/program_options/options_description.hpp>
#include <functional>
#include <span>
#include <string_view>

#include "console.hpp"
#include "options.hpp"

namespace paddock::app {

// Exit codes, SPEC section 3.
inline constexpr int kExitOk = 0;
inline constexpr int kExitNotApproved = 1;       ///< check
inline constexpr int kExitUsage = 2;             ///< wrong usage, unreadable file or policy
inline constexpr int kExitTimeout = 124;         ///< run
inline constexpr int kExitFailed = 125;          ///< run: paddock or the backend failed
inline constexpr int kExitRunNotApproved = 126;  ///< run
inline constexpr int kExitSignalBase = 128;

/// One subcommand. `run` gets what stands behind the command's name and returns the exit code.
struct Command {
    std::string_view name;
    std::string_view summary;  ///< one line
    int (*run)(const Arguments& arguments, Console& console);
    int failure_exit = kExitUsage;  ///< when paddock itself fails: a full disk, memory
    bool hidden = false;            ///< not in the short help
};

[[nodiscard]] std::span<const Command> commands();

/// The page of one command: `usage` with text and an example, then the flags.
[[nodiscard]] std::string help_page(std::string_view usage, const boost::program_options::options_description& own,
                                    const boost::program_options::options_description& common);

/// Who is to have the pages in place of help_page()'s caller, which gets an empty text; none: nobody.
using HelpTaker = std::function<void(std::string_view usage, const boost::program_options::options_description& own,
                                     const boost::program_options::options_description& common)>;
void take_help_pages(HelpTaker taker);

/// Complains and returns kExitUsage.
int refuse(Console& console, const Error& error);

int check_command(const Arguments& arguments, Console& console);
int run_command(const Arguments& arguments, Console& console);
int batch_command(const Arguments& arguments, Console& console);
int results_command(const Arguments& arguments, Console& console);
int review_command(const Arguments& arguments, Console& console);
int explain_command(const Arguments& arguments, Console& console);
int policy_command(const Arguments& arguments, Console& console);
int backends_command(const Arguments& arguments, Console& console);
int image_command(const Arguments& arguments, Console& console);
int doctor_command(const Arguments& arguments, Console& console);
int manual_command(const Arguments& arguments, Console& console);
int facts_command(const Arguments& arguments, Console& console);

/// The whole program: argv[1:] to exit code. Throws nothing.
int paddock_main(const Arguments& arguments) noexcept;

}  // namespace paddock::app
