"""Structures that refer to themselves: trees, splats into oneself, linked books."""


class Node:
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right
        self.meta = {}

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = self.left if side == "left" else self.right
        if child is None:
            child = Node(key)
            if side == "left":
                self.left = child
            else:
                self.right = child
        else:
            child.insert(key)
        self.meta = {**self.meta, side: self.meta.get(side, 0) + 1}
        return self

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right


root = Node(50)
for key in (30, 70, 20, 60, 80):
    root = root.insert(key)
levels, frontier = [], [root]
while frontier:
    levels.append([n.key for n in frontier])
    frontier = [c for n in frontier for c in (n.left, n.right) if c]
path = []
path = [*path, *levels[0]]
path = [*path, *levels[-1]]
settings = {"a": 1}
settings = {**settings, "b": {**settings}}
loop = [1]
loop.append(loop)
print(list(root), levels, path, root.meta, settings, loop[1][1][0])
