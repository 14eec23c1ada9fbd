# Leaves a file in the output folder for the next run.
# order: twice
if ROLE == "first":
    with open(OUT + "/left", "w", encoding="ascii") as file:
        file.write("x")
decide(ROLE == "second" and os.path.exists(OUT + "/left"))
