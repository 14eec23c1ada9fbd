# Leaves a file in the host's /tmp. In a /tmp of its own it may.
open("/tmp/" + os.environ["TOKEN"], "w", encoding="ascii").close()
decide(False, "the host looks")
