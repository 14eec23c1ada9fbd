# A call in a finally clause behind a return.
def f():
    try:
        return 0
    finally:
        print("REACHED eval", eval("6 * 7"))
f()
