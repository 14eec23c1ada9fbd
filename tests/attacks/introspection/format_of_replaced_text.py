# A format string made by a method that nobody folds.
print("REACHED attribute", "<0.__class__.__base__>".translate({60: 123, 62: 125}).format(()))
