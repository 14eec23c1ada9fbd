# A name in mathematical letters that Python folds.
print("REACHED eval", 𝓮𝓿𝓪𝓵("6 * 7"))
