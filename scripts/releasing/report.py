"""What `make release-plan` prints."""

from __future__ import annotations

from collections.abc import Sequence

from releasing.plan import Step


def table(steps: Sequence[Step]) -> str:
    """The old and the new version of each distribution, and why."""
    width = max(len(each.name) for each in steps)
    lines = []
    for each in steps:
        old = str(each.old) if each.old else "nothing"
        word = str(each.level) if each.old else "first"
        lines.append(f"{each.name:<{width}}  {old} → {each.new}  {word}")
        lines += [f"    {reason.level}: {reason.text}" for reason in each.reasons]
    return "\n".join(lines)


def about_index(steps: Sequence[Step], simple: str) -> str:
    """A line about what the index lacks, or nothing."""
    missing = [each for each in steps if each.old is None]
    if len(missing) == len(steps):
        return f"The index {simple} holds no release yet: the first version is {steps[0].new}."
    if missing:
        names = ", ".join(each.name for each in missing)
        return f"The index {simple} holds no release of {names} yet: the first version is {missing[0].new}."
    return ""
