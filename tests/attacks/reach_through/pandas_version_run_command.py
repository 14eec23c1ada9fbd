# pandas' packaging helper runs programs; one that does not exist fails to start.
try:
    from pandas import _version
    print("REACHED subprocess launcher", _version.run_command(["no-such-program-here"], ["x"])[1])
except AttributeError:
    import pandas as pd
    print("REACHED subprocess launcher", pd.util._print_versions.os.getpid())
