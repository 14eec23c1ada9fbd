# An own method called items gives a dictionary whose keys are pairs: its loop's second name is not the values.
class Book:
    def items(self):
        return {("n", "/etc/passwd"): "/data/prices.csv"}
for name, path in Book().items():
    print("REACHED file", open(path).read().count("root"))
