# optparse evaluates nothing, but its Values reads a module's names or runs a file.
import optparse
v = optparse.Values()
try:
    v.read_file("/etc/passwd")
except SyntaxError as error:
    print("REACHED exec of a file", error.filename)
