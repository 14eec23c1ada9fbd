# argparse reads arguments from a file of any path.
import argparse
seen = []
class Parser(argparse.ArgumentParser):
    def convert_arg_line_to_args(self, line):
        seen.append(line)
        return []
Parser(fromfile_prefix_chars="@").parse_args(["@/etc/passwd"])
print("REACHED file", len(seen))
