# Dumps core, so that its memory, with what was mapped into it, becomes a file of the host's.
import resource

soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
decide(does(lambda: resource.setrlimit(resource.RLIMIT_CORE, (4096, max(hard, 4096))), ValueError), (soft, hard))
