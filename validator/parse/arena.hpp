#pragma once
#include <cstddef>

namespace paddock {

/// Memory of one parse, given back in one go. tree-sitter takes millions of small pieces for one file and gives back
/// most of them within the same parse, so pieces are cut from blocks and kept in free lists by size.
///
/// ts_set_allocator() is one for the whole process: install_parser_allocator() makes it look at the current thread. In
/// the life of a ParserArena, what tree-sitter takes on this thread comes from the arena; outside, from malloc.
class ParserArena {
public:
    /// Makes this the arena of the current thread. One at a time in a thread; the memory itself is kept for the next.
    ParserArena();
    ~ParserArena();
    ParserArena(const ParserArena&) = delete;
    ParserArena& operator=(const ParserArena&) = delete;

    /// Bytes taken from the system for this thread's arena by now.
    [[nodiscard]] static std::size_t bytes_taken() noexcept;
};

/// Gives back what tree-sitter took on this thread and did not return itself, unless it is told to keep(). tree-sitter
/// leaks a little when it refuses a query. Not together with a ParserArena, and one at a time in a thread.
class AllocationGuard {
public:
    AllocationGuard();
    ~AllocationGuard();
    AllocationGuard(const AllocationGuard&) = delete;
    AllocationGuard& operator=(const AllocationGuard&) = delete;
    void keep() noexcept { kept_ = true; }

private:
    bool kept_ = false;
};

/// Hands tree-sitter our allocator. Once per process, before the first parser or query is made; thread-safe.
void install_parser_allocator();

}  // namespace paddock
