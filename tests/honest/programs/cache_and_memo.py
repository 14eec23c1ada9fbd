"""A cache with weak references, an LRU of its own, hashing of parameters, uuid5 for run names."""
import hashlib
import uuid
import weakref
from collections import OrderedDict


class LRU:
    def __init__(self, size):
        self.size, self.data, self.hits = size, OrderedDict(), 0

    def __getitem__(self, key):
        self.data.move_to_end(key)
        self.hits += 1
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            self.data.popitem(last=False)

    def __contains__(self, key):
        return key in self.data

    def __delitem__(self, key):
        del self.data[key]

    def __missing__(self, key):
        return None


class Model:
    pass


def key_of(**parameters):
    return hashlib.sha256(repr(sorted(parameters.items())).encode()).hexdigest()[:12]


cache, models = LRU(2), weakref.WeakValueDictionary()
for window in (10, 20, 10, 30, 20):
    key = key_of(window=window, type="sma")
    if key in cache:
        _ = cache[key]
    else:
        cache[key] = window
model = models["m"] = Model()
ref = weakref.ref(model)
print(cache.hits, len(cache.data), key_of(a=1), ref() is model, uuid.uuid5(uuid.NAMESPACE_DNS, "run").hex[:8])
