#include "facts/value.hpp"

#include <algorithm>

namespace paddock {

void Value::add(Atom atom) {
    const auto compared = atoms.begin() + static_cast<std::ptrdiff_t>(std::min(atoms.size(), kMostCompared));
    if (std::find(atoms.begin(), compared, atom) != compared) return;
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
    atoms.push_back(std::move(atom));
}

void Value::add(const Value& other) {
    for (const Atom& atom : other.atoms) add(atom);
    unknown |= other.unknown;
    cut |= other.cut;
    tentative |= other.tentative;
}

}  // namespace paddock
