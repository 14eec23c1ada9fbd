# The call stands on another line than the name.
print("REACHED eval", eval\
("6 * 7"))
