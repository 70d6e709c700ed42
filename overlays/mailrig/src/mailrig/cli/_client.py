"""The client of a profile; its calls as the common options want them: carried out, watched, or only shown."""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import click
import httpx

from mailrig._credentials import MissingCredentialError
from mailrig.cli._apis import Api
from mailrig.cli._data import plain
from mailrig.cli._options import Common
from mailrig.cli._profiles import arguments
from mailrig.cli._streams import say
from mailrig.cli._text import printable
from mailrig.cli._wire import Sight, Watcher

_NOBODY = "none"


def client(api: Api, common: Common, transport: httpx.BaseTransport | None = None) -> Any:
    """The client of an API, as the profile and the environment say.

    Args:
        api: The API.
        common: What the common options said.
        transport: What shows requests instead of sending them; it needs no credential.

    Raises:
        ValueError: There is no credential or no address.
    """
    given = arguments(api, common.profile)
    if common.timeout is not None:
        given["timeout"] = common.timeout
    if transport is not None:
        given = {name: _NOBODY if callable(value) else value for name, value in given.items()}
        given["transport"] = transport
    address = (given.pop("url"),) if "url" in given else ()
    try:
        return api.client_class()(*address, **given)
    except MissingCredentialError:
        if transport is None:
            raise
        return api.client_class()(*address, **given, **{api.secrets[0]: _NOBODY})


@contextlib.contextmanager
def calling(api: Api, common: Common, body: Any = None, *, stream: bool = False) -> Iterator[Any]:
    """The client of an API while it is used; its calls are carried out or shown as the common options say.

    Args:
        api: The API.
        common: What the common options said.
        body: The body of the call, if it is a model.
        stream: Whether the call opens a stream; a dry run does not show the call that fetches its token.

    Raises:
        ValueError: There is no credential or no address, or the body is nested too deeply.
    """
    try:
        sight = Sight(common.show_secrets, None if body is None else plain(body, show_secrets=common.show_secrets))
    except RecursionError:
        raise ValueError("the body is nested too deeply") from None
    if common.dry_run:
        try:
            with _silence(), client(api, common, _Shown(sight, stream=stream)) as shown:
                yield shown
        except _Enough as enough:
            click.echo(printable(str(enough)))
        return
    with contextlib.ExitStack() as stack:
        called = stack.enter_context(client(api, common))
        if common.debug:
            stack.enter_context(_logged())
            Watcher(sight, say).watch(called.client.get_httpx_client())
        yield called


def rehearse(api: Api, common: Common, call: Callable[[Any], Any]) -> None:
    """Makes a call up to the moment at which something would be sent.

    Args:
        api: The API.
        common: What the common options said.
        call: What calls a client.

    Raises:
        ValueError: The client refuses the call, or there is no address.
    """
    nobody = _Shown(Sight(show_secrets=False), stream=False)
    with contextlib.suppress(_Enough), _silence(), client(api, common, nobody) as refusing:
        call(refusing)


class _Enough(BaseException):
    """The request as it would be sent; no retry may catch this."""


class _Shown(httpx.BaseTransport):
    """Tells of a request instead of sending it."""

    def __init__(self, sight: Sight, *, stream: bool) -> None:
        self._sight = sight
        self._stream = stream

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ends the command with it; what only fetches the token of a stream gets one that is made up."""
        if self._stream and not request.extensions.get("stream"):
            return httpx.Response(200, json={"data": _NOBODY})
        lines = [f"{request.method} {self._sight.url(request)}", *self._sight.headers(request.headers.items())]
        if body := self._sight.text(request):
            lines += ["", _indented(body)]
        raise _Enough("\n".join(lines))


def _indented(body: str) -> str:
    try:
        return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
    except ValueError:
        return body


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Keeps the client from telling that a call was interrupted which was never begun."""
    logger = logging.getLogger("mailrig")
    disabled, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = disabled


class _Told(logging.Handler):
    """Writes to stderr what the client tells."""

    def emit(self, record: logging.LogRecord) -> None:
        say(f"          * {record.getMessage()}")


@contextlib.contextmanager
def _logged() -> Iterator[None]:
    """Shows on stderr what the client tells of attempts and waits."""
    logger = logging.getLogger("mailrig")
    handler = _Told()
    level = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
