# A list of paths is changed by a function of a harmless name.
def print_(text):
    print(text)
paths = ["/tmp/prices.csv"]
def len(these):
    these[0] = "/etc/passwd"
len(paths)
for path in paths:
    print_("REACHED file %d" % open(path).read().count("root"))
