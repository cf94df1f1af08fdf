"""Example questions for the three kinds of users: journalist, investor, clerk.

In: nothing. Out: questions about the reports that come with the project, as many in each language. A test
asks them all. The module knows nothing of frames or answers.
"""

from __future__ import annotations

EXAMPLES_PER_USER = 2

EXAMPLES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "zh": (
        ("2026年GDP目标是多少，为什么？", "2025年GDP增速完成目标了吗？"),
        ("2025年实际使用外资完成目标了吗？", "“4311”现代化产业体系包括什么？"),
        ("“四张清单”是哪四张？", "“三同”“两不”是什么意思？"),
    ),
    "en": (
        ("What is the 2026 GDP target, and why?", "Did the district meet its 2025 GDP growth target?"),
        ("Did the district meet its 2025 foreign capital target?", "What is the “4311” industrial system?"),
        ("What are the “four lists”?", "What does “three sames and two no-needs” mean?"),
    ),
}


def example_questions(language: str) -> list[str]:
    """Example questions, EXAMPLES_PER_USER for each kind of user in turn."""
    return [text for group in EXAMPLES[language] for text in group[:EXAMPLES_PER_USER]]
