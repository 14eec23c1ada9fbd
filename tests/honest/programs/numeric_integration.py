"""Simpson, Runge-Kutta and Newton with functions as arguments, lambdas in tables, and default arguments."""
import math

METHODS = {
    "left": lambda f, a, h: f(a) * h,
    "middle": lambda f, a, h: f(a + h / 2) * h,
    "simpson": lambda f, a, h: (f(a) + 4 * f(a + h / 2) + f(a + h)) * h / 6,
}


def integrate(f, low, high, n=200, method="simpson"):
    h = (high - low) / n
    return math.fsum(METHODS[method](f, low + i * h, h) for i in range(n))


def newton(f, x, *, tolerance=1e-12, derivative=None):
    derivative = derivative or (lambda t, h=1e-6: (f(t + h) - f(t - h)) / (2 * h))
    for _ in iter(int, 1):
        step = f(x) / derivative(x)
        x -= step
        if abs(step) < tolerance:
            return x


def rk4(f, y, t, h):
    k1 = f(t, y)
    k2 = f(t + h / 2, y + h * k1 / 2)
    k3 = f(t + h / 2, y + h * k2 / 2)
    k4 = f(t + h, y + h * k3)
    return y + h * (k1 + 2 * k2 + 2 * k3 + k4) / 6


y = 1.0
for i in range(100):
    y = rk4(lambda t, y: -0.5 * y, y, i * 0.01, 0.01)
areas = {name: round(integrate(math.sin, 0, math.pi, method=name), 6) for name in METHODS}
print(areas, round(newton(lambda x: x * x - 2, 1.0), 9), round(y, 8), max(METHODS, key=len))
