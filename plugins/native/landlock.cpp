// Threat: a mistake or a hole in the mounts. A second wall, by another part of the kernel, that knows the same folders.
// Debian 12's <linux/landlock.h> is that of ABI 2, so what came later is defined here, from landlock(7).
#include "landlock.hpp"

#include <linux/landlock.h>

#include "confine.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

constexpr std::uint64_t kTruncate = 1ULL << 14;                                      // ABI 3, Linux 6.2
constexpr std::uint64_t kIoctlDevice = 1ULL << 15;                                   // ABI 5, Linux 6.10
constexpr std::uint64_t kBindTcp = 1ULL << 0, kConnectTcp = 1ULL << 1;               // ABI 4, Linux 6.7
constexpr std::uint64_t kScopeAbstractSocket = 1ULL << 0, kScopeSignal = 1ULL << 1;  // ABI 6, Linux 6.12

struct RulesetAttr {
    std::uint64_t handled_fs = 0;
    std::uint64_t handled_net = 0;
    std::uint64_t scoped = 0;
};

constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
/// No sockets and no devices; fifos and links are the program's own affair, and nobody of ours follows them.
constexpr std::uint64_t kWrite = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                 LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                 LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                 LANDLOCK_ACCESS_FS_MAKE_SYM | LANDLOCK_ACCESS_FS_REFER | kTruncate;
/// What a rule on a file, not a folder, may name (landlock(7)); anything else is EINVAL.
constexpr std::uint64_t kForFiles = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                                    LANDLOCK_ACCESS_FS_READ_FILE | kTruncate | kIoctlDevice;

std::uint64_t handled_by(int abi) noexcept {
    std::uint64_t handled = (1ULL << 13) - 1;  // ABI 1: EXECUTE to MAKE_SYM
    handled |= abi >= 2 ? LANDLOCK_ACCESS_FS_REFER : 0;
    handled |= abi >= 3 ? kTruncate : 0;
    handled |= abi >= 5 ? kIoctlDevice : 0;
    return handled;
}

}  // namespace

int landlock_abi() noexcept {
    const long abi = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return abi > 0 ? static_cast<int>(abi) : 0;
}

std::vector<LandlockRule> landlock_rules(const std::vector<Bind>& binds) {
    std::vector<LandlockRule> rules;
    for (const Bind& bind : binds) {
        std::uint64_t access = bind.folder ? kRead : static_cast<std::uint64_t>(LANDLOCK_ACCESS_FS_READ_FILE);
        access |= bind.executable ? LANDLOCK_ACCESS_FS_EXECUTE : 0;
        access |= bind.device ? LANDLOCK_ACCESS_FS_WRITE_FILE | kTruncate : 0;
        rules.push_back({.path = bind.target, .access = access & (bind.folder ? ~0ULL : kForFiles)});
    }
    for (const char* folder : {"/work", "/data", "/etc", "/dev"}) {
        rules.push_back({.path = folder, .access = kRead});
    }
    for (const char* folder : {"/tmp", "/output"}) {
        rules.push_back({.path = folder, .access = kRead | kWrite});
    }
    return rules;
}

void restrict_files(const Plan& plan, int channel) noexcept {
    if (plan.landlock_abi == 0) {
        return;  // the plan's controls say so, and a run that requires it was refused
    }
    RulesetAttr attributes{.handled_fs = handled_by(plan.landlock_abi)};
    attributes.handled_net = plan.landlock_abi >= 4 ? kBindTcp | kConnectTcp : 0;
    attributes.scoped = plan.landlock_abi >= 6 ? kScopeAbstractSocket | kScopeSignal : 0;
    // The kernel takes a longer struct than it knows as long as the rest is zero (landlock_create_ruleset(2)).
    const long ruleset =
        check(channel, Step::landlock, syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes), 0));
    for (const LandlockRule& rule : plan.landlock_rules) {
        const int fd =
            static_cast<int>(check(channel, Step::landlock, sys::open_at(AT_FDCWD, rule.path.c_str(), O_PATH)));
        const landlock_path_beneath_attr beneath{.allowed_access = rule.access & attributes.handled_fs,
                                                 .parent_fd = fd};
        check(channel, Step::landlock,
              syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0));
        sys::close(fd);
    }
    check(channel, Step::landlock, syscall(SYS_landlock_restrict_self, ruleset, 0));
    sys::close(static_cast<int>(ruleset));
}

}  // namespace paddock::native
