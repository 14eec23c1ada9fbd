# A name from a template.
import string
print("REACHED class", getattr((), string.Template("__${a}__").substitute(a="class")).__name__)
