# coding: unicode_escape -- an escape ends a comment.
# note \nimport os
print("REACHED os", os.getpid())
