"""A headless Chromium, driven through Debian's chromedriver by the WebDriver protocol."""

import base64
import contextlib
import json
import socket
import subprocess
import time
import urllib.error
import urllib.request


class Browser:
    """A window that can be resized, driven and questioned; its messages and requests are recorded."""

    def __init__(self, address):
        self.address = address
        options = {"args": ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = "/session/" + answer["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def close(self):
        self.call("DELETE", self.session)

    def devtools(self, command, **parameters):
        return self.call("POST", self.session + "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def open(self, url):
        self.call("POST", self.session + "/url", {"url": url})

    def run(self, script, *arguments):
        """The value that a script returns, or that of the promise that it returns."""
        return self.call("POST", self.session + "/execute/sync", {"script": script, "args": arguments})

    def resize(self, width, height=900):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, scheme="light", media=""):
        features = [
            {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.devtools("Emulation.setEmulatedMedia", media=media, features=features)

    def drag(self, start, end):
        """Presses the mouse at a point of the window, moves it in steps and releases it."""

        def mouse(kind, point, buttons):
            self.devtools(
                "Input.dispatchMouseEvent", type=kind, x=point[0], y=point[1], button="left", buttons=buttons, clickCount=1)

        mouse("mousePressed", start, 1)
        for step in range(1, 6):
            mouse("mouseMoved", [a + (b - a) * step / 5 for a, b in zip(start, end)], 1)
        mouse("mouseReleased", end, 0)

    def press(self, key, code):
        for kind in ["keyDown", "keyUp"]:
            self.devtools("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def logs(self, kind):
        return self.call("POST", self.session + "/se/log", {"type": kind})

    def messages(self):
        """The messages on the console since the last call."""
        return [entry["message"] for entry in self.logs("browser")]

    def requests(self):
        """The addresses requested since the last call, but for embedded data."""
        events = [json.loads(entry["message"])["message"] for entry in self.logs("performance")]
        urls = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith("data:")]

    def picture(self, path, selector=None):
        """Writes a picture of the whole page or of one element."""
        size = self.devtools("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        if selector:
            script = "const b = document.querySelector(arguments[0]).getBoundingClientRect();"
            script += "return {x: b.x + scrollX, y: b.y + scrollY, width: b.width, height: b.height, scale: 1}"
            clip = self.run(script, selector)
        answer = self.devtools("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))


@contextlib.contextmanager
def browser():
    """A browser that is closed at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen(
        ["chromedriver", f"--port={port}", "--silent"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 20
        while True:
            try:
                window = Browser(f"http://127.0.0.1:{port}")
                break
            except urllib.error.URLError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
        try:
            yield window
        finally:
            window.close()
    finally:
        driver.terminate()
        driver.wait()
