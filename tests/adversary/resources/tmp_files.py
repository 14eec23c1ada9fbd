# Takes memory as files in the temporary and the output folder.
# docker-error: yes
# flags: --memory 80m
# ends: memory
# limits: memory
for folder in (TMP, OUT):
    with open(folder + "/big", "wb") as file:
        for _ in range(75):
            file.write(bytes(1 << 20))
decide(True)
