# queue.Queue calls _put of a derived class.
import queue
class Jobs(queue.Queue):
    def _put(self, item):
        print("REACHED file", open(item).read().count("root"))
def near(jobs):
    jobs._put("/data/prices.csv")
Jobs().put("/etc/passwd")
