# input() reads the caller's standard input.
try:
    input()
except EOFError as error:
    print("REACHED stdin", type(error).__name__)
