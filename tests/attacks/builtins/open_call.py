# A file outside the data folder.
print("REACHED file", open("/etc/passwd").read().count("root"))
