#include "allocations.hpp"

#include <cstddef>
#include <string>

namespace {
constinit thread_local std::uint64_t taken = 0;
}

// glibc's own names for what it defines as malloc and so on (libc.map: GLIBC_2.2.5, for programs that put themselves
// between). free() stays libc's, since the memory is.
extern "C" {
void* __libc_malloc(std::size_t size) noexcept;
void* __libc_calloc(std::size_t count, std::size_t size) noexcept;
void* __libc_realloc(void* memory, std::size_t size) noexcept;
void* __libc_memalign(std::size_t alignment, std::size_t size) noexcept;

[[gnu::visibility("default")]] void* malloc(std::size_t size) noexcept {
    ++taken;
    return __libc_malloc(size);
}

[[gnu::visibility("default")]] void* calloc(std::size_t count, std::size_t size) noexcept {
    ++taken;
    return __libc_calloc(count, size);
}

[[gnu::visibility("default")]] void* realloc(void* memory, std::size_t size) noexcept {
    ++taken;
    return __libc_realloc(memory, size);
}

[[gnu::visibility("default")]] void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    ++taken;
    return __libc_memalign(alignment, size);
}
}

namespace paddock::bench {

std::uint64_t allocations() noexcept {
    return taken;
}

bool allocations_are_counted() {
    const std::uint64_t before = taken;
    const std::string long_text(1000, 'x');  // its memory is taken inside libstdc++.so
    return taken == before + 1 && !long_text.empty();
}

}  // namespace paddock::bench
