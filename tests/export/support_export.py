"""Exports as a user runs them, and what is in the file afterwards."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
from export.support_relay import BEGIN, Relay
from mailrig import MailBaby
from mailrig.export import ExportResult, export_log
from mailrig.export._columns import SCHEMA

SECONDS = 300.0


def rows_of(path: Path) -> list[dict[str, Any]]:
    """What an output of any format holds."""
    if path.name.endswith(".parquet"):
        return list(pa.parquet.read_table(path).to_pylist())
    if path.name.endswith(".jsonl.zst"):
        with pa.input_stream(str(path), compression="zstd") as stream:
            return [json.loads(line) for line in stream.read().splitlines()]
    found = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    whole = {each.name for each in SCHEMA if each.type == pa.int64()}
    return [{name: int(text) if name in whole and text else text for name, text in each.items()} for each in found]


def as_columns(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows as the relay sends them, in the columns that the specification has."""
    return [{name: each.get(name) for name in SCHEMA.names} for each in rows]


def run(relay: Relay, out: Path, **settings: Any) -> ExportResult:
    """Exports all that a relay has, in this process."""
    with MailBaby("key", base_url=relay.url) as mb:
        return export_log(mb, settings.pop("since", BEGIN), settings.pop("until", relay.until), out, **settings)


def command(relay: Relay, out: Path, *words: str) -> list[str]:
    """The words of an export of all that a relay has."""
    program = [str(Path(sys.executable).with_name("mailrig")), "mailbaby", "log", "export"]
    return [*program, "--since", BEGIN.isoformat(), "--until", relay.until.isoformat(), "--out", str(out), *words]


def environment(relay: Relay) -> dict[str, str]:
    """Variables that name the relay, and no other configuration."""
    given = {"MAILBABY_API_KEY": "key", "MAILBABY_BASE_URL": relay.url, "MAILRIG_CONFIG": "/nowhere/config.toml"}
    return {**os.environ, **given}


def export(relay: Relay, out: Path, *words: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end."""
    return subprocess.run(
        command(relay, out, *words),
        env=environment(relay),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        **settings,
    )
