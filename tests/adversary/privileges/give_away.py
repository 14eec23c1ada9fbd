# Gives a file to root.
# bare: root
with open(OUT + "/mine", "wb") as file:
    file.write(b"x")
done = does(lambda: os.chown(OUT + "/mine", 12345, 12345))
decide(done)
