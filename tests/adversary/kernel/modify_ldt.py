# Writes the processor's local descriptor table (CVE-2015-5157, CVE-2017-17053).
succeeds("modify_ldt", 0, ctypes.create_string_buffer(64), 64)
