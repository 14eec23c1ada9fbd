# A form feed in the indentation sets it back to nothing.
if not 1:
    pass
    import os
print("REACHED os", os.getpid())
