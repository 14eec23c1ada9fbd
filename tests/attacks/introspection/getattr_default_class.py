# getattr with a default on a folded dunder.
print("REACHED class", getattr(1, "__class_" + "_", None).__name__)
