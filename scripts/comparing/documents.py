"""How two OpenAPI documents differ, by our rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from factory.document import nodes
from factory.servers import address

from comparing import surroundings
from comparing.calls import Calls, Compared
from comparing.judge import Judge, Pair
from comparing.models import compare_models, components, lending
from comparing.normal import MISBUILT, misbuilt, normal
from comparing.rating import Direction, Finding, Found
from comparing.reach import Reach
from comparing.report import Change, Level, Report, report
from comparing.sameness import Sameness, explained
from comparing.views import Schemas

_LISTED = 3


def compare(old_document: dict[str, Any], new_document: dict[str, Any]) -> Report:
    """What users of an API lose or gain, by our rules alone.

    Args:
        old_document: The older document, OpenAPI 3.0 or 3.1, as `factory.reading.load_mapping` reads it.
        new_document: The newer one, in either version.

    Raises:
        NotComparableError: One of them is no OpenAPI document of these versions.
    """
    if old_document == new_document:
        _checked(old_document, newer=False)
        return Report()
    try:
        return _compared(normal(old_document), normal(new_document))
    except MISBUILT:
        _checked(old_document, newer=False)
        _checked(new_document, newer=True)
        raise


def _checked(document: Any, *, newer: bool) -> None:
    """Finds out whether it is this document that cannot be compared."""
    try:
        _compared(normal(document), normal(document))
    except MISBUILT as error:
        raise misbuilt(error, newer=newer) from error


def _compared(old: dict[str, Any], new: dict[str, Any]) -> Report:
    judge = Judge(Schemas(old), Schemas(new), xml=_speaks_xml(old) or _speaks_xml(new))
    changes: list[Change] = []
    levels: dict[str, Level] = {}
    reach = Reach(judge)
    called: list[tuple[Compared, list[Found]]] = []
    for compared, found in Calls(judge).all():
        called.append((compared, found))
        reach.add(compared.name, found)
    for found in list(_uncalled(judge, reach.pairs)):
        reach.add("no operation", found)
    net = Sameness(old, new, reach.pairs)
    for compared, found in called:
        whole = _changes(compared.name, _with_net(found, compared.net(net)))
        changes += whole
        levels[compared.name] = max([levels.get(compared.name, Level.NONE), *(each.level for each in whole)])
    of_components: list[Change] = []
    for pair in reach.pairs:
        own = _with_net(judge.component(pair), _schema_net(net, judge, pair))
        if any(isinstance(each, Finding) for each in own):
            users = reach.users(pair)
            found_here = _of_component(judge, pair, users, own)
            of_components += found_here
            gravest = max(each.level for each in found_here)
            levels.update({name: max(levels[name], gravest) for name in users if name in levels})
    changes = [*of_components, *changes]
    for subject, finding in compare_models(judge, reach.pairs):
        changes += _changes(subject, [finding])
    changes += _of_whole(old, new)
    if not changes:
        why = "what is sent and received stays"
        changes.append(Change(Level.PATCH, "document", "", "says the same in another way", why))
    return report(changes, operations=levels)


def _uncalled(judge: Judge, users: Iterable[Pair]) -> Iterator[list[Found]]:
    """Components that no operation refers to: discriminators lead to them, and Python has models of them.

    What others are made of is compared in these.
    """
    reached = {judge.names[pair] for pair in users}
    before, after = (components(each) for each in (judge.old, judge.new))
    discriminated = any("discriminator" in node for _, node in nodes(judge.new.document))
    lent = set() if discriminated else lending(judge.old.document) & lending(judge.new.document)
    for name in sorted(before.keys() & after.keys() - lent):
        if (name, name) not in reached:
            reference = {"$ref": f"#/components/schemas/{name}"}
            for direction in Direction if discriminated else (Direction.RESPONSE,):
                yield judge.schema(reference, reference, direction)


def _schema_net(net: Sameness, judge: Judge, pair: Pair) -> Callable[[], list[Finding]]:
    return lambda: net.schema(*judge.sources[pair], pair[2])


def _with_net(found: list[Found], net: Callable[[], list[Finding]]) -> list[Found]:
    """The findings, with what none of them explains; nothing could be graver than what is major already."""
    own = [each for each in found if isinstance(each, Finding)]
    if any(each.level is Level.MAJOR for each in own):
        return found
    return [*found, *[gap for gap in net() if not explained(gap, own)][:_LISTED]]


def _changes(subject: str, found: Iterable[Found]) -> list[Change]:
    own = [each for each in found if isinstance(each, Finding)]
    return [Change(each.level, subject, each.place, each.what, each.why) for each in own]


def _speaks_xml(document: dict[str, Any]) -> bool:
    return any(
        "xml" in media_type
        for _, node in nodes(document)
        for media_type in (node.get("content") if isinstance(node.get("content"), dict) else None) or ()
    )


def _of_component(judge: Judge, pair: Pair, users: list[str], found: Iterable[Found]) -> list[Change]:
    old, new = judge.names[pair]
    more = f" and {len(users) - _LISTED} more" if len(users) > _LISTED else ""
    subject = f"schema {new or old} ({pair[2].value} of {', '.join(users[:_LISTED])}{more})"
    return _changes(subject, found)


def _of_whole(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    urls = [address(each.get("servers")) for each in (old, new)]
    found = [*surroundings.compare_base_urls(*urls), *surroundings.compare_flows(old, new)]
    yield from _changes("document", found)
    if old.get("servers") != new.get("servers") and urls[0] == urls[1]:
        yield Change(Level.PATCH, "document", "servers", "changed", "calls go where they went by default")
    for key in ("info", "tags", "externalDocs"):
        if old.get(key) != new.get(key):
            yield Change(Level.PATCH, "document", key, "changed", "only words")
    for key in sorted(key for key in {**old, **new} if key.startswith("x-") and old.get(key) != new.get(key)):
        yield Change(Level.PATCH, "document", key, "changed", "nothing is generated from it")
