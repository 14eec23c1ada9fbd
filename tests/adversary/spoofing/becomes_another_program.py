# Becomes another program by exec; its code is that of the run.
# naive: code
# ends: failed
# exit: 137
os.execv("/usr/bin/python3", ["python3", "-c", "import os; os._exit(137)"])
