# Leaves files whose names are as long as the kernel takes and grow when they are made safe.
# naive: collect
# error: yes
for number in range(4):
    with open(OUT.encode() + b"/" + b"\xff" * 254 + bytes([48 + number]), "wb") as file:
        file.write(b"x")
decide(False, "the host looks")
