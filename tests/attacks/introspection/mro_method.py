# The method resolution order by its method.
print("REACHED class", type(()).mro()[1].__name__)
