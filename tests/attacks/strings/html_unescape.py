# A name from HTML entities.
import html
print("REACHED class", getattr((), html.unescape("&#95;_class_&lowbar;")).__name__)
