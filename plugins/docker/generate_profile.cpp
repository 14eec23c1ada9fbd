// Writes docker/seccomp-strict.json from the native backend's lists (seccomp_rules.cpp): generate_profile OUTPUT.json.
//
// What is not on it is SCMP_ACT_TRACE: without a tracer, which nobody in the container can become (ptrace is not on
// it), the kernel refuses the call with ENOSYS (seccomp(2)). SCMP_ACT_ERRNO would refuse as well, but goes before
// SCMP_ACT_NOTIFY, so that paddock's own filter behind this one could count nothing.
#include <fmt/format.h>
#include <fmt/os.h>

#include <cerrno>
#include <cstdio>
#include <exception>
#include <set>
#include <string>

#include "init/own_view.hpp"
#include "seccomp_rules.hpp"

namespace {

namespace docker = paddock::docker;
using paddock::native::FilterRule;

// What paddock's init asks for before the program starts, and its own filter then refuses the program: Landlock, a
// filter, the notifier's answers, its own limits, statfs of the scratch folders. The engine's runtime needs them not.
constexpr const char* kForTheInit[] = {"landlock_add_rule",
                                       "landlock_create_ruleset",
                                       "landlock_restrict_self",
                                       "seccomp",
                                       "prctl",
                                       "prlimit64",
                                       "statfs",
                                       "fstatfs",
                                       "ioctl"};
// What the engine's runtime itself still calls between its loading of the profile and exec.
constexpr const char* kForTheRuntime[] = {"capset", "setgid", "setgroups", "setuid", "fcntl", "futex"};

const char* op_name(scmp_compare op) {
    return op == SCMP_CMP_EQ ? "SCMP_CMP_EQ" : "SCMP_CMP_MASKED_EQ";
}

std::string argument(unsigned index, std::uint64_t value, std::uint64_t second, const char* op) {
    return fmt::format("{{\"index\": {}, \"value\": {}, \"valueTwo\": {}, \"op\": \"{}\"}}", index, value, second, op);
}

std::string arguments_of(const FilterRule& rule) {
    std::string text;
    for (const scmp_arg_cmp& one : rule.conditions) {
        text += (text.empty() ? "" : ", ") + argument(one.arg, one.datum_a, one.datum_b, op_name(one.op));
    }
    return text;
}

std::string names(const std::set<std::string>& all) {
    std::string text;
    for (const std::string& name : all) {
        text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", name);
    }
    return text;
}

void put_rule(fmt::ostream& out, const char* name, const std::string& arguments) {
    out.print("        {{\"names\": [\"{}\"], \"action\": \"SCMP_ACT_ALLOW\", \"args\": [{}]}},\n", name, arguments);
}

}  // namespace

int main(int count, char** values) try {
    if (count != 2) {
        std::fputs("usage: generate_profile OUTPUT.json\n", stderr);
        return 2;
    }
    std::set<std::string> whole(std::begin(kForTheInit), std::end(kForTheInit));
    whole.insert(std::begin(kForTheRuntime), std::end(kForTheRuntime));
    for (const FilterRule& rule : paddock::native::filter_rules()) {
        if (rule.action == SCMP_ACT_ALLOW && rule.conditions.empty()) {
            whole.insert(rule.name);
        }
    }
    fmt::ostream out = fmt::output_file(values[1]);
    out.print(
        "{{\n    \"defaultAction\": \"SCMP_ACT_TRACE\",\n    \"archMap\": [\n"
        "        {{\"architecture\": \"SCMP_ARCH_X86_64\", \"subArchitectures\": [\"SCMP_ARCH_X86\", "
        "\"SCMP_ARCH_X32\"]}},\n"
        "        {{\"architecture\": \"SCMP_ARCH_AARCH64\", \"subArchitectures\": [\"SCMP_ARCH_ARM\"]}}\n    ],\n"
        "    \"syscalls\": [\n");
    for (const FilterRule& rule : paddock::native::filter_rules()) {
        if (rule.action == SCMP_ACT_ALLOW && !rule.conditions.empty() && !whole.contains(rule.name)) {
            put_rule(out, rule.name, arguments_of(rule));
        }
    }
    put_rule(out, "unshare", argument(0, docker::kOwnNamespaces, 0, "SCMP_CMP_EQ"));
    put_rule(out, "mount", argument(3, docker::kCoverFlags, 0, "SCMP_CMP_EQ"));
    out.print("        {{\"names\": [{}], \"action\": \"SCMP_ACT_ALLOW\"}}\n    ]\n}}\n", names(whole));
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "generate_profile: %s\n", error.what());
    return 1;
}
