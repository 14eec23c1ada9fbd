# Copies a program to the temporary folder and runs it.
import shutil
import subprocess

shutil.copy("/usr/bin/python3", TMP + "/program")
os.chmod(TMP + "/program", 0o755)
done = []
decide(does(lambda: done.append(subprocess.run([TMP + "/program", "-c", "print('ran')"], stdout=subprocess.PIPE).stdout))
       and done == [b"ran\n"], done)
