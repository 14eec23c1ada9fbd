# A builtin as a static attribute that is called on an instance.
class Strategy:
    run = eval
print("REACHED eval", Strategy().run("6 * 7"))
