# The loader of the running file reads other files.
print("REACHED loader", __loader__.get_data("/etc/passwd").count(b"root"))
