# Leaves many names of one file: its bytes count once inside and each time when copied.
# naive: collect
# limits: disk
# error: yes
with open(OUT + "/0", "wb") as file:
    file.write(bytes(30 << 20))
for number in range(1, 6):
    os.link(OUT + "/0", f"{OUT}/{number}")
decide(False, "the host looks")
