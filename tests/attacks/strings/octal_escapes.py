# A name with octal escapes.
print("REACHED class", getattr((), "\137\137class\x5f\u005f").__name__)
