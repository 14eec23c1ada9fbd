# The same with links, whose targets take room too.
# limits: files
count = 0
def make():
    global count
    os.symlink("x" * 4000, f"{TMP}/{count}")
    count += 1

while count < 4000 and does(make):
    pass
decide(count == 4000, count)
