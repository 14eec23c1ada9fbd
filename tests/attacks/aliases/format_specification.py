# A call inside the format specification of an f-string.
print("REACHED eval", f"{1:{eval('6 * 7')}}".strip(), len(f"{1:{eval('6 * 7')}}"))
