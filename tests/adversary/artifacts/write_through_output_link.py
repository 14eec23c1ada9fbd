# Names its results like links that lie in the host's output folder (CVE-2024-28189): the host must not write through them.
# naive: collect
# stage: output-link
# error: yes
with open(OUT + "/report.txt", "w", encoding="ascii") as file:
    file.write("written through")
os.mkdir(OUT + "/folder")
with open(OUT + "/folder/file", "w", encoding="ascii") as file:
    file.write("written through")
decide(False, "the host looks")
