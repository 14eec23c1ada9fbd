# Copies a program to the output folder and runs it.
import shutil
import subprocess

shutil.copy("/usr/bin/python3", OUT + "/program")
os.chmod(OUT + "/program", 0o755)
done = []
worked = does(lambda: done.append(subprocess.run([OUT + "/program", "-c", "print('ran')"], stdout=subprocess.PIPE).stdout))
os.unlink(OUT + "/program")
decide(worked and done == [b"ran\n"], done)
