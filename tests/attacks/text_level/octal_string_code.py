# Code as a text of escapes.
exec('\151\155port os; pr\151nt("REACHED os", os.getpid())')
