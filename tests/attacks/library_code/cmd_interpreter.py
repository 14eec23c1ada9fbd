# cmd reads the caller's standard input line by line.
import cmd
class C(cmd.Cmd):
    use_rawinput = False
    prompt = ""
    def do_EOF(self, line):
        print("REACHED stdin")
        return True
    def emptyline(self):
        return True
c = C()
print("REACHED stdin", c.stdin.fileno())
