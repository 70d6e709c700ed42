"""All pages of the site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mailrig import __version__
from mailrig.cli._apis import APIS, Api
from mailrig.cli._names import kebab

from documenting import operation_page, python_reference, specifications
from documenting.calls import calls
from documenting.guides import ROOT, Guide, guides, start
from documenting.markup import code, render
from documenting.operation_page import OperationPage
from documenting.samples import samples
from documenting.searching import Entry, script

_THEME = Path(__file__).parent / "theme"
# What `make bench` writes; a checkout in which it did not run has none.
_CHART = ROOT / "tests" / "bench" / "chart.svg"
_RESULTS = _CHART.with_name("RESULTS.md")
_ASSETS = ("site.css", "code.css", "site.js", "early.js")


@dataclass(frozen=True)
class ApiPages:
    """The pages of an API.

    Args:
        api: The API.
        title: Its title.
        words: What its specification says of it, as HTML.
        tags: Its operations by tag.
    """

    api: Api
    title: str
    words: str
    tags: dict[str, list[OperationPage]]

    @property
    def client(self) -> str:
        """The name of the client."""
        return self.api.factory[1]

    @property
    def count(self) -> int:
        """How many operations there are."""
        return sum(map(len, self.tags.values()))


def write(folder: Path) -> int:
    """Writes the site.

    Args:
        folder: Where it goes; it must not be there.

    Returns:
        How many pages there are.

    Raises:
        RedoclyError: The reference of a specification could not be made.
    """
    told, apis, bare = guides(), [_api(api) for api in APIS.values()], {"root": "", "section": ""}
    environment = _environment(told, apis)
    entries = [*_guides(environment, folder, told), *_apis(environment, folder, apis)]
    measured = {"chart": _CHART.is_file(), "results": _RESULTS.is_file()}
    _page(environment, folder / "index.html", "start.html.jinja", **bare, start=start(), **measured)
    entries += _results(environment, folder / "costs.html", bare)
    _page(environment, folder / "404.html", "404.html.jinja", **bare)
    entries += python_reference.write(folder / "python", _THEME / "pdoc", partial(_part, environment))
    assets = folder / "assets"
    assets.mkdir()
    for name in _ASSETS:
        shutil.copyfile(_THEME / name, assets / name)
    if _CHART.is_file():
        shutil.copyfile(_CHART, assets / _CHART.name)
    (assets / "search-index.js").write_text(script(entries), encoding="utf-8")
    return sum(1 for _ in folder.rglob("*.html"))


def _environment(told: list[Guide], apis: list[ApiPages]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_THEME),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(guides=told, apis=apis, version=__version__, code=code)
    environment.filters["kebab"] = kebab
    return environment


def _api(api: Api) -> ApiPages:
    made = list(calls(api.name))
    listed = [call for call in made if call.operation.pagination]
    walks = dict(zip((call.operation.name for call in listed), samples(listed, every_page=True), strict=True))
    tags: dict[str, list[OperationPage]] = {}
    for call, forms in zip(made, samples(made), strict=True):
        page = operation_page.page(call, forms, walks.get(call.operation.name, []))
        tags.setdefault(call.operation.tag, []).append(page)
    information = api.document()["info"]
    return ApiPages(api, information["title"], render(information.get("description", "")).body, tags)


def _page(environment: Environment, path: Path, template: str, **words: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(environment.get_template(template).render(**words), encoding="utf-8")


def _part(environment: Environment, template: str, root: str) -> str:
    return environment.get_template(template).render(root=root, section="python")


def _guides(environment: Environment, folder: Path, told: list[Guide]) -> Iterator[Entry]:
    for guide in told:
        address = f"guides/{guide.name}.html"
        _page(environment, folder / address, "guide.html.jinja", root="../", section="guides", guide=guide)
        for part in guide.text.sections:
            title = f"{guide.text.title}: {part.title}" if part.anchor else guide.text.title
            yield Entry("Guide", title, f"{address}#{part.anchor}" if part.anchor else address, part.words)


def _results(environment: Environment, path: Path, bare: dict[str, str]) -> Iterator[Entry]:
    if _RESULTS.is_file():
        text = render(_RESULTS.read_text(encoding="utf-8"))
        _page(environment, path, "text.html.jinja", **bare, text=text)
        yield Entry("Guide", text.title, path.name, "benchmark measured processor time memory")


def _apis(environment: Environment, folder: Path, apis: list[ApiPages]) -> Iterator[Entry]:
    for each in apis:
        name = each.api.name
        place = folder / "api" / name
        facts = {"root": "../../", "section": name, "here": each}
        _page(environment, place / "index.html", "api.html.jinja", **facts)
        yield Entry("API", each.title, f"api/{name}/index.html", f"{each.client} specification operations")
        for page in (page for pages in each.tags.values() for page in pages):
            _page(environment, place / page.file, "operation.html.jinja", page=page, **facts)
            operation = page.call.operation
            words = f"{operation.operation_id} {operation.method} {operation.path} {each.client}.{operation.tag}"
            yield Entry("Operation", f"{operation.summary}: {operation.name}", f"api/{name}/{page.file}", words)
        document = Path(str(import_module(each.api.package).__file__)).parent / "spec" / "effective.json"
        back = environment.get_template("back.html.jinja").render(each=each)
        specifications.write(document, place / "specification.html", back)
        yield Entry("API", f"{each.title}: specification", f"api/{name}/specification.html", "openapi schemas Redoc")
