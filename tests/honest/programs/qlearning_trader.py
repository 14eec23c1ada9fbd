"""Tabular Q-learning with an environment class in the style of gym."""
import collections
import random
from typing import Dict, Tuple

import pandas as pd

State = Tuple[int, int]


class TradingEnv:
    ACTIONS = ("hold", "long", "flat")

    def __init__(self, closes, fee=0.0005):
        self.closes, self.fee = closes, fee
        self.reset()

    def reset(self) -> State:
        self.t, self.position = 5, 0
        return self._state()

    def _state(self) -> State:
        change = self.closes[self.t] / self.closes[self.t - 5] - 1
        return (max(-3, min(3, int(change * 100))), self.position)

    def step(self, action: int):
        target = {"hold": self.position, "long": 1, "flat": 0}[self.ACTIONS[action]]
        cost = abs(target - self.position) * self.fee
        self.position = target
        self.t += 1
        reward = self.position * (self.closes[self.t] / self.closes[self.t - 1] - 1) - cost
        done = self.t >= len(self.closes) - 1
        return self._state(), reward, done, {}


class Agent:
    def __init__(self, alpha=0.1, gamma=0.95, epsilon=0.2, seed=0):
        self.q: Dict[State, list] = collections.defaultdict(lambda: [0.0, 0.0, 0.0])
        self.alpha, self.gamma, self.epsilon = alpha, gamma, epsilon
        self.rng = random.Random(seed)

    def act(self, state, greedy=False):
        if not greedy and self.rng.random() < self.epsilon:
            return self.rng.randrange(3)
        values = self.q[state]
        return values.index(max(values))

    def learn(self, s, a, r, s2):
        self.q[s][a] += self.alpha * (r + self.gamma * max(self.q[s2]) - self.q[s][a])


def episode(env, agent, train=True):
    state, total = env.reset(), 0.0
    while True:
        action = agent.act(state, greedy=not train)
        nxt, reward, done, _ = env.step(action)
        if train:
            agent.learn(state, action, reward, nxt)
        state, total = nxt, total + reward
        if done:
            return total


closes = pd.read_csv("/data/prices.csv")["close"].tolist()
agent, split = Agent(), int(len(closes) * 0.7)
env = TradingEnv(closes[:split])
curve = [episode(env, agent) for _ in range(40)]
print(f"train first={curve[0]:+.3f} last={curve[-1]:+.3f}; test={episode(TradingEnv(closes[split:]), agent, train=False):+.3f}")
print("states seen:", len(agent.q))
