"""perf_counter, process_time, strftime, timedelta arithmetic, an anytime search that stops by its budget."""
import datetime
import time

start = time.perf_counter()
cpu = time.process_time()
best, n = None, 0
while True:
    n += 1
    candidate = (n * 7919) % 104729
    if best is None or candidate > best:
        best = candidate
    if n >= 5000 or time.perf_counter() - start > 2.0:
        break
elapsed = datetime.timedelta(seconds=time.perf_counter() - start)
stamp = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.timezone.utc)
later = stamp.replace(year=2028) + datetime.timedelta(weeks=1, hours=3)
print(best, elapsed < datetime.timedelta(seconds=5), time.process_time() >= cpu, later.isoformat(), stamp.strftime("%j %U %%"))
print(time.strftime("%Y", time.gmtime(0)), datetime.datetime.strptime("17/05/2024", "%d/%m/%Y").date(), (later - stamp).days)
