# A reader of rows over an opened file.
import csv
print("REACHED file", len(list(csv.reader(open("/etc/passwd")))))
