#include "files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

#include "paddock/load_policy.hpp"
#include "paddock/units.hpp"
#include "toml_tree.hpp"

namespace paddock::embedded {
extern const std::pair<std::string_view, std::string_view> shipped_policies[];
extern const unsigned long shipped_policies_count;
}  // namespace paddock::embedded

namespace paddock {

std::span<const ShippedPolicy> shipped_policies() {
    static const std::vector<ShippedPolicy> policies = [] {
        std::vector<ShippedPolicy> list;
        for (const auto& [name, text] : std::span(embedded::shipped_policies, embedded::shipped_policies_count)) {
            list.push_back({name, text});
        }
        return list;
    }();
    return policies;
}

namespace detail {
namespace {

class OpenFile {
public:
    explicit OpenFile(const std::filesystem::path& path) : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~OpenFile() {
        if (descriptor_ >= 0) {
            close(descriptor_);
        }
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }

private:
    int descriptor_;
};

Unexpected file_error(const std::filesystem::path& path, int number) {
    const std::string file = quoted(path.string(), false);
    if (number == ENOENT || number == ENOTDIR) {
        return unexpected(ErrorCode::not_found, fmt::format("{}: there is no such policy file; check the path", file));
    }
    const ErrorCode code = number == EACCES || number == EPERM ? ErrorCode::permission_denied : ErrorCode::io;
    return unexpected(code, fmt::format("{}: the policy file cannot be read ({}); give a readable file", file,
                                        std::generic_category().message(number)));
}

}  // namespace

Result<PolicyText> read_policy_file(const std::filesystem::path& path) {
    const OpenFile file(path);
    struct stat status {};
    if (file.get() < 0 || fstat(file.get(), &status) != 0) {
        return file_error(path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return unexpected(
            ErrorCode::invalid_policy,
            fmt::format("{}: a folder where a policy file belongs; give a file", quoted(path.string(), false)));
    }
    std::string text(kMostPolicyBytes + 1, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
        const ssize_t got = read(file.get(), text.data() + size, text.size() - size);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return file_error(path, errno);
        }
        if (got == 0) {
            break;
        }
        size += static_cast<std::size_t>(got);
    }
    text.resize(size);
    std::error_code ignored;  // canonical() failing leaves the path as given: good enough to tell files apart
    std::filesystem::path real = std::filesystem::canonical(path, ignored);
    return PolicyText{path.string(), (real.empty() ? path : real).string(), path.parent_path(), std::move(text)};
}

bool looks_like_path(std::string_view name_or_path) {
    return name_or_path.find('/') != std::string_view::npos || name_or_path.ends_with(".toml");
}

Result<PolicyText> shipped_policy(std::string_view name) {
    std::vector<std::string_view> names;
    for (const ShippedPolicy& policy : shipped_policies()) {
        if (policy.name == name) {
            const std::string shown_as = fmt::format("<{}>", name);
            return PolicyText{shown_as, shown_as, {}, std::string(policy.text)};
        }
        names.push_back(policy.name);
    }
    const std::string near = nearest(name, names);
    return unexpected(
        ErrorCode::not_found,
        fmt::format("no policy is called {}; {}the shipped ones are {}, and a file's name ends in .toml", quoted(name),
                    near.empty() ? "" : fmt::format("did you mean \"{}\"? ", near), joined(names, ", ")));
}

}  // namespace detail
}  // namespace paddock
