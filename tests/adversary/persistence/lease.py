# Takes a lease on a shared file: others' openings wait, and tell.
# stage: data
import fcntl

descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)
decide(does(lambda: fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)))
