"""A two-layer network by hand: forward, backward, an eval() and a compile() method as Keras and torch have."""
import numpy as np


class Net:
    def __init__(self, inputs, hidden, seed=0):
        rng = np.random.default_rng(seed)
        self.w1 = rng.normal(0, 0.3, (inputs, hidden))
        self.w2 = rng.normal(0, 0.3, (hidden, 1))
        self.training = True

    def compile(self, optimizer="sgd", loss="mse", lr=0.05):
        self.optimizer, self.loss, self.lr = optimizer, loss, lr
        return self

    def eval(self):
        self.training = False
        return self

    def __call__(self, x):
        self.h = np.tanh(x @ self.w1)
        return self.h @ self.w2

    def fit(self, x, y, epochs=50):
        for _ in range(epochs):
            error = self(x) - y
            g2 = self.h.T @ error / len(x)
            g1 = x.T @ ((error @ self.w2.T) * (1 - self.h ** 2)) / len(x)
            self.w1 -= self.lr * g1
            self.w2 -= self.lr * g2
        return float((error ** 2).mean())


rng = np.random.default_rng(1)
x = rng.normal(size=(100, 3))
y = (x[:, :1] > 0).astype(float)
model = Net(3, 8).compile(lr=0.1)
first = model.fit(x, y, epochs=1)
last = model.fit(x, y, epochs=200)
model.eval()
print(round(first, 3), round(last, 3), model.training, last < first, ((model(x) > 0.5) == y).mean() > 0.7)
