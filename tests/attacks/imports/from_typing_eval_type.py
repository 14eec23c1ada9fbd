# A private function of an allowed module, imported by name, evaluates text.
from typing import _eval_type, Optional
kind = _eval_type(Optional["__import__('os').getpid() and int"], {}, {})
print("REACHED eval", kind)
