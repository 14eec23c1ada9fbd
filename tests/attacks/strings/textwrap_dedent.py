# A name that textwrap dedents.
import textwrap
print("REACHED class", getattr((), textwrap.dedent("  __class__")).__name__)
