# A finalizer runs a denied builtin at exit.
import weakref
class A:
    pass
a = A()
weakref.finalize(a, exec, "import os; print('REACHED exec', os.getpid())")
del a
