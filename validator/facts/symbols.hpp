#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace paddock {

using SymbolId = std::uint32_t;
inline constexpr SymbolId kNoSymbol = 0;

/// The identifiers of one file, each once, folded by NFKC as CPython folds them (PEP 3131).
class SymbolTable {
public:
    explicit SymbolTable(std::size_t source_bytes);

    /// `text` has to outlive the table.
    SymbolId intern(std::string_view text);
    /// The symbol of a name that may not occur: kNoSymbol then.
    [[nodiscard]] SymbolId find(std::string_view text) const;
    [[nodiscard]] std::string_view text(SymbolId id) const { return texts_[id]; }
    [[nodiscard]] std::size_t size() const { return texts_.size(); }

private:
    [[nodiscard]] std::size_t slot_of(std::string_view text) const;
    void grow();

    std::vector<SymbolId> slots_;  ///< open addressing, a power of two; kNoSymbol is free
    std::vector<std::string_view> texts_;
    std::deque<std::string> folded_;  ///< owns the texts that NFKC changed
};

/// For tables that go with the file.
[[nodiscard]] std::uint64_t hash_of(std::string_view text);

/// `name` as CPython reads it; the same view when nothing changes. `storage` keeps a changed one.
[[nodiscard]] std::string_view fold_identifier(std::string_view name, std::deque<std::string>& storage);

}  // namespace paddock
