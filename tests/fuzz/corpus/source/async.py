async def f(a, /, b=1, *, c, **d) -> "x":
    async with g() as h, i:
        return [await j async for j in k if (l := m)]
    yield
