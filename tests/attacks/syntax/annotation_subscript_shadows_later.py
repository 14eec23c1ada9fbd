# A name that stands in the subscript of an annotation is not bound by it.
x: list[open] = []
print("REACHED file", open("/etc/passwd").read().count("root"))
