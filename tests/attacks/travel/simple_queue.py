# A module through a queue.
import logging, queue
q = queue.SimpleQueue()
q.put(logging)
print("REACHED file", q.get().io.open("/etc/passwd").read().count("root"))
