"""Every knob with its default; the only reader of the environment.

In: command-line values and `ZHENGWEN_…` variables. Out: one frozen `Settings`. Order: command line,
then environment, then default. A `ZHENGWEN_` variable that is not listed here is an error, so that a
typing error never passes unseen. Rooms below never read this module: they receive plain values.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from errors import UsageError

PREFIX = "ZHENGWEN_"
# What a knob must reach at least, where 0 could not be meant: a reply of no tokens, a wait of no time.
LEAST = {"model_max_tokens": 1, "model_timeout_s": 0.1, "connect_timeout_s": 0.01, "port": 0, "max_question_chars": 1}
# cpu, cuda, cuda:1, mps; not gpu or 0
_DEVICE = re.compile(r"cpu|(?:cuda|xpu)(?::\d{1,2})?|mps")
ROOT = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Settings:
    """Plain values; the field name in capitals behind `ZHENGWEN_` is its environment variable."""

    index_dir: str = str(ROOT / "index" / "built")
    embedder: str = ""  # a sentence-transformers name or folder; "" is the bundled one
    model: str = ""  # a transformers name or folder; with model_url the name that server knows
    model_url: str = ""  # base URL of an OpenAI-compatible server
    model_key: str = field(default="", repr=False)  # its key; never printed or stored
    model_device: str = ""  # where a local model runs: cpu, cuda, cuda:1, mps; "" is a graphics card if there is one
    model_max_tokens: int = 700  # longest reply; one that is cut off counts as endless
    model_timeout_s: float = 60.0  # longest wait for a whole reply
    model_memory_gb: float = 0.0  # a local model whose weights are larger is not loaded; 0: what is free on the device
    connect_timeout_s: float = 3.0  # longest wait for a server to answer at all
    host: str = "127.0.0.1"
    port: int = 7860
    max_chars: int = 360  # longest text passage, in characters; the index is built with it
    max_archive_files: int = 2000  # files that one ZIP archive may hold
    max_archive_mib: int = 1024  # and what they may take up unpacked
    max_question_chars: int = 2000  # a longer question gets one clear line
    max_upload_mb: int = 50  # the largest report that the page takes: a scanned report of 300 pages has about 30
    max_uploads: int = 200  # reports that the page's users may add in all; 0: the page adds, removes and re-reads none


def load_settings(environment: Mapping[str, str] | None = None, **overrides: object) -> Settings:
    """Settings from defaults, then the environment, then `overrides` that are not None.

    A variable set to nothing counts as not set. Raises UsageError for an unknown `ZHENGWEN_` variable or a value of the
    wrong kind.
    """
    environment = os.environ if environment is None else environment
    known = {knob.name: knob for knob in fields(Settings)}
    values: dict[str, object] = {}
    for variable, raw in environment.items():
        if not variable.startswith(PREFIX):
            continue
        name = variable[len(PREFIX) :].lower()
        if name not in known:
            allowed = ", ".join(PREFIX + knob.upper() for knob in known)
            raise UsageError(f"unknown setting {variable}: remove it, or use one of {allowed}")
        if not raw.strip():
            continue  # set to nothing is not set
        values[name] = _value_of(variable, str(known[name].type), raw)
    values.update({name: value for name, value in overrides.items() if value is not None})
    _check(values)
    return Settings(**values)  # type: ignore[arg-type]


def _check(values: Mapping[str, object]) -> None:
    """Raises UsageError for a value that cannot be meant, in one line that names its variable."""
    for name, least in LEAST.items():
        value = values.get(name)
        if isinstance(value, int | float) and value < least:
            raise UsageError(f"setting {PREFIX}{name.upper()} must be at least {least:g}, not {value:g}")
    device = values.get("model_device")
    if device and not _DEVICE.fullmatch(str(device)):
        raise UsageError(f"setting {PREFIX}MODEL_DEVICE must be cpu, cuda, cuda:1 or mps, not {str(device)[:40]!r}")
    if values.get("model_key") and not values.get("model_url"):
        raise UsageError(f"{PREFIX}MODEL_KEY is the key of a server: set {PREFIX}MODEL_URL too, or remove the key")


def _value_of(variable: str, kind: str, raw: str) -> str | int | float:
    """The value of a variable, of the kind its field has."""
    try:
        if kind == "int":
            return int(raw)
        if kind == "float":
            value = float(raw)
            if not 0 <= value < 1e9:  # neither nan nor inf
                raise ValueError(raw)
            return value
    except ValueError:
        wanted = "a whole number" if kind == "int" else "a number that is not negative"
        raise UsageError(f"setting {variable} must be {wanted}, not {raw!r}") from None
    return raw
