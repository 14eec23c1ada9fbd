# Has the dynamic loader map a program from the temporary folder, which needs no exec of it.
import shutil
import subprocess

shutil.copy("/usr/bin/python3", TMP + "/program")
done = subprocess.run(["/lib64/ld-linux-x86-64.so.2", TMP + "/program", "-c", "print('ran')"], stdout=subprocess.PIPE,
                      stderr=subprocess.DEVNULL, check=False)
decide(done.stdout == b"ran\n", done)
