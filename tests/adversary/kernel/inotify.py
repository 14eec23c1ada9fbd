# Watches files that other runs use.
succeeds("inotify_init1", 0)
