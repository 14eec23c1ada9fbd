# A builtin as the value of a dictionary.
print("REACHED eval", {"close": eval}["close"]("6 * 7"))
