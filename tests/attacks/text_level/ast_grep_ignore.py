# ast-grep-ignore
import os  # nosemgrep
# paddock: ignore, the comment of a tool in front.
print("REACHED os", os.getpid())
