# Kills itself as the kernel would: no memory bound was hit.
# naive: code
# ends: killed
# signal: 9
os.kill(os.getpid(), 9)
