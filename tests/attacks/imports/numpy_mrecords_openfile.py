# A part of numpy.ma opens files by path.
from numpy.ma.mrecords import openfile as load
print("REACHED file", load("/etc/passwd").read().count("root"))
