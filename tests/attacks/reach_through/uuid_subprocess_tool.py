# uuid's runner of programs, by its private name.
import uuid
print("REACHED subprocess launcher", uuid._get_command_stdout("no-such-program-here"))
