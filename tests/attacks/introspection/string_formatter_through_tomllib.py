# string.Formatter behind a private module of an allowed package.
import tomllib
print("REACHED class", tomllib._parser.string.Formatter().get_field("0.__class__.__base__", [()], {})[0].__name__)
