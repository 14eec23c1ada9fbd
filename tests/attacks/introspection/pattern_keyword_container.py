# A keyword of a class pattern captures a list that goes by another name there, and changes it.
class Book:
    paths = ["/data/prices.csv"]
match Book():
    case Book(paths=other):
        other[0] = "/etc/passwd"
print("REACHED file", open(Book.paths[0]).read().count("root"))
