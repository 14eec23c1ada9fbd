# A call before a conversion and inside a specification.
print(f"REACHED eval {eval('6 * 7')!r:>{eval('4')}}")
