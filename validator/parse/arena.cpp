#include "parse/arena.hpp"

#include <tree_sitter/api.h>

#include <array>
#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

namespace paddock {
namespace {

/// In front of each piece: its size class, and whether it came from malloc. 16 bytes keep what follows aligned.
struct alignas(16) Header {
    std::size_t size;
    bool from_arena;
};
static_assert(sizeof(Header) == 16);

[[maybe_unused]] constexpr std::size_t kGrain = 16;
[[maybe_unused]] constexpr std::size_t kClasses = 65;            ///< free lists for pieces up to 1 KiB
[[maybe_unused]] constexpr std::size_t kBlockBytes = 1U << 20U;  ///< what is asked of malloc at a time
[[maybe_unused]] constexpr std::size_t kKeptBytes =
    24U << 20U;  ///< kept by a thread between files; SPEC section 10 allows 64 MB in all

struct FreePiece {
    FreePiece* next;
};

struct Block {
    char* memory;
    std::size_t size;
};

#if defined(__SANITIZE_ADDRESS__)
/// Each piece from malloc, so that AddressSanitizer sees where it ends.
class ThreadArena {
public:
    ~ThreadArena() { reset(); }

    void* allocate(std::size_t size) {
        auto* const header = new (std::malloc(size + sizeof(Header))) Header{size, true};
        pieces_.insert(header);
        taken_ += size;
        return header + 1;
    }

    void release(void* memory, std::size_t size) noexcept {
        Header* const header = static_cast<Header*>(memory) - 1;
        pieces_.erase(header);
        taken_ -= size;
        std::free(header);
    }

    void reset() noexcept {
        for (Header* const header : pieces_) std::free(header);
        pieces_.clear();
        taken_ = 0;
    }

    [[nodiscard]] std::size_t taken() const noexcept { return taken_; }
    bool active = false;

private:
    std::unordered_set<Header*> pieces_;
    std::size_t taken_ = 0;
};
#else
class ThreadArena {
public:
    ~ThreadArena() {
        for (const Block& block : blocks_) std::free(block.memory);
    }

    void* allocate(std::size_t size) {
        const std::size_t rounded = (size + kGrain - 1) / kGrain * kGrain;
        const std::size_t index = rounded / kGrain;
        if (index < kClasses && free_[index] != nullptr) {
            FreePiece* const piece = free_[index];
            free_[index] = piece->next;
            return piece;
        }
        const std::size_t needed = rounded + sizeof(Header);
        if (needed > left_) next_block(needed);
        auto* const header = new (at_) Header{rounded, true};
        at_ += needed;
        left_ -= needed;
        return header + 1;
    }

    void release(void* memory, std::size_t rounded) noexcept {
        const std::size_t index = rounded / kGrain;
        if (index >= kClasses || index == 0) return;  // a large piece comes back with the whole arena
        auto* const piece = static_cast<FreePiece*>(memory);
        piece->next = free_[index];
        free_[index] = piece;
    }

    /// Everything handed out becomes free; blocks beyond kKeptBytes go back to the system.
    void reset() noexcept {
        free_.fill(nullptr);
        std::size_t kept = 0;
        std::size_t count = 0;
        for (const Block& block : blocks_) {
            if (kept + block.size <= kKeptBytes) {
                kept += block.size;
                blocks_[count++] = block;
            } else {
                std::free(block.memory);
            }
        }
        blocks_.resize(count);
        taken_ = kept;
        used_blocks_ = 0;
        at_ = nullptr;
        left_ = 0;
    }

    [[nodiscard]] std::size_t taken() const noexcept { return taken_; }
    bool active = false;

private:
    void next_block(std::size_t needed) {
        while (used_blocks_ < blocks_.size()) {
            const Block& block = blocks_[used_blocks_++];
            if (block.size >= needed) {
                at_ = block.memory;
                left_ = block.size;
                return;
            }
        }
        const std::size_t size = needed > kBlockBytes ? needed : kBlockBytes;
        auto* const memory = static_cast<char*>(std::malloc(size));
        if (memory == nullptr) std::abort();  // as tree-sitter does: it cannot go on without memory
        blocks_.push_back({memory, size});
        used_blocks_ = blocks_.size();
        taken_ += size;
        at_ = memory;
        left_ = size;
    }

    std::array<FreePiece*, kClasses> free_{};
    std::vector<Block> blocks_;
    std::size_t used_blocks_ = 0;
    std::size_t taken_ = 0;
    char* at_ = nullptr;
    std::size_t left_ = 0;
};
#endif

thread_local ThreadArena arena;
/// In the life of an AllocationGuard: what was taken from malloc since then and is not given back yet.
thread_local std::optional<std::unordered_set<Header*>> guarded;

void* take(std::size_t size) {
    if (arena.active) return arena.allocate(size);
    auto* const memory = static_cast<char*>(std::malloc(size + sizeof(Header)));
    if (memory == nullptr) std::abort();
    auto* const header = new (memory) Header{size, false};
    if (guarded) guarded->insert(header);
    return header + 1;
}

void give_back(void* memory) {
    if (memory == nullptr) return;
    Header* const header = static_cast<Header*>(memory) - 1;
    if (header->from_arena) {
        arena.release(memory, header->size);
    } else {
        if (guarded) guarded->erase(header);
        std::free(header);
    }
}

void* take_zeroed(std::size_t count, std::size_t size) {
    if (size != 0 && count > SIZE_MAX / size) std::abort();
    void* const memory = take(count * size);
    std::memset(memory, 0, count * size);
    return memory;
}

void* resize(void* memory, std::size_t size) {
    if (memory == nullptr) return take(size);
    const std::size_t old_size = (static_cast<Header*>(memory) - 1)->size;
    if (size <= old_size) return memory;
    void* const larger = take(size);
    std::memcpy(larger, memory, old_size);
    give_back(memory);
    return larger;
}

}  // namespace

ParserArena::ParserArena() {
    assert(!arena.active && "one arena at a time in a thread");
    arena.active = true;
}

ParserArena::~ParserArena() {
    arena.active = false;
    arena.reset();
}

std::size_t ParserArena::bytes_taken() noexcept {
    return arena.taken();
}

AllocationGuard::AllocationGuard() {
    assert(!arena.active && !guarded);
    guarded.emplace();
}

AllocationGuard::~AllocationGuard() {
    const std::unordered_set<Header*> left = std::exchange(guarded, std::nullopt).value();
    if (kept_) return;
    for (Header* const header : left) std::free(header);
}

void install_parser_allocator() {
    static std::once_flag once;
    std::call_once(once, [] { ts_set_allocator(take, take_zeroed, resize, give_back); });
}

}  // namespace paddock
