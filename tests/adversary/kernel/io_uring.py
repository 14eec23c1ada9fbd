# Sets up an io_uring: it does socket, connect and open out of a system call filter's sight.
succeeds("io_uring_setup", 4, ctypes.create_string_buffer(120))
