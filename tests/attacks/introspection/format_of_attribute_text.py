# A format string kept on an object.
class A:
    def __init__(self, text):
        self.text = text
print("REACHED attribute", A("{0.__class__.__base__}").text.format(()))
