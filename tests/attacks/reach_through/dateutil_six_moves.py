# six's lazy modules through dateutil.
import dateutil.tz
print("REACHED builtins", dateutil.tz.six.moves.builtins.eval("6 * 7"))
