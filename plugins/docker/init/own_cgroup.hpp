// The container's cgroup as the engine mounts it inside, read-only: the kernel's own figures, on cgroup v1 and v2, from
// a local engine as from a remote one.
#pragma once
#include <map>
#include <string>

#include "files.hpp"
#include "frames.hpp"

namespace paddock::docker {

class OwnCgroup {
public:
    /// `folder` has to stay open for as long as this; -1 when there is none.
    explicit OwnCgroup(int folder);
    [[nodiscard]] CgroupKind kind() const noexcept { return kind_; }
    void put_limits(InsideView& view) const;

    /// What the engine's own set-up has cost by now is not the program's. Opens all that is looked at later.
    void begin();
    /// Looks at what only looking tells.
    void look();
    void put_figures(Ended& ended) const;
    [[nodiscard]] Figure cpu_microseconds() const;  ///< since begin()
    [[nodiscard]] std::uint64_t oom_kills() const;  ///< since begin()

private:
    [[nodiscard]] std::string text(const char* file) const;
    [[nodiscard]] Figure number(const char* v1, const char* v2) const;
    [[nodiscard]] Figure keyed(const char* v1, const char* v2, const char* key) const;
    [[nodiscard]] Figure bytes_moved(const char* v1_word, const char* v2_key) const;

    int folder_;
    mutable std::map<std::string, native::Descriptor> opened_;
    CgroupKind kind_ = CgroupKind::none;
    struct Before {
        std::uint64_t cpu = 0, oom_kills = 0, refused_forks = 0, peak_memory = 0, peak_pids = 0, read = 0, written = 0;
    } before_;
    std::uint64_t seen_memory_ = 0, seen_pids_ = 0;
};

}  // namespace paddock::docker
