"""A real browser for the pages we write: Chromium or Chrome, headless, by its own protocol.

The protocol goes over two pipes, JSON between zero bytes: nothing but the browser is needed.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")


def found() -> str | None:
    """The browser of this machine, as a program."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Page:
    """One page of the browser, with the keys and the mouse of its user."""

    def __init__(self, send: BinaryIO, receive: BinaryIO) -> None:
        self._out, self._in = send, receive
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "DOM", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **arguments: object) -> dict[str, Any]:
        """Send a command and wait for its answer; what happens meanwhile is kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": arguments}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        self._out.flush()
        while (answer := self._next()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        data = bytearray()
        while (one := self._in.read(1)) != b"\0":
            assert one, "the browser ended"
            data += one
        answer: dict[str, Any] = json.loads(data)
        return answer

    def wait(self, event: str) -> None:
        """Wait for an event that has not come yet."""
        while not any(one.get("method") == event for one in self.events):
            self.events.append(self._next())

    def open(self, path: Path) -> None:
        """Open a file and wait until it is shown."""
        self.events.clear()
        self.ask("Page.navigate", url=path.as_uri())
        self.wait("Page.loadEventFired")

    def value(self, script: str) -> Any:
        """Give what an expression is on the page."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def click(self, selector: str) -> None:
        """Press the mouse on the middle of an element."""
        self.value(f"document.querySelector({selector!r}).scrollIntoView()")
        x, y = self.value(
            f"(r=>[r.x+r.width/2,r.y+r.height/2])"
            f"(document.querySelector({selector!r}).getBoundingClientRect())"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.ask("Input.insertText", text=text)

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        for kind in ("keyDown", "keyUp"):
            self.ask(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key,
                windowsVirtualKeyCode=KEYS[key],
            )  # fmt: skip

    def choose(self, selector: str, label: str) -> None:
        """Choose an entry of a list with the keyboard: focus it, then go to the entry."""
        self.ask("DOM.focus", nodeId=self._node(selector))
        labels = self.value(f"[...document.querySelector({selector!r}).options].map(o=>o.text)")
        self.press("Home")
        for _ in range(labels.index(label)):
            self.press("ArrowDown")
        assert self.value(f"document.querySelector({selector!r}).selectedOptions[0].text") == label

    def _node(self, selector: str) -> int:
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node: int = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        return node

    def requests(self) -> list[str]:
        """The addresses that the page asked for since it was opened."""
        sent = (one for one in self.events if one.get("method") == "Network.requestWillBeSent")
        return [one["params"]["request"]["url"] for one in sent]

    def complaints(self) -> list[str]:
        """What the browser says is wrong with the page."""
        kinds = ("Log.entryAdded", "Runtime.exceptionThrown")
        return [str(one["params"]) for one in self.events if one.get("method") in kinds]


_START = """
import fcntl, os, sys
pipes = [fcntl.fcntl(int(one), fcntl.F_DUPFD_CLOEXEC, 10) for one in sys.argv[1:3]]
for place, pipe in enumerate(pipes, start=3):
    os.dup2(pipe, place)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Speaks the protocol on the file descriptors 3 and 4, where the browser looks for it."""
KEYS = {"Home": 36, "ArrowDown": 40, "Tab": 9}


@contextmanager
def browser(program: str, folder: Path) -> Iterator[Page]:
    """Start a browser with a profile of its own; it ends with the block."""
    to_browser, from_us = os.pipe()
    to_us, from_browser = os.pipe()
    process = subprocess.Popen(
        [
            sys.executable, "-c", _START, str(to_browser), str(from_browser), program,
            "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
            "--no-first-run", "--disable-dev-shm-usage", "--window-size=1280,900",
            f"--user-data-dir={folder / 'profil'}", "about:blank",
        ],
        pass_fds=(to_browser, from_browser),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    os.close(to_browser)
    os.close(from_browser)
    try:
        with os.fdopen(from_us, "wb") as send, os.fdopen(to_us, "rb") as receive:
            yield Page(send, receive)
    finally:
        process.terminate()
        process.wait(timeout=30)
