# numpy's reader of the format below load.
from io import BytesIO
import numpy as np
out = BytesIO()
np.lib.format.write_array(out, np.array([None], dtype=object), allow_pickle=True)
out.seek(0)
print("REACHED unpickling", np.lib.format.read_array(out, allow_pickle=True).size)
