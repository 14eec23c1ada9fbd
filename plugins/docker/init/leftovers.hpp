#pragma once
#include "frames.hpp"

namespace paddock::docker {

/// Sends what the dead program left in /output: folders and regular files within the bounds and 32 folders deep, no
/// link followed, no fifo opened. Paddock bounds and names all of it once more. `proc` is the container's /proc.
void send_leftovers(int proc, std::uint64_t bytes, std::uint64_t files);

}  // namespace paddock::docker
