# Makes one file larger than the whole disk bound, without a byte in it.
# limits: disk
decide(does(lambda: os.truncate(os.open(TMP + "/sparse", os.O_CREAT | os.O_RDWR), 200 << 20)))
