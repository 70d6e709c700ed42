"""The forms that answers have."""

from __future__ import annotations

from typing import Any

from mailrig_sandbox._http import Reply, Request, json_reply

MOST_BYTES = 10 * 1024 * 1024


class RefusalError(Exception):
    """What makes a handled error.

    Args:
        status: The status, which the body repeats as `code`.
        message: What is wrong.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def refusal(error: RefusalError) -> Reply:
    """The answer to a call that cannot be carried out."""
    return json_reply({"code": error.status, "message": error.message}, error.status)


def done(text: Any) -> Reply:
    """The answer to a change."""
    return json_reply({"status": "ok", "text": text})


def too_large() -> Reply:
    """The end of a connection whose body is too large."""
    return Reply(413, headers={"connection": "close"})


def crash(request: Request, code: int | str = 500, message: str = "Server internal error") -> Reply:
    """The answer of a server that crashed: a 200 for who accepts JSON, else a page.

    Args:
        request: What it was asked.
        code: A number, or an SQLSTATE.
        message: What it says.
    """
    if "json" in request.headers.get("accept", ""):
        return json_reply({"code": code, "msg": message})
    return _page(500, "Internal Server Error")


def not_found(request: Request) -> Reply:
    """The answer to a path that there is not: a 200 for who accepts JSON, else a page."""
    if "json" in request.headers.get("accept", ""):
        return json_reply({"code": 404, "msg": "404 Not Found", "data": []})
    return _page(404, "Not Found")


def proxy_page(status: int) -> Reply:
    """What a proxy in front of the server answers.

    Args:
        status: 429, 502 or 520.
    """
    names = {429: "Too Many Requests", 502: "Bad Gateway", 520: "Web server is returning an unknown error"}
    return _page(status, names[status])


def _page(status: int, name: str) -> Reply:
    page = f"<html><head><title>{status} {name}</title></head><body></body></html>"
    return Reply(status, page.encode(), "text/html;charset=utf-8")
