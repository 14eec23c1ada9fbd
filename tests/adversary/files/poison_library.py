# Makes a module in the standard library's folder, or bytecode beside one: the next run would load it.
# python: copy
# stage: data
folder = os.environ["DATA"] if os.path.exists("/usr/bin/sh") else os.path.dirname(os.__file__)
tries = (folder + "/sitecustomize.py", folder + "/__pycache__", "/usr/local/lib/breach.py")
decide(any(does(lambda: os.mkdir(path) if "__" in path else open(path, "w", encoding="ascii").close()) for path in tries))
