"""Private names of a class hierarchy, base initialisers called in both ways."""


class Indicator:
    __created = 0

    def __init__(self, period):
        self.__period = period
        self.__values = []
        Indicator.__created += 1

    def __mean(self):
        window = self.__values[-self.__period:]
        return sum(window) / len(window)

    def update(self, value):
        self.__values.append(value)
        return self.__mean()

    @classmethod
    def created(cls):
        return cls.__created

    @property
    def ready(self):
        return len(self.__values) >= self.__period


class Momentum(Indicator):
    def __init__(self, period, scale=1.0):
        Indicator.__init__(self, period)
        self.__scale = scale
        self.__last = None

    def update(self, value):
        mean = super().update(value)
        self.__last, previous = mean, self.__last
        return 0.0 if previous is None else self.__scale * (mean - previous)


class Damped(Momentum):
    def __init__(self, *args, **kwargs):
        super(Damped, self).__init__(*args, **kwargs)
        self._sum = 0.0

    def update(self, value):
        self._sum = 0.9 * self._sum + super().update(value)
        return self._sum


one, two = Momentum(3), Damped(2, scale=2.0)
for price in (10, 11, 13, 12, 15):
    result = one.update(price), two.update(price)
print(result, Indicator.created(), one.ready)
