"""sorted with several keys, groupby, accumulate, zip_longest, starmap, pairwise, chain.from_iterable, batched by hand."""
import operator
from itertools import accumulate, chain, compress, count, cycle, dropwhile, groupby, islice, pairwise, repeat, starmap, takewhile, tee, zip_longest

trades = [("AAA", 2024, 5.0), ("BBB", 2023, -2.0), ("AAA", 2023, 1.5), ("CCC", 2024, 0.0)]
by_name = {name: [t[2] for t in group] for name, group in groupby(sorted(trades), key=operator.itemgetter(0))}
running = list(accumulate((t[2] for t in trades), operator.add))
peak = list(accumulate(running, max))
first, second = tee(iter(running))
batches = [list(batch) for batch in iter(lambda it=iter(range(7)): list(islice(it, 3)), [])]
print(by_name, running, peak, list(pairwise("abc")), list(starmap(pow, [(2, 3), (3, 2)])), batches)
print(list(chain.from_iterable([[1], [2, 3]])), list(compress("open", [1, 0, 1, 0])), list(zip_longest("ab", "c", fillvalue="-")))
print(list(takewhile(lambda x: x < 3, count())), list(dropwhile(bool, [1, 0, 2])), list(islice(cycle("xy"), 3)), sum(repeat(2, 3)), sum(first) == sum(second))
print(sorted(trades, key=lambda t: (-t[1], t[0])), min(trades, key=operator.itemgetter(2)), [*map(operator.neg, [1, -2])])
