"""Reproducible runs: hashlib over results, sorted JSON, hmac, secrets-free tokens, uuid5."""
import hashlib
import hmac
import json
from array import array

with open("/data/prices.csv", "rb") as handle:
    digest = hashlib.sha256()
    while chunk := handle.read(4096):
        digest.update(chunk)
result = {"sharpe": 1.25, "trades": [1, 2, 3], "open": "09:30"}
canonical = json.dumps(result, sort_keys=True, separators=(",", ":")).encode("utf-8")
signature = hmac.new(b"key", canonical, hashlib.sha256).hexdigest()
print(digest.hexdigest()[:12], hashlib.md5(canonical).hexdigest()[:8], signature[:8], hmac.compare_digest("a", "a"))
print(array("i", [1, 2, 3]).tobytes().hex(), int("0x1f", 16), bin(10), oct(8), hex(255), "%x" % 255, f"{255:#06x}")
