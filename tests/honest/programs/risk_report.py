"""Value at risk, drawdown table, text report by textwrap and string.Template."""
import string
import textwrap

import numpy as np
import pandas as pd

prices = pd.read_csv("/data/prices.csv", index_col="date")["close"]
returns = prices.pct_change().dropna()
template = string.Template(textwrap.dedent("""\
    Risk of $name
    =============
    VaR 95 %:   ${var}
    CVaR 95 %:  ${cvar}
    cost: $$1
    eval(this) is only text; __import__('os') too.
"""))
var = np.quantile(returns, 0.05)
report = template.substitute(name="prices", var=f"{var:.4f}", cvar=f"{returns[returns <= var].mean():.4f}")
drawdown = prices / prices.cummax() - 1
worst = drawdown.nsmallest(3)
with open("/output/report.txt", "w") as file:
    file.write(report)
    file.writelines(f"{date}: {value:.3%}\n" for date, value in worst.items())
    print("see the report", file=file)
print(textwrap.shorten(report, 60, placeholder="..."), template.safe_substitute(name="x")[:9])
print(textwrap.indent("\n".join(worst.index), "  "), string.ascii_lowercase[:3], report.partition("=")[0].strip())
