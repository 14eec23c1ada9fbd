#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace paddock {

/// The texts of one file's values. Short ones are kept once, so that equal ones are one place; nothing is given back
/// before the whole pool goes. While one lives it is its thread's current pool, by turns when there are several.
class TextPool {
public:
    /// `source` outlives the pool: what lies in it is not copied.
    explicit TextPool(std::string_view source = {});
    ~TextPool();
    TextPool(const TextPool&) = delete;
    TextPool& operator=(const TextPool&) = delete;

    /// The same text, for as long as the pool lives.
    [[nodiscard]] std::string_view keep(std::string_view text);
    /// The parts, one behind the other.
    [[nodiscard]] std::string_view join(std::initializer_list<std::string_view> parts);
    /// More than kMostBytes were asked for. Texts are then lost: what is known of the file is not to be believed.
    [[nodiscard]] bool is_full() const { return full_; }

    void make_current() { current_ = this; }
    [[nodiscard]] static TextPool& current();

    static constexpr std::size_t kMostBytes = 48U << 20U;
    static constexpr std::size_t kShort = 256;  ///< up to here equal texts are one place

private:
    struct Slot {
        const char* data = nullptr;
        std::uint32_t size = 0;
        std::uint32_t hash = 0;
    };

    /// Room for `bytes` more at `next_`; false when the pool is full.
    bool reserve(std::size_t bytes);
    /// Where a short text is kept, or the slot that it may take.
    Slot& slot_of(std::string_view text, std::uint32_t hash);
    /// Takes a slot for the text.
    std::string_view enter(Slot& slot, std::string_view text, std::uint32_t hash);
    void grow();

    static constinit thread_local TextPool* current_;
    std::string_view source_;
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
    std::size_t taken_ = 0;
    std::vector<Slot> slots_;  ///< open addressing, a power of two
    std::size_t used_ = 0;
    TextPool* before_;
    bool full_ = false;
};

/// A text in the thread's current pool.
class PooledText : public std::string_view {
public:
    constexpr PooledText() : std::string_view("") {}
    PooledText(std::string_view text) : std::string_view(TextPool::current().keep(text)) {}
    PooledText(const std::string& text) : PooledText(std::string_view(text)) {}
    PooledText(const char* text) : PooledText(std::string_view(text)) {}
    /// `kept` lies in the pool already.
    static PooledText of(std::string_view kept) {
        PooledText text;
        static_cast<std::string_view&>(text) = kept;
        return text;
    }

    /// The same as ==, of two texts of one pool.
    [[nodiscard]] bool is(const PooledText& other) const {
        if (size() != other.size()) return false;
        if (data() == other.data()) return true;
        return size() > TextPool::kShort && std::string_view(*this) == std::string_view(other);
    }
    operator std::string() const { return std::string(data(), size()); }
    friend std::string operator+(const PooledText& text, std::string_view more) {
        return std::string(text).append(more);
    }
};

}  // namespace paddock
