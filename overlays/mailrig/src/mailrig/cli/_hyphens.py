"""Values that begin with a hyphen where a command still lacks a value, such as hashes in base64url."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

import click

_OPTION = re.compile(r"--[a-z][a-z0-9_-]*(=.*)?", re.DOTALL)


def values_last(words: Sequence[str], params: Sequence[click.Parameter], context: click.Context) -> list[str]:
    """The words of a command line, its values behind `--` if one of them begins with a hyphen.

    They stay as they are unless there are exactly as many values as the command takes: what begins with a hyphen and
    cannot be meant as one of the options counts as one.

    Args:
        words: The words.
        params: What the command takes.
        context: The command's context.
    """
    options = {name: each for each in params if isinstance(each, click.Option) for name in _names(each)}
    wanted = sum(isinstance(each, click.Argument) for each in params)
    rest: list[str] = []
    values: list[str] = []
    following = list(words)
    while following and following[0] != "--":
        word = following.pop(0)
        if word[:1] == "-" and word != "-" and _is_option(word, options, context):
            rest.append(word)
            if following and _wants_more(word, options):
                rest.append(following.pop(0))
        else:
            values.append(word)
    doubtful = any(value.startswith("-") for value in values)
    if not doubtful or following or len(values) != wanted:
        return list(words)
    return [*rest, "--", *values]


def _names(option: click.Option) -> list[str]:
    return [*option.opts, *option.secondary_opts]


def _takes_value(option: click.Option) -> bool:
    return not (option.is_flag or option.count)


def _is_option(word: str, options: Mapping[str, click.Option], context: click.Context) -> bool:
    """Whether a word is an option, or may have been meant as one."""
    if word.partition("=")[0] in options or (not word.startswith("--") and _is_cluster(word, options, context)):
        return True
    meant = f"--{word.lstrip('-').lower().replace('_', '-').partition('=')[0]}"
    longs = [name for name in options if name.startswith("--")]
    return bool(_OPTION.fullmatch(word) or difflib.get_close_matches(meant, longs))


def _is_cluster(word: str, options: Mapping[str, click.Option], context: click.Context) -> bool:
    """Whether each letter is a switch, the last one perhaps with its value."""
    for place, letter in enumerate(word[1:], 2):
        option = options.get(f"-{letter}")
        if option is None:
            return False
        if _takes_value(option):
            return not word[place:] or _accepts(option, word[place:], context)
    return True


def _accepts(option: click.Option, value: str, context: click.Context) -> bool:
    try:
        option.type.convert(value, option, context)
    except click.BadParameter:
        return False
    return True


def _wants_more(word: str, options: Mapping[str, click.Option]) -> bool:
    """Whether the value of an option is the next word."""
    option = options.get(word) or (None if word.startswith("--") else options.get(f"-{word[-1]}"))
    return option is not None and _takes_value(option)
