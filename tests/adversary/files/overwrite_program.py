# Writes over its own source, which the next run might read.
def write():
    with open(__file__, "a", encoding="utf-8") as file:
        file.write("# breach\n")

decide(does(write))
