"""PCA by SVD and k-means by hand to cluster assets; hierarchical risk parity ordering."""
import numpy as np
import pandas as pd


def pca(X, k):
    Xc = X - X.mean(axis=0)
    U, S, Vt = np.linalg.svd(Xc, full_matrices=False)
    return Xc @ Vt[:k].T, Vt[:k], (S ** 2 / (S ** 2).sum())[:k]


def kmeans(X, k, iters=50, seed=0):
    rng = np.random.default_rng(seed)
    centres = X[rng.choice(len(X), k, replace=False)]
    for _ in range(iters):
        labels = np.argmin(((X[:, None] - centres[None]) ** 2).sum(-1), axis=1)
        new = np.array([X[labels == j].mean(axis=0) if (labels == j).any() else centres[j] for j in range(k)])
        if np.allclose(new, centres):
            break
        centres = new
    return labels


def bisect_weights(cov, order):
    w = pd.Series(1.0, index=order)
    stack = [order]
    while stack:
        group = stack.pop()
        if len(group) < 2:
            continue
        left, right = group[:len(group) // 2], group[len(group) // 2:]
        variances = []
        for side in (left, right):
            sub = cov.loc[side, side]
            iv = 1 / np.diag(sub)
            iv /= iv.sum()
            variances.append(iv @ sub.values @ iv)
        alpha = 1 - variances[0] / sum(variances)
        w[left] *= alpha
        w[right] *= 1 - alpha
        stack += [left, right]
    return w


r = pd.read_csv("/data/universe.csv", index_col=0).pct_change().dropna()
scores, loadings, explained = pca(r.to_numpy(), 2)
labels = kmeans(loadings.T, 3)
clusters = {int(k): r.columns[labels == k].tolist() for k in np.unique(labels)}
order = [name for names in clusters.values() for name in names]
weights = bisect_weights(r.cov(), order)
resid = r - scores @ loadings
z = (resid.rolling(20).sum() / resid.rolling(20).std()).dropna()
pnl = (-np.sign(z).shift() * r.loc[z.index]).mean(axis=1)
print(clusters, explained.round(3), weights.round(3).to_dict())
print(f"eigen-reversion {pnl.sum():+.4f}")
