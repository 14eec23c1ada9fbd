# A file written beside the program.
with open("out.txt", "w") as f:
    print("REACHED file written", f.write("x"))
