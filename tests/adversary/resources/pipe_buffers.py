# Makes the buffers of its pipes larger.
read_end, write_end = os.pipe()
succeeds("fcntl", write_end, 1031, 1 << 20)  # F_SETPIPE_SZ
