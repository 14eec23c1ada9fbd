#include "facts/value.hpp"

#include <algorithm>

namespace paddock {

void Value::add(Atom atom) {
    const auto compared = atoms.begin() + static_cast<std::ptrdiff_t>(std::min(atoms.size(), kMostCompared));
    if (std::find(atoms.begin(), compared, atom) != compared) return;
    if (atoms.size() >= kMostAtoms) {
        unknown = true;
        switch (atom.kind) {
            case Atom::Kind::string:
            case Atom::Kind::prefix:
            case Atom::Kind::number:
            case Atom::Kind::container: break;  // unknown is as bad, and what containers hold stands beside them
            default: cut = true; break;
        }
        return;
    }
    atoms.push_back(std::move(atom));
}

void Value::add(const Value& other) {
    for (const Atom& atom : other.atoms) add(atom);
    unknown |= other.unknown;
    cut |= other.cut;
    tentative |= other.tentative;
}

}  // namespace paddock
