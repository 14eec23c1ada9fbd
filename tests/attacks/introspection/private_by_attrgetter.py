# A private function of a library by attrgetter.
import operator, typing
kind = operator.attrgetter("_eval_type")(typing)(typing.Optional["__import__('os').getpid() and int"], {}, {})
print("REACHED eval", kind)
