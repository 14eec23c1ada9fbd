# attrgetter with the dotted name of a denied module.
import logging, operator
print("REACHED os", operator.attrgetter("os.path.os")(logging).getpid())
