# A package that nobody lists brings socket.
import email.utils
print("REACHED socket", email.utils.socket.gethostname() != "")
