# Opens data for reading and the same descriptor again for writing by /proc/self/fd.
# stage: data
descriptor = os.open(os.environ["DATA"] + "/prices.csv", os.O_RDONLY)
decide(does(lambda: os.write(os.open(f"/proc/self/fd/{descriptor}", os.O_WRONLY), b"9,9\n")))
