"""A long table of fees, and a string table with words that a crude checker looks for."""
FEES = [
    (0, 0.00100), (1, 0.00099), (2, 0.00098), (3, 0.00097), (4, 0.00096), (5, 0.00095), (6, 0.00094), (7, 0.00093),
    (8, 0.00092), (9, 0.00091), (10, 0.00090), (11, 0.00089), (12, 0.00088), (13, 0.00087), (14, 0.00086), (15, 0.00085),
    (16, 0.00084), (17, 0.00083), (18, 0.00082), (19, 0.00081), (20, 0.00080), (21, 0.00079), (22, 0.00078), (23, 0.00077),
]
WORDS = {
    "eval": "evaluation period", "exec": "execution venue", "open": "opening auction", "import": "import duties",
    "os": "Oslo", "sys": "systematic", "__import__": "a label", "__class__": "a label", "subprocess": "settlement step",
    "globals": "global equities", "compile": "compile the report", "pickle": "a commodity", "socket": "wall plug",
}
COMMENT = """
import os
os.system("nothing")  # this is text
eval("1")
"""
# import subprocess; subprocess.run(["ls"])
# exec("print(1)")
fee = next(rate for volume, rate in reversed(FEES) if volume <= 17)
print(fee, len(WORDS), sum(rate for _, rate in FEES) / len(FEES), COMMENT.count("os"))
for word, meaning in WORDS.items():
    if word.startswith("__") and word.endswith("__"):
        print(word.strip("_"), meaning)
