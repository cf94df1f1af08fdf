"""Settings: from the environment, by flags, and what is refused."""

from __future__ import annotations

import pytest

from errors import UsageError
from settings import load_settings


def test_a_variable_set_to_nothing_is_not_set() -> None:
    """An empty folder's name would be the folder that the command runs in."""
    assert load_settings({"ZHENGWEN_INDEX_DIR": "", "ZHENGWEN_PORT": " "}) == load_settings({})


def test_the_environment_then_flags() -> None:
    environment = {"ZHENGWEN_PORT": "8000", "OTHER": "x"}
    assert load_settings(environment).port == 8000
    assert load_settings(environment, port=9000).port == 9000


def test_the_limits_of_uploads_are_settings() -> None:
    given = load_settings({"ZHENGWEN_MAX_UPLOAD_MB": "5", "ZHENGWEN_MAX_UPLOADS": "0"})
    assert (given.max_upload_mb, given.max_uploads) == (5, 0)
    assert (load_settings({}).max_upload_mb, load_settings({}).max_uploads) == (50, 200)


@pytest.mark.parametrize(
    ("environment", "told"),
    [({"ZHENGWEN_PORT": "many"}, "whole number"), ({"ZHENGWEN_COLOUR": "red"}, "unknown setting ZHENGWEN_COLOUR")],
)
def test_what_cannot_be_read_is_refused_in_one_line(environment: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told) as failure:
        load_settings(environment)
    assert "\n" not in str(failure.value)
