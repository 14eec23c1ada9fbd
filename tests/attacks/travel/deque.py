# A module through a queue of collections.
import collections, logging
q = collections.deque()
q.append(logging)
print("REACHED file", q.popleft().io.open("/etc/passwd").read().count("root"))
