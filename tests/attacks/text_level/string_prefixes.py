# Raw, bytes and f prefixes around a text of code.
exec(rb'import os; print("REACHED os", os.getpid())')
