# A raw f-string with a backslash in front of its call.
print(rf"REACHED eval \{eval('6 * 7')}")
