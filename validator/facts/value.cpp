#include "facts/value.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <new>
#include <utility>

namespace paddock {
namespace {

/// Finds atoms of one list by what they are: open addressing, in memory that a thread uses again for each list.
class AtomIndex {
public:
    explicit AtomIndex(const Atoms& atoms) : atoms_(atoms) {
        if (++now_ == 0) slots_.fill({});  // the count came round: no old slot may look new
        now_ += now_ == 0 ? 1 : 0;
        for (std::size_t at = 0; at < atoms.size(); ++at) slot_of(atoms[at]) = {now_, static_cast<std::uint32_t>(at)};
    }
    [[nodiscard]] bool holds(const Atom& atom) const { return slot_of(atom).list == now_; }
    /// The last of the list was added to it since.
    void note_last() { slot_of(atoms_[atoms_.size() - 1]) = {now_, static_cast<std::uint32_t>(atoms_.size() - 1)}; }

private:
    struct Slot {
        std::uint32_t list = 0;
        std::uint32_t place = 0;
    };
    static constexpr std::size_t kSlots = 4 * Value::kMostAtoms;
    static_assert((kSlots & (kSlots - 1)) == 0);

    /// Texts over TextPool::kShort may be equal at two places, so that their place tells nothing.
    static std::size_t hash_of(const Atom& atom) {
        const bool one_place = atom.text.size() <= TextPool::kShort;
        std::size_t hash = one_place ? std::hash<const char*>()(atom.text.data()) : atom.text.size();
        hash ^= (static_cast<std::size_t>(atom.node) << 8U) ^ static_cast<std::size_t>(atom.number) ^
                (static_cast<std::size_t>(atom.kind) << 40U);
        return (hash * 0x9e3779b97f4a7c15ULL) >> 40U;  // Knuth, TAOCP 3, 6.4: multiplicative hashing
    }
    Slot& slot_of(const Atom& atom) const {
        std::size_t at = hash_of(atom) % kSlots;
        while (slots_[at].list == now_ && !(atoms_[slots_[at].place] == atom)) at = (at + 1) % kSlots;
        return slots_[at];
    }

    static thread_local std::array<Slot, kSlots> slots_;
    static thread_local std::uint32_t now_;
    const Atoms& atoms_;
};

thread_local std::array<AtomIndex::Slot, AtomIndex::kSlots> AtomIndex::slots_{};
thread_local std::uint32_t AtomIndex::now_ = 0;

bool is_text(const Atom& atom) {
    return atom.kind == Atom::Kind::string || atom.kind == Atom::Kind::prefix || atom.kind == Atom::Kind::number ||
           atom.kind == Atom::Kind::constant || atom.kind == Atom::Kind::container;
}

constexpr std::size_t kWorthAnIndex = 1024;  ///< comparisons

}  // namespace

void Atoms::release() {
    if (!is_inline() && --header().owners == 0) ::operator delete(&header());
}

void Atoms::assign(const Atoms& other) {
    if (other.is_inline()) {
        release();
        data_ = inline_atoms();
        std::uninitialized_copy(other.begin(), other.end(), data_);
    } else {
        ++other.header().owners;
        release();
        data_ = other.data_;
    }
    size_ = other.size_;
    room_ = other.room_;
}

void Atoms::take(Atoms& other) noexcept {
    if (other.is_inline()) return assign(other);
    release();
    data_ = std::exchange(other.data_, other.inline_atoms());
    size_ = std::exchange(other.size_, 0);
    room_ = std::exchange(other.room_, kInline);
}

void Atoms::grow(std::uint32_t room) {
    auto* const made = static_cast<Header*>(::operator new(sizeof(Header) + room * sizeof(Atom)));
    std::construct_at(made, Header{1});
    auto* const atoms = reinterpret_cast<Atom*>(made + 1);
    std::uninitialized_copy(begin(), end(), atoms);
    release();
    data_ = atoms;
    room_ = room;
}

void Value::add(const Atom& atom) {
    if (is_full_of_texts() && is_text(atom)) {  // it is here, or lost; a search would cost more than it tells
        unknown = true;
        return;
    }
    if (std::find(atoms.begin(), atoms.end(), atom) == atoms.end()) add_new(atom);
}

bool Value::add_new(const Atom& atom) {
    // Of a long table of texts unknown says enough, and what its containers hold stands beside them.
    const bool text = is_text(atom);
    if (atoms.size() >= kMostAtoms || (text && is_full_of_texts())) {
        unknown = true;
        cut |= !text;
        return false;
    }
    texts += text ? 1 : 0;
    atoms.push_back(atom);
    return true;
}

void Value::add(const Value& other) {
    unknown |= other.unknown;
    cut |= other.cut;
    if (atoms.shares(other.atoms)) return;
    if (atoms.empty()) {
        atoms = other.atoms;
        texts = other.texts;
        return;
    }
    if (atoms.size() * other.atoms.size() < kWorthAnIndex) {
        for (const Atom& atom : other.atoms) add(atom);
        return;
    }
    AtomIndex index(atoms);
    for (const Atom& atom : other.atoms) {
        if (!index.holds(atom) && add_new(atom)) index.note_last();
    }
}

}  // namespace paddock
