# A continued line that ends in CR LF.
import \
os
print("REACHED os", os.getpid())
