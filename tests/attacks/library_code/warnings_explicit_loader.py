# warn_explicit asks a loader of ours for the source; our loader is called by linecache.
import warnings
class Loader:
    def get_source(self, name):
        print("REACHED loader call", name)
        return ""
warnings.simplefilter("always")
warnings.warn_explicit("m", UserWarning, "nowhere", 1, module_globals={"__loader__": Loader(), "__name__": "m"})
