# Turns address randomisation off for what it starts.
succeeds("personality", 0x40000)
