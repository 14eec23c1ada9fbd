// Threat: files of the host are read, written or run. The program gets a root of its own, made of read-only binds and
// small tmpfs folders; the old one is detached before any of its code runs.
#include <sys/mount.h>

#include "confine.hpp"
#include "sys.hpp"

namespace paddock::native {
namespace {

constexpr unsigned kSetFlag = 0, kSetString = 1, kCreate = 6;  // fsconfig(2) commands
constexpr unsigned kEmptyPath = 0x1000, kRecursive = 0x8000;   // AT_EMPTY_PATH, AT_RECURSIVE
constexpr std::uint64_t kHarmless = MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV;

/// Paths of the plan are absolute; the new root is the working directory while it is built.
const char* inside(const std::string& path) noexcept {
    return path.c_str() + 1;
}

struct Option {
    const char* key;
    const char* value;
};

int mount_new(int channel, Step step, const char* type, std::span<const Option> options,
              std::uint64_t attributes) noexcept {
    const int fs = static_cast<int>(check(channel, step, sys::fsopen(type)));
    for (const Option& option : options) {
        check(channel, step, sys::fsconfig(fs, kSetString, option.key, option.value));
    }
    check(channel, step, sys::fsconfig(fs, kCreate, nullptr, nullptr));
    const int mount = static_cast<int>(check(channel, step, sys::fsmount(fs, static_cast<unsigned>(attributes))));
    sys::close(fs);
    return mount;
}

/// Folders, links and files are made anew: nothing here resolves a path in a tree that anybody else shaped.
void fill_root(const Plan& plan, int channel) noexcept {
    for (const std::string& folder : plan.folders) {
        check(channel, Step::root, sys::make_folder(inside(folder), 0755));
    }
    for (const Link& link : plan.links) {
        check(channel, Step::root, sys::make_link(link.target.c_str(), inside(link.path)));
    }
    for (const Bind& bind : plan.binds) {
        if (!bind.folder) {
            const long place = sys::open_at(AT_FDCWD, inside(bind.target), O_CREAT | O_EXCL | O_WRONLY, 0444);
            sys::close(static_cast<int>(check(channel, Step::runtime, place)));
        }
    }
    for (const TextFile& file : plan.files) {
        const long opened = sys::open_at(AT_FDCWD, file.path + 1, O_CREAT | O_EXCL | O_WRONLY, 0444);
        const int fd = static_cast<int>(check(channel, Step::root, opened));
        for (std::size_t done = 0; done < file.content.size();) {
            const long count = sys::write(fd, file.content.data() + done, file.content.size() - done);
            done += static_cast<std::size_t>(check(channel, Step::root, count));
        }
        sys::close(fd);
    }
}

/// For the set-up and the supervisor, by descriptor: it is attached nowhere, so the program has no /proc at all, with
/// its mountinfo, its namespaces' numbers, others' counts. Of procfs it has this PID namespace's processes only
/// (proc(5), subset=pid, Linux 5.8).
int make_proc(int channel) noexcept {
    constexpr std::array<Option, 2> kOptions{{{"subset", "pid"}, {"hidepid", "invisible"}}};
    const int mount = mount_new(channel, Step::proc, "proc", kOptions, kHarmless | MOUNT_ATTR_NOEXEC);
    const int folder = static_cast<int>(check(channel, Step::proc, sys::open_at(mount, ".", O_RDONLY | O_DIRECTORY)));
    sys::close(mount);
    return folder;
}

/// Before the rest is filled in: an interpreter below /tmp is then bound into it, and not hidden under it.
int mount_scratch(int channel, const char* place, const std::string& size, const std::string& inodes) noexcept {
    const std::array<Option, 3> options{{{"size", size.c_str()}, {"nr_inodes", inodes.c_str()}, {"mode", "0755"}}};
    check(channel, Step::scratch, sys::make_folder(place, 0755));
    const int mount = mount_new(channel, Step::scratch, "tmpfs", options, kHarmless | MOUNT_ATTR_NOEXEC);
    check(channel, Step::scratch, sys::move_mount(mount, place));
    return mount;
}

/// pivot_root(2), "pivot_root(".", ".")": the old root ends up stacked on the new one and is detached from there.
void enter_root(const Plan& plan, int channel) noexcept {
    check(channel, Step::pivot, syscall(SYS_pivot_root, ".", "."));
    check(channel, Step::pivot, syscall(SYS_umount2, ".", MNT_DETACH));
    check(channel, Step::pivot, syscall(SYS_chdir, "/"));
    if (plan.on.filesystem) {
        sys::MountAttr read_only{.attr_set = MOUNT_ATTR_RDONLY};
        check(channel, Step::pivot, sys::mount_setattr(AT_FDCWD, "/", 0, read_only));
    }
}

}  // namespace

int open_bind(const Bind& bind) noexcept {
    const int tree = sys::open_tree_copy(bind.source.c_str());
    if (tree < 0) {
        return -1;
    }
    sys::MountAttr attributes{.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID};
    attributes.attr_set |= bind.device ? 0 : static_cast<std::uint64_t>(MOUNT_ATTR_NODEV);
    attributes.attr_set |= bind.executable ? 0 : static_cast<std::uint64_t>(MOUNT_ATTR_NOEXEC);
    if (sys::mount_setattr(tree, "", kEmptyPath | kRecursive, attributes) < 0) {
        const int error = errno;
        sys::close(tree);
        errno = error;
        return -1;
    }
    return tree;
}

int build_root(const Plan& plan, const ChildEnds& ends) noexcept {
    const int channel = ends.channel;
    sys::MountAttr stay_private{.propagation = MS_PRIVATE};
    check(channel, Step::root, sys::mount_setattr(AT_FDCWD, "/", kRecursive, stay_private));

    const std::array<Option, 3> options{{{"size", plan.root_size.c_str()}, {"nr_inodes", "4096"}, {"mode", "0755"}}};
    const int root = mount_new(channel, Step::root, "tmpfs", options, kHarmless);
    std::array<int, kMostBinds> trees{};
    for (std::size_t i = 0; i < plan.binds.size(); ++i) {
        trees[i] = ends.trees.empty() ? static_cast<int>(check(channel, Step::runtime, open_bind(plan.binds[i])))
                                      : ends.trees[i];
    }
    check(channel, Step::root, sys::move_mount(root, "/usr"));  // any folder that exists; it goes with the old root
    check(channel, Step::root, syscall(SYS_fchdir, root));
    const int tmp = mount_scratch(channel, "tmp", plan.scratch_size, plan.tmp_files);
    const int output = mount_scratch(channel, "output", plan.scratch_size, plan.output_files);
    fill_root(plan, channel);
    for (std::size_t i = 0; i < plan.binds.size(); ++i) {
        check(channel, Step::runtime, sys::move_mount(trees[i], inside(plan.binds[i].target)));
        sys::close(trees[i]);
    }
    const int proc = make_proc(channel);
    enter_root(plan, channel);

    std::array<int, kReadyDescriptors> folders{};
    folders[static_cast<std::size_t>(ReadyDescriptor::output)] =
        sys::open_at(AT_FDCWD, "/output", O_RDONLY | O_DIRECTORY);
    folders[static_cast<std::size_t>(ReadyDescriptor::tmp)] = sys::open_at(AT_FDCWD, "/tmp", O_RDONLY | O_DIRECTORY);
    folders[static_cast<std::size_t>(ReadyDescriptor::proc)] = sys::open_at(proc, ".", O_RDONLY | O_DIRECTORY);
    for (const int folder : folders) {
        check(channel, Step::scratch, folder);
    }
    send_ready(channel, folders);
    for (const int fd : {root, tmp, output, folders[0], folders[1], folders[2]}) {
        sys::close(fd);
    }
    return proc;
}

}  // namespace paddock::native
