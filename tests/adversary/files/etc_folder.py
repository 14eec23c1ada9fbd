# Lists /etc: host name, resolver, keys, machine id.
own = {"passwd", "group", "ld.so.cache", "alternatives"}
decide(set(names_in("/etc")) - own, names_in("/etc"))
