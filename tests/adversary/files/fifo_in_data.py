# Writes to a fifo of the host's that lies in the data folder: read-only mounts do not hold fifos back.
# stage: data, data-fifo
decide(does(lambda: os.write(os.open(os.environ["DATA"] + "/fifo", os.O_WRONLY | os.O_NONBLOCK), b"hello")))
