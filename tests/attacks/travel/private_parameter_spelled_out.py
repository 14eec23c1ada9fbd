# The parameter __c of a method goes by _A__c in it, and changes what it stands for.
CONFIG = {"path": "/data/x"}
class A:
    def f(self, __c=CONFIG):
        _A__c["path"] = "/etc/passwd"
A().f()
print("REACHED file", open(CONFIG["path"]).read().count("root") > 0)
