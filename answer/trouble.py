"""One line for the reader where a language model did not help, by what went wrong.

In: a `ModelError` and the reader's language. Out: one line. The answer beside it is the one made without a model.
"""

from __future__ import annotations

from errors import ModelError

# kind: (Chinese, English); {why} is the error's own line, written for whoever set the model up.
_LINES = {
    "dead": ("语言模型的服务器连接不上（ZHENGWEN_MODEL_URL）", "the language model was not reached ({why})"),
    "slow": ("语言模型没有在时限内答完（ZHENGWEN_MODEL_TIMEOUT_S）", "the language model was too slow ({why})"),
    "endless": ("语言模型没有写完就到了长度上限（ZHENGWEN_MODEL_MAX_TOKENS）", "the language model did not come to an end ({why})"),
    "empty": ("语言模型什么也没有写", "the language model wrote nothing"),
    "unproved": ("语言模型写的句子没有一句能用原文证明", "no sentence of the language model could be proved by the reports"),
    "declined": ("语言模型拒绝作答", "the language model declined to answer"),
    "status": ("语言模型所在的服务器报错（{why}）", "the language model's server reported an error ({why})"),
    "memory": ("语言模型放不下（{why}）", "the language model does not fit ({why})"),
    "missing": ("语言模型无法载入（{why}）", "the language model cannot be loaded ({why})"),
    "broken": ("语言模型所在的服务器没有正常回答（{why}）", "the language model's server did not answer as agreed ({why})"),
    "failed": ("语言模型出错（{why}）", "the language model failed ({why})"),
}
_FRAME = ("{trouble}；以下回答未用模型：{name}。", "Answered without the model {name}: {trouble}.")


def trouble_line(error: ModelError, name: str, language: str) -> str:
    """The note of an answer that a model was to write and did not.

    >>> trouble_line(ModelError("127.0.0.1:1 cannot be reached", "dead"), "qwen3", "en")
    'Answered without the model qwen3: the language model was not reached (127.0.0.1:1 cannot be reached).'
    """
    at = 0 if language == "zh" else 1
    trouble = _LINES.get(error.kind, _LINES["failed"])[at].format(why=" ".join(str(error).split()))
    return _FRAME[at].format(trouble=trouble, name=name)
