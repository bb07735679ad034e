"""What the client suites share: a sandbox, its number, files, and a list of what was exercised."""
import json, os, sys, tempfile, traceback, urllib.request

BASE = os.environ["SANDBOX_URL"]


def admin(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        f"{BASE}/sandbox{path}", data=data, method=method, headers={"content-type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


class World:
    """One business number with its rules off, and one customer whose window is open."""

    def __init__(self):
        self.number = admin("POST", "/numbers", {"verifiedName": "Dates & Co", "rules": {"throughput": False, "pairRate": False}})
        self.pnid, self.waba, self.app = (self.number[key] for key in ("pnid", "wabaId", "appId"))
        self.token, self.secret = self.number["token"], self.number["appSecret"]
        self.person = admin("POST", "/people", {"name": "Amal"})
        self.to = self.person["phone"]
        self.folder = tempfile.mkdtemp()

    def written(self, **message):
        """The id of a message the customer wrote."""
        return admin("POST", f"/people/{self.to}/messages", {"pnid": self.pnid, "type": "text", "text": "Hi", **message})["id"]

    def file(self, name):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as out:
            out.write(FILES[name])
        return path

    def sends(self):
        return admin("GET", f"/ledger?list=sends&pnid={self.pnid}&limit=0")["sends"]


PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489") + b"\0" * 32
FILES = {
    "a.png": PNG,
    "a.jpg": bytes.fromhex("ffd8ffe000104a46494600010101") + b"\0" * 40,
    "a.mp3": b"ID3\x03\0\0\0\0\0\0\xff\xfb\x90\x64" + b"\0" * 413,
    "a.mp4": b"\0\0\0\x18ftypisom\0\0\x02\0isommp42\0\0\0\x08mdat",
    "a.pdf": b"%PDF-1.4\n%%EOF\n",
    "a.webp": b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0",
    "a.ogg": b"OggS\0\x02" + b"\0" * 20 + b"\x01\x13OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0" + b"\0" * 8,
}


class Suite:
    """Runs steps by name; one that fails is told and the others go on."""

    def __init__(self, client):
        self.client, self.passed, self.failed = client, [], []

    def step(self, name, act, holds=lambda result: True):
        try:
            result = act()
            if not holds(result):
                raise AssertionError(f"answered {result!r}")
            self.passed.append(name)
            return result
        except Exception as error:
            self.failed.append((name, error))
            if os.environ.get("DEBUG"):
                traceback.print_exc()
            return None

    def end(self):
        print(json.dumps({"client": self.client, "passed": self.passed, "failed": [[n, f"{type(e).__name__}: {e}"[:400]] for n, e in self.failed]}))
        sys.exit(1 if self.failed else 0)


def redirect_requests():
    """Clients whose address is fixed in their code: the same request, to the sandbox."""
    import requests

    send = requests.sessions.Session.request

    def to_sandbox(self, method, url, **kwargs):
        if url.startswith("https://graph.facebook.com/"):
            url = BASE + url[len("https://graph.facebook.com"):]
        elif not url.startswith(BASE):
            answer = requests.models.Response()
            answer.status_code, answer._content = 200, b"{}"
            return answer
        return send(self, method, url, **kwargs)

    requests.sessions.Session.request = to_sandbox
