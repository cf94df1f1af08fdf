"""An assistant over the five reports with a model of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest


@pytest.fixture(scope="session")
def written_by(assistant: Any) -> Callable[[Any], Any]:
    """An Assistant whose answers are written by the given model."""
    from assistant import GLOSSARY_FILE, SYNONYMS_FILE, Assistant
    from corpus import load_glossary, load_synonyms

    glossary, synonyms = load_glossary(GLOSSARY_FILE), load_synonyms(SYNONYMS_FILE)

    def open_with(model: Any) -> Any:
        settings = replace(assistant.settings, model="scripted")
        return Assistant(assistant.index, assistant._retriever, glossary, synonyms, settings, model)

    return open_with
