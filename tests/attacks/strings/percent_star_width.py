# A field of the percent operator whose precision comes from the tuple.
print("REACHED class", getattr((), "%.*s" % (9, "__class__xx")).__name__)
