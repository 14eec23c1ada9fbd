# A library base calls a method of the derived class by its name.
import html.parser
class Page(html.parser.HTMLParser):
    def handle_data(self, data):
        print("REACHED file", open(data).read().count("root"))
def near(page):
    page.handle_data("/data/prices.csv")
page = Page()
page.feed("/etc/passwd")
page.close()
