# A private function of a library by literal text.
import uuid
print("REACHED subprocess launcher", getattr(uuid, "_get_command_stdout")("no-such-program-here"))
