#include "facts/value.hpp"

#include <algorithm>

namespace paddock {

void Value::add(Atom atom) {
    if (std::find(atoms.begin(), atoms.end(), atom) != atoms.end()) return;
    if (atoms.size() >= kMostAtoms) {
        unknown = true;
        cut |= atom.kind != Atom::Kind::string && atom.kind != Atom::Kind::prefix && atom.kind != Atom::Kind::number;
        return;
    }
    atoms.push_back(std::move(atom));
}

void Value::add(const Value& other) {
    for (const Atom& atom : other.atoms) add(atom);
    unknown |= other.unknown;
    cut |= other.cut;
}

}  // namespace paddock
