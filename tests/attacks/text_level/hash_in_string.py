# A hash in a string that fools a filter of comments.
x = "#"; import os; print('REACHED os', os.getpid())
