# A call inside the self-documenting form.
print(f"REACHED {eval('6 * 7')=}")
