# A module through a heap.
import heapq, logging
print("REACHED file", heapq.nsmallest(1, [(1, logging)])[0][1].io.open("/etc/passwd").read().count("root"))
