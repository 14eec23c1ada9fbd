# A keyword of a class pattern takes the evaluator of a frame.
import pandas as pd
match pd.DataFrame({"a": [1]}):
    case object(query=q):
        q("@pd.io.common.os.getpid() > a", local_dict={"pd": 1}) if False else None
        print("REACHED os", len(q("a < @pd.io.common.os.getpid()")))
