# A builtin as the getter of a property of a str subclass.
class Text(str):
    value = property(eval)
print("REACHED eval", Text("6 * 7").value)
