# A name with escapes by character name.
print("REACHED class", getattr((), "\N{LOW LINE}_class_\N{LOW LINE}").__name__)
