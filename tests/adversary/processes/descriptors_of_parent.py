# Opens what its parent has open, by /proc.
parent = os.getppid()
decide(does(lambda: os.listdir(f"/proc/{parent}/fd")) or does(lambda: os.listdir(f"/proc/{parent}/root/")))
