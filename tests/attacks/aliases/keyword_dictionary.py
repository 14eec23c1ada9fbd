# A builtin among keyword arguments from a dictionary.
def call(f, text):
    return f(text)
print("REACHED eval", call(**{"f": eval, "text": "6 * 7"}))
