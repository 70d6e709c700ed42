"""`mailrig whoami`: whether each API knows the credential."""

from __future__ import annotations

import re
from typing import Any

import click

from mailrig import errors
from mailrig._credentials import MissingCredentialError
from mailrig.cli._apis import APIS, Api
from mailrig.cli._client import client
from mailrig.cli._failures import NOT_AUTHENTICATED, failed
from mailrig.cli._options import FORMATS, Common, default_format
from mailrig.cli._output import write_items

_PLACE = re.compile(r"\{\w+\}")


def cheapest(api: Api) -> Any:
    """The cheapest operation that needs a credential: it only reads, and asks for no list and no stream.

    One without parameters in its path is better; where there is none, an id that nobody has does as well.
    """
    document = api.document()
    found = [
        operation
        for operation in api.operations().values()
        if operation.retry == "safe" and operation.method == "GET" and not (operation.pagination or operation.stream)
        if _secured(document, operation) and not _demands(document, operation)
    ]
    return min(found, key=lambda each: (len(_PLACE.findall(each.path)), len(each.path), each.path), default=None)


def _secured(document: Any, operation: Any) -> bool:
    said = document["paths"][operation.path]["get"].get("security", document.get("security"))
    return bool(said) and {} not in said


def _demands(document: Any, operation: Any) -> bool:
    parameters = document["paths"][operation.path]["get"].get("parameters", ())
    return any(each.get("required") and each.get("in") != "path" for each in parameters)


@click.command()
@click.option("--profile", default="default", show_default=True, envvar="MAILRIG_PROFILE", help="Whose credentials.")
@click.option("--output", "-o", type=click.Choice(FORMATS), help="Table on a terminal, json elsewhere.")
@click.pass_context
def whoami(context: click.Context, profile: str, output: str | None) -> None:
    """Ask each API whether it knows you, by its cheapest operation that needs a credential.

    An API without a credential is left out of account, unless there is none at all.
    """
    answers = {api.name: _asked(api, profile) for api in APIS.values()}
    codes = [code for _, code in answers.values() if code is not None]
    worst = next(filter(None, codes), 0) if codes else NOT_AUTHENTICATED
    rows = [{"api": name, "answer": answer} for name, (answer, _) in answers.items()]
    write_items(rows, output or default_format())
    context.exit(worst)


def _asked(api: Api, profile: str) -> tuple[str, int | None]:
    operation = cheapest(api)
    common = Common("json", None, profile, show_secrets=False, dry_run=False, debug=False, timeout=30.0)
    try:
        with client(api, common) as asked:
            asked.request(operation.method, _PLACE.sub("whoami", operation.path))
    except MissingCredentialError:
        return "no credential", None
    except errors.PermissionDeniedError:
        return f"knows you, but does not permit {operation.operation_id}", 0
    except errors.MailrigError as error:
        if _let_in(error, operation):
            return "knows you", 0
        told = failed(error)
        return told.message, told.exit_code
    except ValueError as error:
        return str(error), 2
    return "knows you", 0


def _let_in(error: errors.MailrigError, operation: Any) -> bool:
    """Whether a failure shows that the API knew us: it looked for what nobody has, or failed in its own words."""
    if error.status_code is not None and error.status_code < 300:
        return isinstance(error, (errors.NotFoundError, errors.UnsupportedError))
    looked = isinstance(error, (errors.NotFoundError, errors.BadRequestError)) and bool(_PLACE.search(operation.path))
    return looked and error.code is not None
