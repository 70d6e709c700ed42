"""How much a call acts on, where a list can tell."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from functools import reduce
from importlib import import_module
from typing import Any

from mailrig import errors
from mailrig.cli._apis import Api
from mailrig.cli._known import placed
from mailrig.cli._names import kebab, method_name


def of_operation(api: Api, operation: Any, resource: Any, arguments: Mapping[str, Any]) -> str:
    """How many items the operation that counts it lists under the same filters, in words; none where none counts.

    Args:
        api: The API.
        operation: What is about to be called.
        resource: The client's resource that carries it out.
        arguments: The arguments of the call.
    """
    listing = _listing(api, operation)
    if listing is None:
        return ""
    walk = getattr(resource, method_name(listing, every_page=True))
    known = inspect.signature(walk).parameters
    paginator = walk(**{name: value for name, value in arguments.items() if name in known}, page_size=1)
    next(iter(paginator.pages()), None)
    return _words(paginator.total, listing)


def of_path(api: Api, operation: Any, client: Any, path: str, params: Mapping[str, Sequence[str]]) -> str:
    """The same of a call by its path, whose query may have what nobody knows to be a filter.

    Args:
        api: The API.
        operation: What is about to be called.
        client: The client that carries it out.
        path: The path, without its query.
        params: The query.

    Raises:
        errors.MailrigError: The list cannot be had, or not be read.
    """
    listing = _listing(api, operation)
    if listing is None:
        return ""
    document = api.document()
    known, counting = _query(document, operation), _query(document, listing)
    filters = {name: values for name, values in params.items() if name in known and name in counting}
    limit = document["paths"][listing.path]["get"]["x-pagination"]["limit"]
    listed = placed(path, operation.path, listing.path)
    answer = client.request("GET", listed, params={**filters, limit: ["1"]}).parsed
    try:
        page = import_module(f"{api.package}.api.{listing.tag}.{listing.name}").ENDPOINT.result(answer)
    except ValueError as error:
        raise errors.APIResponseError(
            f"the answer cannot be read: {error}", api=api.name, operation_id=listing.operation_id
        ) from error
    return _words(reduce(getattr, listing.pagination.total, page), listing) + _doubts(known, filters, params)


def _listing(api: Api, operation: Any) -> Any:
    counted_by = operation.destruction.counted_by if operation.destruction else None
    return counted_by and api.operations()[counted_by]


def _words(total: Any, listing: Any) -> str:
    return f" acts on {total} of {kebab(listing.name)}"


def _doubts(known: Mapping[str, Any], filters: Mapping[str, Any], params: Mapping[str, Any]) -> str:
    """What of a query may narrow the call less than it says."""
    uncounted = " and ".join(name for name in params if name not in filters)
    passing = " and ".join(name for name in filters if known[name].get("format") == "date-time")
    said = f", whatever {uncounted} may say" if uncounted else ""
    return f"{said}; on more if the server drops {passing}, as a time that has passed" if passing else said


def _query(document: Any, operation: Any) -> dict[str, Any]:
    """The schemas of the parameters that the query of an operation may have."""
    found = {}
    for each in document["paths"][operation.path][operation.method.lower()].get("parameters", ()):
        while "$ref" in each:
            each = reduce(lambda node, part: node[part], each["$ref"].removeprefix("#/").split("/"), document)
        if each["in"] == "query":
            found[each["name"]] = each.get("schema", {})
    return found
