# uuid has a private function that runs programs; one that does not exist is looked for in PATH.
from uuid import _get_command_stdout as command
print("REACHED subprocess launcher", command("no-such-program-here"))
