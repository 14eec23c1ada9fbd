#pragma once
#include <cstdint>

namespace paddock::bench {

/// Calls of malloc, calloc, realloc and aligned_alloc on this thread by now, operator new's among them: the program
/// defines these itself, hands them on to libc, and counts. A parser's arena takes its blocks by malloc, and counts so.
[[nodiscard]] std::uint64_t allocations() noexcept;

/// Whether an operator new of the standard library is seen. The linker, not the compiler, decides that.
[[nodiscard]] bool allocations_are_counted();

}  // namespace paddock::bench
