try:
    import a.b as c
except* (D, E) as e:
    e.__traceback__.tb_frame.f_globals
else:
    del c, e.f, g[h]
finally:
    from . import *
with (a as b, c as (d, *e)): global x; x @= y
