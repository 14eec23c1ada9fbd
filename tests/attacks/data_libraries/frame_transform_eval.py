# apply calls eval by its name, with an expression that reaches variables.
import pandas as pd
frame = pd.DataFrame({"a": [1]})
print("REACHED eval", frame.agg("eval", expr="@pd.io.common.os.getpid()", local_dict={"pd": pd}))
