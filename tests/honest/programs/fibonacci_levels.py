# Fibonacci retracement levels, nothing fancy
RATIOS = 0.0, 0.236, 0.382, 0.5, 0.618, 0.786, 1.0

prices = []
f = open('/data/prices.csv')
for i, line in enumerate(f):
    if i == 0:
        continue
    parts = line.strip().split(',')
    prices.append((parts[0], float(parts[2]), float(parts[3])))
f.close()

top = max(p[1] for p in prices)
bottom = min(p[2] for p in prices)
levels = {r: top - (top - bottom) * r for r in RATIOS}
for ratio, level in levels.items():
    print('%6.1f%% %10.2f' % (ratio * 100, level))

touched = [d for d, h, l in prices if any(l <= x <= h for x in levels.values())]
out = open('/output/levels.txt', 'w')
out.write('\n'.join(touched))
out.close()
print(len(touched), 'days')
