# Lists /etc: host name, resolver, keys, machine id.
own = {"passwd", "group", "ld.so.cache", "alternatives"}
decide(set(os.listdir("/etc")) - own, os.listdir("/etc"))
