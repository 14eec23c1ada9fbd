# Tabs that are expanded, then taken out.
print("REACHED class", getattr((), "__cl\tass__".expandtabs(1).replace(" ", "")).__name__)
