# ruff: noqa
# flake8: noqa
# pylint: skip-file
# A header that switches other tools off.
import os
print("REACHED os", os.getpid())
