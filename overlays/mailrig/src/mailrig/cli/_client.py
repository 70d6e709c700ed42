"""The client of a profile, and what is seen of its calls when somebody debugs."""

from __future__ import annotations

import contextlib
import json
import logging
import sys
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from typing import Any

import click
import httpx

from mailrig.cli._apis import Api
from mailrig.cli._options import Common
from mailrig.cli._profiles import arguments
from mailrig.redaction import HIDDEN, is_secret, redact_body, redact_url

_dry: ContextVar[httpx.BaseTransport | None] = ContextVar("mailrig_dry_run", default=None)


def client(api: Api, common: Common) -> Any:
    """The client of an API, as the profile and the environment say.

    Raises:
        ValueError: There is no credential or no address.
    """
    given: dict[str, Any] = dict(arguments(api, common.profile))
    if common.timeout is not None:
        given["timeout"] = common.timeout
    if (transport := _dry.get()) is not None:
        given["transport"] = transport
    if "url" in given:
        return api.client_class()(given.pop("url"), **given)
    return api.client_class()(**given)


@contextlib.contextmanager
def calling(api: Api, common: Common) -> Iterator[Any]:
    """The client of an API while it is used; its calls are shown as the common options say.

    Raises:
        ValueError: There is no credential or no address.
    """
    with contextlib.ExitStack() as stack:
        if common.debug:
            stack.enter_context(debug())
        if common.dry_run:
            stack.enter_context(dry_run(show_secrets=common.show_secrets))
        yield stack.enter_context(client(api, common))


class _Enough(BaseException):
    """The request was shown; no retry may catch this."""


class _Shown(httpx.BaseTransport):
    """Shows a request instead of sending it."""

    def __init__(self, *, show_secrets: bool) -> None:
        self._show_secrets = show_secrets

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Shows it, and ends the command."""
        body = request.read()
        show = self._show_secrets
        url = str(request.url) if show else redact_url(str(request.url))
        click.echo(f"{request.method} {url}")
        for name, value in shown_headers(request.headers, show_secrets=show):
            click.echo(f"{name}: {value}")
        if body:
            click.echo(f"\n{_text(body if show else redact_body(body))}")
        raise _Enough


def _text(body: bytes) -> str:
    try:
        return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
    except ValueError:
        return body.decode("utf-8", "replace")


def shown_headers(headers: Mapping[str, str], *, show_secrets: bool) -> list[tuple[str, str]]:
    """Header fields as they may be shown."""
    return [(name, value if show_secrets or not is_secret(name) else HIDDEN) for name, value in headers.items()]


@contextlib.contextmanager
def dry_run(*, show_secrets: bool) -> Iterator[None]:
    """Lets clients that are made meanwhile show their request and send nothing."""
    token = _dry.set(_Shown(show_secrets=show_secrets))
    logger = logging.getLogger("mailrig")
    disabled, logger.disabled = logger.disabled, True  # nothing is interrupted that was begun
    try:
        with contextlib.suppress(_Enough):
            yield
    finally:
        logger.disabled = disabled
        _dry.reset(token)


@contextlib.contextmanager
def debug() -> Iterator[None]:
    """Tells on stderr what goes over the wire, without secrets."""
    logger = logging.getLogger("mailrig")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(relativeCreated)6d ms %(message)s"))
    level = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
