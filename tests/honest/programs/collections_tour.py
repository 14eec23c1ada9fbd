"""deque, defaultdict, Counter, OrderedDict, ChainMap; heapq and bisect."""
import bisect
import heapq
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque

window = deque(maxlen=5)
ranks, books = [], defaultdict(lambda: defaultdict(list))
best = []
with open("/data/universe.csv") as file:
    names = file.readline().strip().split(",")[1:]
    for line in file:
        date, *values = line.strip().split(",")
        for name, value in zip(names, map(float, values)):
            books[date[:7]][name].append(value)
            bisect.insort(ranks, value)
        window.append(date)
        heapq.heappush(best, (-float(values[0]), date))
months = OrderedDict(sorted(books.items()))
settings = ChainMap({"window": 5}, {"window": 20, "fee": 0.001})
gains = Counter()
for month, book in months.items():
    gains[max(book, key=lambda name: book[name][-1] / book[name][0])] += 1
print(gains.most_common(2), list(window)[-1], heapq.heappop(best)[1], bisect.bisect_left(ranks, 60.0), dict(settings))
print(heapq.nlargest(2, ranks), heapq.merge([1, 4], [2]).__next__())
window.rotate(1)
window.extendleft("ab")
