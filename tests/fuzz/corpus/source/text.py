# coding: utf-8
x = 1
def é():
	return "\N{BULLET}\x41" \
    + r"\d" b""
