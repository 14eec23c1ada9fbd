# Ends with the code that means a timeout.
# naive: code
# ends: failed
# exit: 124
os._exit(124)
