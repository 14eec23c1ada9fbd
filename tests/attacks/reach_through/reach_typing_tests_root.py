# A path object that numpy's tests keep reads any file.
from numpy.typing.tests.test_isfile import ROOT
print("REACHED file", ROOT.joinpath("/etc/passwd").read_text().count("root"))
