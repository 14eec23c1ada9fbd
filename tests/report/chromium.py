"""A real headless Chromium, spoken to through a pipe (--remote-debugging-pipe), with Python's own library alone."""
import base64
import json
import os
import shutil
import subprocess
import tempfile


class Chromium:
    """One browser with one page. Notes all that the console says, exceptions, refusals and requests."""

    def __init__(self, width=1280, height=900, dark=False):
        self.profile = tempfile.mkdtemp(prefix="paddock-chromium-")
        self.said = tempfile.TemporaryFile()
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()

        def hand_over():
            # The protocol's descriptors are 3 and 4; a pipe's end may have one of these numbers already.
            os.dup2(theirs_in, 103)
            os.dup2(theirs_out, 104)
            os.dup2(103, 3)
            os.dup2(104, 4)

        # --no-sandbox: tests may run as root, for whom Chromium has no sandbox; the page is our own report.
        self.browser = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
             f"--user-data-dir={self.profile}", "--remote-debugging-pipe", "about:blank"],
            preexec_fn=hand_over, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=self.said, env={"PATH": os.environ["PATH"], "HOME": self.profile, "LANG": "C.UTF-8"})
        os.close(theirs_in)
        os.close(theirs_out)
        self.to, self.frm = os.fdopen(ours_out, "wb", 0), os.fdopen(ours_in, "rb", 0)
        self.buffer, self.last, self.session = b"", 0, None
        self.problems, self.requests, self.loaded = [], [], set()
        # A page of our own: the first one may not be there yet.
        page = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)
        self.call("Performance.enable", timeDomain="threadTicks")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def receive(self):
        while b"\0" not in self.buffer:
            piece = self.frm.read(65536)
            if not piece:
                self.said.seek(0)
                raise AssertionError(f"Chromium went away: {self.said.read()[-2000:].decode(errors='replace')}")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def note(self, message):
        method, told = message.get("method"), message.get("params", {})
        if method == "Runtime.consoleAPICalled":
            self.problems.append(("console", told["type"], [one.get("value") for one in told["args"]]))
        elif method == "Runtime.exceptionThrown":
            self.problems.append(("exception", told["exceptionDetails"].get("exception", {}).get("description")))
        elif method == "Log.entryAdded":
            self.problems.append(("log", told["entry"]["text"]))
        elif method == "Page.javascriptDialogOpening":
            self.problems.append(("dialog", told["message"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])
        elif method == "Page.lifecycleEvent" and told["name"] == "load":
            self.loaded.add(told["loaderId"])

    def call(self, method, **parameters):
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.to.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise AssertionError(f"{method}: {answer['error']}")
                return answer["result"]
            self.note(answer)

    def open(self, path, fragment=""):
        loader = self.call("Page.navigate", url=f"file://{path}{fragment}")["loaderId"]
        while loader not in self.loaded:  # that of the page before may come late
            self.note(self.receive())

    def ask(self, script):
        """The value of an expression, a promise's too."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True,
                           allowUnsafeEvalBlockedByCSP=False)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def settle(self):
        """After what was asked for is drawn."""
        self.ask("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")

    def go(self, fragment):
        """To another part of the page, until that is drawn."""
        self.ask("new Promise((done) => { addEventListener('hashchange', () => done(1), { once: true }); "
                 f"location.hash = {fragment}; }})")
        self.settle()

    def busy(self):
        """Seconds of the processor that the page's main thread has had."""
        return next(one["value"] for one in self.call("Performance.getMetrics")["metrics"] if one["name"] == "ThreadTime")

    def screenshot(self, path, whole=False):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def close(self):
        try:
            self.session = None
            self.call("Browser.close")
        except (AssertionError, BrokenPipeError):
            self.browser.kill()  # it was gone or did not listen
        self.browser.wait(timeout=300)
        for file in (self.to, self.frm, self.said):
            file.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
