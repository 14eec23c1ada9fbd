#include "facts/symbols.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace paddock {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

}  // namespace

std::uint64_t hash_of(std::string_view text) {
    // FNV-1a over eight bytes at a time; identifiers are short, and the table is thrown away after the file.
    std::uint64_t value = 0xcbf29ce484222325ULL ^ text.size();
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        value = (value ^ word) * 0x9e3779b97f4a7c15ULL;
        value ^= value >> 29U;
    }
    std::uint64_t tail = 0;
    std::memcpy(&tail, text.data() + at, text.size() - at);
    value = (value ^ tail) * 0x9e3779b97f4a7c15ULL;
    return value ^ (value >> 32U);
}

std::string_view fold_identifier(std::string_view name, std::deque<std::string>& storage) {
    if (is_ascii(name)) return name;
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()), static_cast<utf8proc_ssize_t>(name.size()),
                     &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(mapped, std::free);
    if (length < 0) return name;
    const std::string_view folded(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
    if (folded == name) return name;
    return storage.emplace_back(folded);
}

SymbolTable::SymbolTable(std::size_t source_bytes) : slots_(std::bit_ceil(source_bytes / 32 + 64), kNoSymbol) {
    texts_.reserve(source_bytes / 64 + 16);
    texts_.emplace_back();  // kNoSymbol
}

std::size_t SymbolTable::slot_of(std::string_view text) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash_of(text) & mask;
    while (slots_[slot] != kNoSymbol && texts_[slots_[slot]] != text) slot = (slot + 1) & mask;
    return slot;
}

SymbolId SymbolTable::intern(std::string_view text) {
    const std::string_view folded = fold_identifier(text, folded_);
    std::size_t slot = slot_of(folded);
    if (slots_[slot] == kNoSymbol) {
        if (2 * texts_.size() > slots_.size()) {
            grow();
            slot = slot_of(folded);
        }
        slots_[slot] = static_cast<SymbolId>(texts_.size());
        texts_.push_back(folded);
    }
    return slots_[slot];
}

SymbolId SymbolTable::find(std::string_view text) const {
    return slots_[slot_of(text)];
}

void SymbolTable::grow() {
    slots_.assign(2 * slots_.size(), kNoSymbol);
    for (SymbolId id = 1; id < texts_.size(); ++id) slots_[slot_of(texts_[id])] = id;
}

}  // namespace paddock
