# Three braces in an f-string.
print(f"REACHED eval {{{eval('6 * 7')}}}")
