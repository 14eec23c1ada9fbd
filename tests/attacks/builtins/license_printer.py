# The printers of site read the files that they are told.
license._Printer__filenames = ["/etc/passwd"]
license._Printer__data = None
license._Printer__lines = None
license._Printer__setup()
print("REACHED file", len(license._Printer__lines))
