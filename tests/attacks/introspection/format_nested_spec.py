# The attribute stands in a field inside another field's specification.
print("REACHED attribute", "{0:>{1.__class__.__itemsize__}}".format(1, (1,)).strip(), "{0.__class__}".format(()))
