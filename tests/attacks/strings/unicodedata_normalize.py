# A name from letters that are normalised.
import unicodedata
print("REACHED class", getattr((), unicodedata.normalize("NFKC", "__\uff43lass__")).__name__)
