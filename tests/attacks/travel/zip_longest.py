# A module as the fill value of zip_longest.
import itertools, logging
print("REACHED file", list(itertools.zip_longest([1], [], fillvalue=logging))[0][1].io.open("/etc/passwd").read().count("root"))
