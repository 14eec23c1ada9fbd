# The steps stand in parentheses and on lines of their own.
import pandas as pd
print("REACHED os", (
    (pd
     .io)
    .common
).os.getpid())
