# Ends with the code that others take for a kill by the kernel.
# naive: code
# ends: failed
# exit: 137
os._exit(137)
