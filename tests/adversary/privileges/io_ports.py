# Asks for the machine's input and output ports.
# bare: root
# needs: ioperm
succeeds("ioperm", 0x80, 1, 1)
