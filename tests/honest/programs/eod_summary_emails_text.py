"""Composes an end-of-day mail as text (nothing is sent): smtplib, socket, requests are only words."""
import json
import textwrap
from datetime import datetime

import pandas as pd

TEMPLATE = """\
From: bot@example.com
To: desk@example.com
Subject: {subject}

Good evening,

{body}

-- 
generated {now:%Y-%m-%d %H:%M}; do not reply. Never run `import smtplib` here.
"""


class Mail:
    footer = "Exposure {exposure:.0%}. Questions: os.system support desk."

    def __init__(self, subject):
        self.subject, self.lines = subject, []

    def write(self, line=""):
        self.lines.append(line)

    def read(self):
        return TEMPLATE.format(subject=self.subject, body="\n".join(self.lines), now=datetime(2024, 1, 5, 17, 30))

    def close(self, exposure):
        self.write(self.footer.format(exposure=exposure))
        return self.read()


df = pd.read_csv("/data/prices.csv", parse_dates=["date"], index_col="date")
day = df.iloc[-1]
mail = Mail(f"Close {day.close:.2f} on {df.index[-1]:%a %d %b}")
mail.write(textwrap.shorten("The market " + ("rose" if day.close > day.open else "fell") + " today in trading that was " + "very " * 20, 60))
mail.write("Week: {0:+.2%}  Month: {1:+.2%}".format(*(df.close.iloc[-1] / df.close.iloc[-n] - 1 for n in (6, 22))))
text = mail.close(0.75)
print(text)
with open("/output/mail.txt", "w") as f:
    f.write(text)
json.dump({"length": len(text)}, open("/output/result.json", "w"))
