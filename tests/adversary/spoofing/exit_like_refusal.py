# Ends with the code that means that the program was refused.
# naive: code
# ends: failed
# exit: 126
os._exit(126)
