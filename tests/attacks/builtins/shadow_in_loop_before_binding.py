# The first round of a loop reads the name before the loop binds it.
answers = []
for n in range(1):
    answers.append(eval("6 * 7"))
    eval = None
print("REACHED eval", answers[0])
