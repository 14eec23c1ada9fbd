# Reads the names of the host's accounts.
with open("/etc/passwd", encoding="ascii") as file:
    text = file.read()
decide("root:" in text or len(text.splitlines()) > 1, text)
