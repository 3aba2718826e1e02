"""What every answer is given on its way out, and what is turned away before anything reads it.

The pages hold what strangers wrote.  So nothing may load or send anything beyond this machine, no other site may frame
the pages or read them through a name of its own that leads here, and nothing is longer than it needs to be.
"""

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_PATH = 400
LONGEST_QUERY = 1000
LOCAL = frozenset(("127.0.0.1", "localhost", "[::1]"))
ANYWHERE = frozenset(("0.0.0.0", "::", ""))
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-cache",
}


class Guard:
    """The outermost layer of the desk; `host` is the address that it listens at, `forms` the paths that take one."""

    def __init__(self, app: ASGIApp, host: str, forms: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._posts = {("POST", path) for path in forms}
        own = f"[{host}]" if ":" in host else host
        self._hosts = None if host in ANYWHERE else LOCAL | {own.casefold()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on what may be answered; HEAD is GET, whose body the server leaves out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = self._refuse(scope)
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        await (refusal or self._app)(inner, receive, send_guarded)

    def _refuse(self, scope: Scope) -> PlainTextResponse | None:
        if scope["method"] not in ("GET", "HEAD") and (scope["method"], scope["path"]) not in self._posts:
            return PlainTextResponse("This address is read only: GET.\n", 405, {"Allow": "GET, HEAD"})
        if len(scope["path"]) > LONGEST_PATH or len(scope["query_string"]) > LONGEST_QUERY:
            return PlainTextResponse("This address is too long.\n", 414)
        if self._hosts is not None and _find_host(scope) not in self._hosts:
            return PlainTextResponse("The desk answers to its own address only: http://127.0.0.1.\n", 421)
        return None


def _find_host(scope: Scope) -> str:
    """The host that was asked for, without its port."""
    host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    end = host.find("]") + 1 if host.startswith("[") else host.find(":")
    return (host[:end] if end > 0 else host).casefold()
