# Replaces data: removes it, renames over it, makes a folder beside it.
# stage: data
data = os.environ["DATA"]
open(TMP + "/new", "w", encoding="ascii").close()
tries = (lambda: os.mkdir(data + "/new"), lambda: os.rename(data + "/prices.csv", data + "/old.csv"),
         lambda: os.replace(TMP + "/new", data + "/prices.csv"), lambda: os.unlink(data + "/old.csv"))
decide(any([does(action) for action in tries]))
