# Tabs and spaces that agree only for Python.
if 1:
	import os
	if 1:
		print('REACHED os', os.getpid())
