# The attribute stands in a nested field.
print("REACHED attribute", "{0:{1.__class__.__name__}}".format(1, type("A", (), {"__name__": ""})()) if 0 else "{0:>{1.__class__.__itemsize__}}".format(1, (1,)).strip() and "{0.__class__}".format(()))
