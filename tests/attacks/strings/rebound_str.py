# A builtin that folding knows is rebound from inside a function.
def setup():
    global str
    def str(text):
        return "/etc/passwd"
setup()
print("REACHED file", open(str("/tmp/prices.csv")).read().count("root"))
