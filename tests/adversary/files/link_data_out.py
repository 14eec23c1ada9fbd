# Makes a hard link to data in a folder where it may write.
# stage: data
import shutil

def link():
    os.link(os.environ["DATA"] + "/prices.csv", OUT + "/prices.csv")
    assert os.stat(OUT + "/prices.csv").st_nlink == 2

decide(does(link))
