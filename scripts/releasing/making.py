"""What made a package, as the package itself tells."""

from __future__ import annotations

import ast
from dataclasses import dataclass

MODULE = "_spec.py"


@dataclass(frozen=True)
class Making:
    """What makes a package of a specification.

    Args:
        factory_sha256: The hash of our code, the templates and the options.
        generators: The generators and their versions, in the order of their names.
    """

    factory_sha256: str
    generators: tuple[tuple[str, str], ...]


def read_making(module: str) -> Making | None:
    """What a package's `_spec.py` says of its making, or None if it does not say it.

    Args:
        module: The text of the module, which is read and not run.
    """
    try:
        calls = [each for each in ast.walk(ast.parse(module)) if isinstance(each, ast.Call)]
        words = [{word.arg: word.value for word in each.keywords} for each in calls]
        said = next(each for each in words if "factory_sha256" in each)
        factory, generators = (ast.literal_eval(said[name]) for name in ("factory_sha256", "generators"))
        return Making(str(factory), tuple(sorted(dict(generators).items())))
    except (SyntaxError, StopIteration, KeyError, ValueError, TypeError):
        return None
