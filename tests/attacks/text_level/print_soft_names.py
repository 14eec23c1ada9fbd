# Soft keywords as names around a call.
type = match = case = eval
print('REACHED eval', case('6 * 7'))
