class A:
    def f(self, kw):
        self.k = {**self.k, "a": 1}
        for a, b in self.k:
            b.to_csv("/etc/x")
            getattr(b, a)
