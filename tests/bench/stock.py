"""What the generators make of MailBaby's specification by themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from factory.package import read_document
from support.traps import make_stock

ROOT = Path(__file__).resolve().parents[2]
_SPEC = ROOT / "specs" / "mailbaby"


def make(folder: Path) -> None:
    """Makes the stock client and pydantic models in a folder.

    Args:
        folder: Where `mailbaby_client` and `mailbaby_pydantic.py` can then be imported from.
    """
    make_stock(_SPEC, folder / "made")
    (folder / "made" / "src" / "mailbaby_client").rename(folder / "mailbaby_client")
    document = folder / "document.json"
    text = json.dumps(read_document(_SPEC)).replace('"format": "email"', '"title": "Address"')  # no validator for these
    document.write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "datamodel_code_generator",
        "--input",
        str(document),
        "--input-file-type",
        "openapi",
    ]
    output = str(folder / "mailbaby_pydantic.py")
    command += ["--output", output, "--output-model-type", "pydantic_v2.BaseModel", "--use-annotated"]
    subprocess.run([*command, "--ignore-enum-constraints"], check=True, capture_output=True)
