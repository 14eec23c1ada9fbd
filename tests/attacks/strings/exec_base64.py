# exec of decoded text.
import base64
names = {}
exec(base64.b64decode(b"cGlkID0gX19pbXBvcnRfXygnb3MnKS5nZXRwaWQoKQ=="), names)
print("REACHED exec", names["pid"])
