# Leaves files full of holes: nothing inside the disk limit, far over it when copied.
# naive: collect
# limits: disk
# error: yes
for number in range(3):
    with open(f"{OUT}/{number}", "wb") as file:
        file.truncate(80 << 20)
decide(False, "the host looks")
