# Puts another file in the interpreter's place (compare CVE-2019-5736).
# python: copy
own = os.path.realpath("/proc/self/exe")

def replace():
    with open(TMP + "/python", "wb") as file:
        file.write(b"#!/bin/sh\n")
    os.replace(TMP + "/python", own)

decide(does(replace) or does(lambda: os.unlink(own)))
