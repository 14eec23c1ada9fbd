#pragma once
#include <string>
#include <vector>

#include "paddock/policy.hpp"

namespace paddock::app {

enum class CheckState { ok, warn, missing };

/// One thing that paddock needs, or is better with.
struct DoctorCheck {
    std::string name;
    CheckState state = CheckState::missing;  ///< missing: a run in the native backend is not possible
    std::string found;                       ///< what is there
    std::string mend;                        ///< the command that mends it; empty when ok
};

/// Kernel, namespaces, seccomp, Landlock, cgroups.
[[nodiscard]] std::vector<DoctorCheck> check_kernel();
/// The interpreter that the policy names, and numpy and pandas as it imports them.
[[nodiscard]] std::vector<DoctorCheck> check_python(const Policy& policy);
/// The plugins, and what the native one can enforce of what the policy requires.
[[nodiscard]] std::vector<DoctorCheck> check_plugins(const Policy& policy);
/// The docker client, its engine, the permission to talk to it, and the image. All optional.
[[nodiscard]] std::vector<DoctorCheck> check_docker(const Policy& policy);
/// Room for temporary files.
[[nodiscard]] std::vector<DoctorCheck> check_disk(const Policy& policy);

}  // namespace paddock::app
