# Raises its soft limits to the hard ones, and those beyond.
import resource

raised = []
for name in ("NOFILE", "NPROC", "FSIZE", "CORE", "STACK", "MEMLOCK", "CPU", "SIGPENDING", "MSGQUEUE", "NICE", "RTPRIO"):
    number = getattr(resource, "RLIMIT_" + name)
    soft, hard = resource.getrlimit(number)
    for wanted in ((hard, hard), (resource.RLIM_INFINITY, resource.RLIM_INFINITY)):
        if soft != resource.RLIM_INFINITY and wanted != (soft, hard) and does(lambda: resource.setrlimit(number, wanted), ValueError):
            raised.append(name)
decide(raised, raised)
