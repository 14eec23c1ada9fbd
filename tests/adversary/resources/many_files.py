# Makes more files than it may.
# limits: files
count = 0
def make():
    global count
    open(f"{TMP}/{count}", "w", encoding="ascii").close()
    count += 1

while count < 4000 and does(make):
    pass
decide(count == 4000, count)
