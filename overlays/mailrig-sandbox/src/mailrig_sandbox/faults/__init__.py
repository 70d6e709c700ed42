"""Ways to fail, and the plan of which call does."""

from __future__ import annotations

from collections.abc import Mapping

from mailrig_sandbox.faults._answers import BrokenJson, CrashInSuccess, EmptyBody, ExpiredToken, Status
from mailrig_sandbox.faults._base import Delivery, Fault, Situation
from mailrig_sandbox.faults._data import ExtraFields, MissingFields, UnknownEnum
from mailrig_sandbox.faults._pages import LoopingCursor, RepeatedPage, ShiftedRows, WrongTotal
from mailrig_sandbox.faults._plan import Faults, Planned
from mailrig_sandbox.faults._reading import fault_from
from mailrig_sandbox.faults._streams import EndedStream, HalfEvent, PingingStream, StalledStream
from mailrig_sandbox.faults._wire import HalfBody, Refused, Reset, SlowBody, SlowHead, WrongLength

KINDS: Mapping[str, type[Fault]] = {
    each.kind: each
    for each in (
        Refused,
        Reset,
        SlowHead,
        SlowBody,
        HalfBody,
        WrongLength,
        BrokenJson,
        EmptyBody,
        Status,
        CrashInSuccess,
        ExpiredToken,
        UnknownEnum,
        ExtraFields,
        MissingFields,
        RepeatedPage,
        LoopingCursor,
        WrongTotal,
        ShiftedRows,
        StalledStream,
        PingingStream,
        EndedStream,
        HalfEvent,
    )
}

__all__ = [
    "KINDS",
    "BrokenJson",
    "CrashInSuccess",
    "Delivery",
    "EmptyBody",
    "EndedStream",
    "ExpiredToken",
    "ExtraFields",
    "Fault",
    "Faults",
    "HalfBody",
    "HalfEvent",
    "LoopingCursor",
    "MissingFields",
    "PingingStream",
    "Planned",
    "Refused",
    "RepeatedPage",
    "Reset",
    "ShiftedRows",
    "Situation",
    "SlowBody",
    "SlowHead",
    "StalledStream",
    "Status",
    "UnknownEnum",
    "WrongLength",
    "WrongTotal",
    "fault_from",
]
