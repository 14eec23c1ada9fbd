def crossover(one, two):
    return one[-2] < two[-2] and one[-1] > two[-1]


def resample_apply(rule, function, series, *arguments):
    return function(series, *arguments)


class SignalStrategy:
    pass
