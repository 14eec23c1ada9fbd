#pragma once
#include <sys/types.h>

#include "frames.hpp"
#include "own_view.hpp"
#include "wire.hpp"

namespace paddock::docker {

/// What the init keeps of the program's process, which waits for its go.
struct Program {
    pid_t pid = -1;
    int channel = -1;   ///< native::Message from inside; one byte lets it go
    int listener = -1;  ///< of refused system calls; -1: the kernel answers them, uncounted
    int out = -1, err = -1;
    native::Proof proof;
    int landlock_abi = 0;
};

/// Confines a process of its own and takes its proof. What goes wrong is told to paddock, and ends this process.
[[nodiscard]] Program start_program(const Request& request, const OwnView& view);

/// Tells paddock that a step of the init's own failed, by errno, and ends.
[[noreturn]] void give_up(native::Step step);

}  // namespace paddock::docker
