# threading through queue.
import queue
print("REACHED threading", queue.threading.main_thread().name)
