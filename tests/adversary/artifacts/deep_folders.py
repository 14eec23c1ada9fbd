# Nests folders deeper than recursive walks stand.
# naive: collect
# error: yes
made = 0
try:
    for made in range(300):
        os.mkdir("d" if made else OUT + "/d")
        os.chdir("d" if made else OUT + "/d")
except OSError:
    sys.stderr.write(f"{made} folders\n")
decide(False, "the host looks")
