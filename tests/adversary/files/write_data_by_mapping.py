# Writes to the page cache of the data through a shared mapping.
# stage: data
import mmap as module

def write():
    with open(os.environ["DATA"] + "/prices.csv", "r+b") as file:
        with module.mmap(file.fileno(), 0) as mapping:
            mapping[0:1] = b"9"

decide(does(write))
