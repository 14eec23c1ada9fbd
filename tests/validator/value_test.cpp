#include "facts/value.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace paddock {
namespace {

using ::testing::ElementsAre;

Value nodes(NodeId from, NodeId to) {
    Value value;
    for (NodeId node = from; node < to; ++node) value.add(Atom{Atom::Kind::function, node, 0, {}});
    return value;
}

std::vector<NodeId> nodes_of(const Value& value) {
    std::vector<NodeId> nodes;
    for (const Atom& atom : value.atoms) nodes.push_back(atom.node);
    return nodes;
}

TEST(Value, ACopySharesItsAtomsUntilOneGrows) {
    for (const NodeId count : {1U, 2U, 3U, 4U, 9U}) {
        const Value before = nodes(0, count);
        Value first = before;
        Value second = first;
        EXPECT_EQ(first.atoms.shares(second.atoms), count > 2) << count;
        first.add(Atom{Atom::Kind::function, 100, 0, {}});
        second.add(Atom{Atom::Kind::function, 200, 0, {}});
        EXPECT_EQ(nodes_of(before), nodes_of(nodes(0, count)));
        EXPECT_EQ(nodes_of(first).back(), 100U);
        EXPECT_EQ(nodes_of(second).back(), 200U);
        EXPECT_EQ(first.atoms.size(), count + 1U);
        EXPECT_EQ(second.atoms.size(), count + 1U);
    }
}

TEST(Value, OutlivesWhatItWasCopiedAndMovedFrom) {
    Value kept;
    {
        Value made = nodes(0, 5);
        const Value copy = made;
        kept = std::move(made);
        made = nodes(7, 8);
        EXPECT_THAT(nodes_of(made), ElementsAre(7));
        kept = copy;
    }
    EXPECT_THAT(nodes_of(kept), ElementsAre(0, 1, 2, 3, 4));
    kept = nodes(8, 10);
    EXPECT_THAT(nodes_of(kept), ElementsAre(8, 9));
}

TEST(Value, HoldsEachAtomOnceHoweverManyAreUnited) {
    Value value = nodes(0, 100);
    value.add(nodes(50, 150));
    value.add(value);
    EXPECT_EQ(value.atoms.size(), 150U);
    EXPECT_FALSE(value.unknown);
    value.add(nodes(150, 1'000));
    EXPECT_EQ(value.atoms.size(), Value::kMostAtoms);
    EXPECT_TRUE(value.unknown);
    EXPECT_TRUE(value.cut);
}

}  // namespace
}  // namespace paddock
