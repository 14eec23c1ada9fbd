#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>

#include "command.hpp"
#include "doctor_checks.hpp"

namespace paddock::app {

namespace po = boost::program_options;
namespace json = boost::json;

namespace {

constexpr std::string_view kUsage =
    "Usage: paddock doctor [FLAGS]\n\n"
    "Looks for what paddock needs on this machine, and names the command that mends what is missing.\n"
    "Exit code: 0 when a run in the native backend is possible, 1 when it is not.\n\n"
    "Example:\n"
    "  paddock doctor\n";

std::string_view word(CheckState state) {
    switch (state) {
        case CheckState::ok: return "ok";
        case CheckState::warn: return "warn";
        case CheckState::missing: break;
    }
    return "missing";
}

std::string as_text(const std::vector<DoctorCheck>& checks, bool ready, const CommonOptions& common) {
    std::string out;
    for (const DoctorCheck& check : checks) {
        if (common.quiet && check.state == CheckState::ok) {
            continue;
        }
        fmt::format_to(std::back_inserter(out), "{:<8} {:<20} {}\n", word(check.state), check.name, check.found);
        if (!check.mend.empty()) {
            fmt::format_to(std::back_inserter(out), "{:<8} {:<20} -> {}\n", "", "", check.mend);
        }
    }
    out += ready ? "A run in the native backend is possible.\n"
                 : "A run in the native backend is not possible; mend what is missing.\n";
    return printable(out, true);
}

std::string as_json(const std::vector<DoctorCheck>& checks, bool ready) {
    const auto text = [](const std::string& bytes) { return json::string(to_valid_utf8(bytes)); };
    json::array array;
    for (const DoctorCheck& check : checks) {
        array.push_back({{"name", text(check.name)},
                         {"state", word(check.state)},
                         {"found", text(check.found)},
                         {"mend", check.mend.empty() ? json::value(nullptr) : json::value(text(check.mend))}});
    }
    const json::object object{{"schema_version", 1}, {"ready", ready}, {"checks", std::move(array)}};
    return json::serialize(object) + "\n";
}

std::vector<DoctorCheck> all_checks(const Policy& policy) {
    std::vector<DoctorCheck> all;
    for (const auto& some :
         {check_kernel(), check_python(policy), check_plugins(policy), check_docker(policy), check_disk(policy)}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace

int doctor_command(const Arguments& arguments, Console& console) {
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
        return refuse(console, {ErrorCode::invalid_argument, "doctor takes flags only"});
    }
    const Result<Policy> policy = effective_policy(common.policy, {});
    if (!policy) {
        return refuse(console, policy.error());
    }
    const std::vector<DoctorCheck> checks = all_checks(*policy);
    const bool ready = std::none_of(checks.begin(), checks.end(),
                                    [](const DoctorCheck& check) { return check.state == CheckState::missing; });
    console.out(common.format == "json" ? as_json(checks, ready) : as_text(checks, ready, common));
    return ready ? kExitOk : kExitNotApproved;
}

}  // namespace paddock::app
