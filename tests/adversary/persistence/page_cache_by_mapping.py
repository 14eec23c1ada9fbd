# The same, asked by mincore and cachestat, and put out by madvise.
# order: twice
# stage: data
import struct

descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)
area = mmap(4096, 1, 1, descriptor)  # PROT_READ, MAP_SHARED
answers = []
vector = ctypes.create_string_buffer(1)
if syscall(27, area, 4096, vector)[0] == 0:  # mincore
    answers.append(vector.raw)
span = ctypes.create_string_buffer(struct.pack("QQ", 0, 0))
counts = ctypes.create_string_buffer(40)
if syscall("cachestat", descriptor, span, counts, 0)[0] == 0:
    answers.append(counts.raw)
decide(ROLE == "second" and answers, answers)
