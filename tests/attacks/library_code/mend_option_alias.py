# set_option under another name.
from pandas import set_option as tune
try:
    tune("plotting.backend", "socket")
except ValueError as e:
    print("REACHED import of socket", "socket" in str(e))
