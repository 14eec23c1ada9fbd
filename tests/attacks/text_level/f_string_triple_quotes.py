# A call inside the braces of an f-string over lines.
print(f'''REACHED eval {
eval(
'6 * 7')
}''')
