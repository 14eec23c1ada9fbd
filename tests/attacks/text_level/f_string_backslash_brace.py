# A backslash before the brace of an f-string.
print(f"REACHED eval \{eval('6 * 7')}")
