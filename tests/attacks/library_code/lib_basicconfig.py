# logging.basicConfig(filename=) opens any file (only the test's own side effects were rejected, not this call).
import logging
logging.basicConfig(filename="paddock_b2.txt", filemode="w")
logging.warning("x")
print("REACHED file written outside /output")
