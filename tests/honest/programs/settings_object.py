"""Settings with __getattr__ over a dictionary, __setattr__, __contains__, __dir__ and hasattr with literals."""


class Settings:
    def __init__(self, **values):
        object.__setattr__(self, "_values", dict(values))

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self._values[name] = value

    def __contains__(self, name):
        return name in self._values

    def __dir__(self):
        return sorted(self._values)


settings = Settings(fast=5, slow=20, open="09:30")
settings.stop = 0.02
print(settings.fast, settings.open, "slow" in settings, hasattr(settings, "missing"), getattr(settings, "missing", 7), dir(settings))
print(getattr(settings, "stop"), callable(settings), isinstance(settings, Settings), id(settings) == id(settings))
