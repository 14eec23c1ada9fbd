"""A docstring that ends and goes on: # """; import os; print("REACHED os", os.getpid())
