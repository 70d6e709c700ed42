"""The command of one operation: its arguments and options, and from their words to a call."""

from __future__ import annotations

from typing import Any

import click

from mailrig.cli import _options
from mailrig.cli._apis import Api
from mailrig.cli._columns import columns
from mailrig.cli._hyphens import values_last
from mailrig.cli._names import kebab, method_name
from mailrig.cli._signature import Parameter, field_parameters, hides, is_model, method_parameters, sections
from mailrig.cli._values import Kind, build, kind, models, read_json

EVENT = ("event", "data")
# What a specification cannot say: which other command has every row.
_WHOLE = {
    ("mailbaby", "viewMailLog"): (
        " Rows of the same time may be missed where pages meet, and come from one mail order:"
        " 'mailrig mailbaby log export' has each row of all of them."
    )
}


def method_of(api: Api, operation: Any) -> Any:
    """The method of the API's resource class that calls an operation."""
    client = object.__new__(api.client_class())
    client._caller = None
    return getattr(getattr(client, operation.tag), method_name(operation))


class OperationCommand(click.Command):
    """The command of one operation.

    Args:
        api: The API.
        operation: What its generated package says of the operation.
    """

    def __init__(self, api: Api, operation: Any) -> None:
        method = method_of(api, operation)
        words, _ = sections(method.__doc__ or "")
        self.api = api
        self.operation = operation
        self._method = method
        self.parameters = [each for each in method_parameters(method, api.package) if each.name != "self"]
        self.secret_items = bool(operation.pagination) and hides(method, api.package, operation.pagination.items)
        self.body = next((each for each in self.parameters if each.name == "body"), None)
        self.fields = field_parameters(self.body.hint, api.package) if self.body and is_model(self.body.hint) else ()
        super().__init__(
            kebab(operation.name),
            help=words,
            params=[*self._given(), *self._switches(), *_options.common_options()],
            deprecated=operation.deprecated,
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """What a row of its result has; empty where any may come."""
        if self.operation.stream:
            return EVENT
        pages = self.operation.pagination
        return columns(self._method, self.api.package, pages.items if pages else ())

    def _given(self) -> list[click.Parameter]:
        made: list[click.Parameter] = []
        for each in self.parameters:
            if each is self.body:
                continue
            made.append(_argument(each) if each.positional else _option(each, "given"))
        made += [_option(each, "field", optional=True) for each in self.fields]
        if self.body is not None:
            made.append(self._body_option(self.body))
        return made

    def _body_option(self, body: Parameter) -> click.Option:
        if not kind(body.hint).structured:
            name = ["--body", "whole_body"]
            return click.Option(name, required=body.required, metavar="DATA|@FILE", help=body.words)
        required = body.required and not self.fields
        words = "The whole body; the other options replace fields of it." if self.fields else body.words
        return click.Option(["--json", "whole_body"], required=required, metavar="JSON|@FILE|@-", help=words)

    def _switches(self) -> list[click.Parameter]:
        made: list[click.Parameter] = []
        if self.operation.pagination:
            words = f"Walk every page.{_WHOLE.get((self.api.name, self.operation.operation_id), '')}"
            made.append(click.Option(["--all", "every_page"], is_flag=True, help=words))
        if self.operation.destruction:
            made.append(click.Option(["--yes", "-y", "confirmed"], is_flag=True, help="Do not ask first."))
        return made

    def arguments(self, values: dict[str, Any]) -> dict[str, Any]:
        """The arguments of the call.

        Args:
            values: What the command was given.

        Raises:
            click.UsageError: A value or a field of the body is missing or wrong.
        """
        self._refuse_pages(values)
        said: dict[str, Any] = {}
        for each in self.parameters:
            value = values.get(f"given_{each.name}")
            if each is not self.body and value not in (None, ()):
                said[each.name] = read(each, value)
        if self.body is not None and (body := self._built(self.body, values)) is not None:
            said["body"] = body
        pages = self.operation.pagination
        if values.get("every_page") and pages.limit in said:
            if said[pages.limit] < 1:
                raise click.UsageError(f"--all needs --{kebab(pages.limit)} of at least 1")
            said["page_size"] = said.pop(pages.limit)
        return said

    def _refuse_pages(self, values: dict[str, Any]) -> None:
        pages = self.operation.pagination
        if values.get("every_page") and values.get(f"given_{pages.parameter}") is not None:
            raise click.UsageError(f"--all walks from the start: leave out --{kebab(pages.parameter)}")

    def _built(self, body: Parameter, values: dict[str, Any]) -> Any:
        whole = values.get("whole_body")
        fields = {each.name: values.get(f"field_{each.name}") for each in self.fields}
        given = {name: value for name, value in fields.items() if value not in (None, ())}
        try:
            if whole is not None and not models(body.hint):
                return kind(body.hint).read(whole)
            start = None if whole is None else build(body.hint, read_json(whole))
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--json" if models(body.hint) else "--body") from None
        if start is None and not given and not body.required:
            return None
        read_fields = {each.name: read(each, given[each.name]) for each in self.fields if each.name in given}
        if start is not None:
            for name, value in read_fields.items():
                setattr(start, name, value)
            return start
        missing = [f"--{each.option}" for each in self.fields if each.required and each.name not in read_fields]
        if missing:
            raise click.UsageError(f"missing {', '.join(missing)}, or --json with the whole body")
        return body.hint(**read_fields)

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Reads the words; a value may begin with a hyphen."""
        try:
            return super().parse_args(context, values_last(args, self.get_params(context), context))
        except click.NoSuchOption as error:
            wanted = sum(isinstance(each, click.Argument) for each in self.params)
            if sum(not word.startswith("-") for word in args) >= wanted:
                raise
            hint = f"{error.message.rstrip('.')}; a value that begins with a hyphen needs -- before it"
            raise click.NoSuchOption(error.option_name, hint, error.possibilities, context) from None

    def invoke(self, context: click.Context) -> Any:
        """Calls the operation and shows what comes."""
        from mailrig.cli._run import run

        values = dict(context.params)
        common = _options.take(values, stream=bool(self.operation.stream))
        run(self, values, common)


def read(parameter: Parameter, given: Any) -> Any:
    """The value of a parameter.

    Args:
        parameter: The parameter.
        given: The word, the words or the switch that stand for it.

    Raises:
        click.BadParameter: A word is not one of its values.
    """
    how = kind(parameter.hint)
    hint = None if parameter.positional else f"--{parameter.option}"
    try:
        if how.flag:
            return given
        if how.several:
            read_words = [how.read(word) for word in given]
            if how.structured:
                return build(parameter.hint, [item for each in read_words for item in _listed(each)])
            return read_words[0] if how.one and len(read_words) == 1 else read_words
        return build(parameter.hint, how.read(given)) if how.structured else how.read(given)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=hint or parameter.option.upper()) from None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _argument(each: Parameter) -> click.Argument:
    return click.Argument([f"given_{each.name}"], required=each.required, metavar=each.option.upper())


def _option(each: Parameter, prefix: str, *, optional: bool = False) -> click.Option:
    how: Kind = kind(each.hint)
    option = f"param-{each.option}" if each.option in _options.NAMES else each.option
    required = each.required and not optional
    words = f"{each.words} [required]" if each.required and optional else each.words
    name = f"{prefix}_{each.name}"
    if how.flag:
        return click.Option([f"--{option}/--no-{option}", name], default=None, required=required, help=words)
    return click.Option(
        [f"--{option}", name],
        required=required,
        multiple=how.several,
        metavar=how.shown,
        help=words,
        shell_complete=_completing(how.choices) if how.choices else None,
    )


def _completing(choices: tuple[str, ...]) -> Any:
    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete
