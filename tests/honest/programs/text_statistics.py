"""str methods: translate, maketrans, join, format, partition, encode, casefold; bytes; chr and ord."""
import string
import unicodedata
from difflib import SequenceMatcher, get_close_matches

NAMES = ["momentum", "mean reversion", "carry", "open range", "value"]
table = str.maketrans({" ": "_", "-": None, "é": "e"})
slugs = [name.translate(table).casefold() for name in NAMES]
cipher = "".join(chr((ord(c) - 97 + 13) % 26 + 97) if c in string.ascii_lowercase else c for c in "momentum")
initials = "".join(word[0].upper() for name in NAMES for word in name.split())
reverse = "carry"[::-1]
padded = ["{:<16}|{:^6}|{:>8.2%}".format(n, len(n), len(n) / 100) for n in NAMES[:2]]
close = get_close_matches("momentun", NAMES, n=1, cutoff=0.6)
ratio = SequenceMatcher(None, "open range", "opening range").ratio()
plain = unicodedata.normalize("NFKD", "café").encode("ascii", "ignore").decode()
before, separator, after = "close>open".partition(">")
print(slugs, cipher, initials, reverse, padded, close, round(ratio, 3), plain, before, after)
print("a,b;c".replace(";", ",").split(","), "x".join("abc"), "%s-%s" % ("os", "path"), "tab\tnew\\n", r"\d+", b"\x00\xff".hex())
print("".join(["im", "port"]), "ev" + "al" + "uation", f"{'o' + 'pen'}", "__" + "name" + "__")
