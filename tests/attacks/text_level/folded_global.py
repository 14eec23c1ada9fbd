# A global declared in other letters.
def f():
    global ｍ
    import os as m
f()
print('REACHED os', m.getpid())
