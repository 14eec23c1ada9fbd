# A format field that reads attributes.
print("REACHED attribute", "{0.__class__.__init__}".format(()))
