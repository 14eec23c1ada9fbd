# Makes itself more important than the others.
# bare: root
decide(does(lambda: os.nice(-5)))
