# yaml.load_all's classes: yaml.UnsafeLoader run by hand makes any object of a text.
import yaml
loader = yaml.UnsafeLoader("!!python/object/apply:os.getpid []")
print("REACHED os", loader.get_single_data() > 0)
