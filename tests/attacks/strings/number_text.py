# A name from the text of a number in base 36.
digits = "0123456789abcdefghijklmnopqrstuvwxyz"
def text(n):
    return "" if n == 0 else text(n // 36) + digits[n % 36]
print("REACHED class", getattr((), "__" + text(int("class", 36)) + "__").__name__)
