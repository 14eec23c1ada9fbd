; comment
(binary_operator left: (string) @a right: (string) @b (#eq? @a @b)) @here (lambda !parameters body: (_) @_b) @x
---
x = "a" + "a"
f = lambda: *y
