#include "facts/text_pool.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <functional>

#include "facts/symbols.hpp"

namespace paddock {
namespace {

constexpr std::size_t kFirstBlock = 16U << 10U;
constexpr std::size_t kLargestBlock = 1U << 20U;
constexpr std::size_t kFirstSlots = 512;

}  // namespace

constinit thread_local TextPool* TextPool::current_ = nullptr;

TextPool::TextPool(std::string_view source) : source_(source), slots_(kFirstSlots), before_(current_) {
    current_ = this;
}

TextPool::~TextPool() {
    if (current_ == this) current_ = before_;
}

TextPool& TextPool::current() {
    assert(current_ != nullptr && "texts of values need a pool");
    return *current_;
}

std::string_view TextPool::keep(std::string_view text) {
    if (text.empty()) return "";
    const std::less_equal<const char*> before;
    const bool in_source =
        before(source_.data(), text.data()) && before(text.data() + text.size(), source_.data() + source_.size());
    if (text.size() > kShort) {
        if (in_source) return text;
        if (!reserve(text.size())) return "";
        std::memcpy(next_, text.data(), text.size());
        const std::string_view kept(next_, text.size());
        next_ += text.size();
        left_ -= text.size();
        return kept;
    }
    const auto hash = static_cast<std::uint32_t>(hash_of(text));
    Slot& slot = slot_of(text, hash);
    if (slot.data != nullptr) return {slot.data, slot.size};
    if (in_source) return enter(slot, text, hash);
    if (!reserve(text.size())) return "";
    std::memcpy(next_, text.data(), text.size());
    const std::string_view kept(next_, text.size());
    next_ += text.size();
    left_ -= text.size();
    return enter(slot, kept, hash);
}

std::string_view TextPool::join(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const std::string_view part : parts) size += part.size();
    if (size == 0 || !reserve(size)) return "";
    char* end = next_;
    for (const std::string_view part : parts) end = std::copy(part.begin(), part.end(), end);
    const std::string_view text(next_, size);
    if (size <= kShort) {
        const auto hash = static_cast<std::uint32_t>(hash_of(text));
        Slot& slot = slot_of(text, hash);
        if (slot.data != nullptr) return {slot.data, slot.size};
        next_ += size;
        left_ -= size;
        return enter(slot, text, hash);
    }
    next_ += size;
    left_ -= size;
    return text;
}

bool TextPool::reserve(std::size_t bytes) {
    if (bytes <= left_) return true;
    const std::size_t next = std::clamp(taken_, kFirstBlock, kLargestBlock);
    const std::size_t size = std::max(bytes, next);
    if (size > kMostBytes - std::min(taken_, kMostBytes)) {
        full_ = true;
        return false;
    }
    next_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(size)).get();
    left_ = size;
    taken_ += size;
    return true;
}

TextPool::Slot& TextPool::slot_of(std::string_view text, std::uint32_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot& slot = slots_[at];
        const bool same = slot.hash == hash && slot.size == text.size() && slot.data != nullptr &&
                          std::memcmp(slot.data, text.data(), text.size()) == 0;
        if (same || slot.data == nullptr) return slot;
    }
}

std::string_view TextPool::enter(Slot& slot, std::string_view text, std::uint32_t hash) {
    slot = {text.data(), static_cast<std::uint32_t>(text.size()), hash};
    if (2 * ++used_ > slots_.size()) grow();
    return text;
}

void TextPool::grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.data == nullptr) continue;
        std::size_t at = slot.hash & mask;
        while (slots_[at].data != nullptr) at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

}  // namespace paddock
