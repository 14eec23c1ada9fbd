# A BufferingFormatter formats each line by what it is given.
import logging
class Account:
    pass
def text():
    return "".join(["REACHED {0.__cl", "ass__.__name__}"])
print(logging.BufferingFormatter(text()).format([Account()]))
