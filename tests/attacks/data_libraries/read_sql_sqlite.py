# The reader of databases opens a file by a connection's name.
import sqlite3
import pandas as pd
print("REACHED database", pd.read_sql("select 42 as a", sqlite3.connect("out.db"))["a"][0])
