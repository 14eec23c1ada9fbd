# The type of an object that the library made has the class methods of a denied class.
import traceback
def here():
    return traceback.extract_stack()
print("REACHED file", type(here()[0])("/etc/passwd", 1, "f").line[:4])
