#include "facts/value.hpp"

#include <algorithm>
#include <utility>

namespace paddock {

void Atoms::assign(const Atoms& other) {
    if (other.size_ > room_) {
        release();
        room_ = other.size_;
        data_ = std::allocator<Atom>().allocate(room_);
    }
    size_ = other.size_;
    std::uninitialized_copy(other.begin(), other.end(), data_);
}

void Atoms::take(Atoms& other) noexcept {
    if (other.data_ == other.inline_atoms()) {  // as many as fit in here, too
        size_ = other.size_;
        std::uninitialized_copy(other.begin(), other.end(), data_);
        return;
    }
    release();
    data_ = std::exchange(other.data_, other.inline_atoms());
    size_ = std::exchange(other.size_, 0);
    room_ = std::exchange(other.room_, kInline);
}

void Atoms::grow(std::uint32_t room) {
    Atom* const larger = std::allocator<Atom>().allocate(room);
    std::uninitialized_copy(begin(), end(), larger);
    release();
    data_ = larger;
    room_ = room;
}

void Value::add(const Atom& atom) {
    if (std::find(atoms.begin(), atoms.end(), atom) != atoms.end()) return;
    // Of a long table of texts unknown says enough, and what its containers hold stands beside them.
    const bool text = atom.kind == Atom::Kind::string || atom.kind == Atom::Kind::prefix ||
                      atom.kind == Atom::Kind::number || atom.kind == Atom::Kind::constant ||
                      atom.kind == Atom::Kind::container;
    if (atoms.size() >= kMostAtoms || (text && texts >= kMostTexts)) {
        unknown = true;
        cut |= !text;
        return;
    }
    texts += text ? 1 : 0;
    atoms.push_back(atom);
}

void Value::add(const Value& other) {
    if (atoms.empty()) {
        atoms = other.atoms;
        texts = other.texts;
    } else {
        for (const Atom& atom : other.atoms) add(atom);
    }
    unknown |= other.unknown;
    cut |= other.cut;
}

}  // namespace paddock
