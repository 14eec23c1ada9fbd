// Writes the system call filter as C++ source: generate_seccomp OUTPUT.cpp, run by the build.
#include <fmt/format.h>
#include <fmt/os.h>

#include <cstdio>
#include <exception>

#include "seccomp_rules.hpp"

namespace {

void put_filter(fmt::ostream& out, const char* name, paddock::native::FilterVariant variant) {
    out.print("static constexpr sock_filter {}Program[] = {{\n", name);
    for (const sock_filter& one : paddock::native::make_filter(variant)) {
        out.print("    {{{:#x}, {}, {}, {:#x}}},\n", one.code, one.jt, one.jf, one.k);
    }
    out.print("}};\nconst std::span<const sock_filter> {0}Filter{{{0}Program}};\n", name);
}

}  // namespace

int main(int count, char** values) try {
    if (count != 2) {
        std::fputs("usage: generate_seccomp OUTPUT.cpp\n", stderr);
        return 2;
    }
    fmt::ostream out = fmt::output_file(values[1]);
    out.print("// Made by generate_seccomp.cpp from the lists in seccomp_rules.cpp.\n#include \"seccomp.hpp\"\n\n");
    out.print("namespace paddock::native {{\n");
    put_filter(out, "kCounted", paddock::native::FilterVariant::counted);
    put_filter(out, "kPlain", paddock::native::FilterVariant::plain);
    out.print("static constexpr int kKilling[] = {{{}}};\n", fmt::join(paddock::native::killing_calls(), ", "));
    out.print("const std::span<const int> kKillingCalls{{kKilling}};\n");
    out.print("const std::array<std::string_view, kSystemCalls> kSystemCallNames = {{\n");
    for (const std::string& name : paddock::native::system_call_names()) {
        out.print("    \"{}\",\n", name);
    }
    out.print("}};\n}}  // namespace paddock::native\n");
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "generate_seccomp: %s\n", error.what());
    return 1;
}
