# Code stands behind a docstring that seems to go on.
"""A docstring: # """; import os; print("REACHED os", os.getpid())
