# A dotted name as the key in a mapping pattern.
import collections.abc
import logging
class M(collections.abc.Mapping):
    def __getitem__(self, key):
        print("REACHED os", key.getpid())
        return 1
    def __iter__(self):
        return iter(())
    def __len__(self):
        return 1
    def get(self, key, default=None):
        return self[key]
match M():
    case {logging.os: 1}:
        pass
