import pandas as pd
match x:
    case pd.io.common.os.x(a, b=[c, *_]) | {"k": d, **r} if y := 1:
        pass
    case -1 | 1+2j | "a" "b" | None:
        pass
