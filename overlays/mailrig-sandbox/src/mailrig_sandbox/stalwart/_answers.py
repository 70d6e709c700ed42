"""What the server says: a success, a refusal with status 200, or a problem document."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from mailrig_sandbox._http import Reply, json_reply

_LATEST = 253_402_300_799


class RefusalError(Exception):
    """What the management code does not do, told with status 200.

    Args:
        error: Its kind.
        fields: What else is told.
    """

    def __init__(self, error: str, **fields: str | None) -> None:
        super().__init__(error)
        self.body = {"error": error, **fields}

    def reply(self) -> Reply:
        """The answer."""
        return json_reply(self.body)


class ProblemError(Exception):
    """A failure with a status of its own.

    Args:
        status: The status code.
        title: Its short name; a limit has none.
        detail: What went wrong.
        limit: The limit that was met.
    """

    def __init__(self, status: int, title: str | None, detail: str, limit: str | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.body: dict[str, Any] = {"type": "about:blank", "status": status, "detail": detail}
        if title is not None:
            self.body["title"] = title
        if limit is not None:
            self.body |= {"type": "urn:ietf:params:jmap:error:limit", "limit": limit}

    def reply(self) -> Reply:
        """The answer."""
        reply = json_reply(self.body, self.status, "application/problem+json")
        if self.status == 401:
            reply = Reply(
                reply.status, reply.body, reply.content_type, {"www-authenticate": 'Basic realm="Stalwart Server"'}
            )
        return reply


def success(data: Any = None) -> Reply:
    """The answer to what was done."""
    return json_reply({"data": data})


def other(details: str, reason: str | None = None) -> RefusalError:
    """A refusal of no kind of its own."""
    return RefusalError("other", details=details, reason=reason)


def unsupported(details: str) -> RefusalError:
    """A refusal for what is missing or not set up."""
    return RefusalError("unsupported", details=details)


def bad_request(detail: str = "One or more parameters are invalid.") -> ProblemError:
    """A body or an id cannot be read."""
    return ProblemError(400, "Invalid parameters", detail)


def unauthorized() -> ProblemError:
    """The credentials do not do."""
    return ProblemError(401, "Unauthorized", "You have to authenticate first.")


def forbidden() -> ProblemError:
    """The caller may not do this."""
    return ProblemError(403, "Forbidden", "You do not have enough permissions to access this resource.")


def over_quota() -> ProblemError:
    """The quota of an account or a tenant is used up."""
    return ProblemError(403, "Quota exceeded", "You have exceeded the quota.")


def not_found() -> ProblemError:
    """There is nothing at this path."""
    return ProblemError(404, "Not Found", "The requested resource does not exist on this server.")


def stamp(seconds: float) -> str:
    """An instant as the server writes it, in UTC and whole seconds."""
    at = datetime.fromtimestamp(min(int(seconds), _LATEST), UTC)
    return f"{at.replace(tzinfo=None).isoformat()}Z"
