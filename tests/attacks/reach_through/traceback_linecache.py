# linecache through traceback.
import traceback
print("REACHED file", traceback.linecache.getline("/etc/passwd", 1)[:4])
