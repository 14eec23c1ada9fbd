# A helper library (dateutil needs it) has an exec of its own.
import six
names = {}
six.exec_("import os; pid = os.getpid()", names)
print("REACHED exec", names["pid"])
