# Ends with the code that means that paddock itself failed.
# naive: code
# ends: failed
# exit: 125
os._exit(125)
