# A registered accessor gets the frame, and runs when it is read.
import pandas as pd
@pd.api.extensions.register_dataframe_accessor("strategy")
class A:
    def __init__(self, frame):
        self.pid = pd.core.frame.import_optional_dependency("posix").getpid()
print("REACHED os", pd.DataFrame().strategy.pid)
