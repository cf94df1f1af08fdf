"""A language model on this machine, by transformers: a hub name or a folder, on the CPU or a graphics card.

In: the name, the device, limits. Out: text, piece by piece. Only safetensors are loaded and no code of a model is run. The
model is loaded with the first question and kept. The module knows nothing of what is asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from answer.llm import Limits, Message, Stopped, relay, shown_name
from errors import ModelError

# What a model is made of: no pickled weights, no programs.
_FILES = ["*.json", "*.safetensors", "*.txt", "*.model", "*.jinja"]
_GB = 1e9
_ROOM = 1.2  # weights, and what a reply needs beside them
_HALF = "\ufffd"  # stands where the bytes of a character are not all there yet


class LocalModel:
    """One model in this process; replies are made one after the other."""

    def __init__(self, name: str, device: str = "", limits: Limits | None = None) -> None:
        self._source = name
        self._device = device
        self._limits = limits or Limits()
        self._loading = threading.Lock()
        self._writing = threading.Lock()
        self._loaded: tuple[Any, Any] | None = None
        self._failed: ModelError | None = None

    @property
    def name(self) -> str:
        """The hub name, or the folder's own name."""
        return shown_name(self._source)

    @property
    def host(self) -> str:
        """None: everything stays on this machine."""
        return ""

    def ready(self) -> None:
        """Loads the model where it is not loaded yet; a model that cannot be loaded is not tried again."""
        with self._loading:
            if self._failed is not None:
                raise self._failed
            if self._loaded is None:
                try:
                    self._loaded = self._load()
                except ModelError as error:
                    self._failed = error
                    raise
                except Exception as error:  # transformers and torch raise many kinds
                    self._failed = ModelError(
                        f"{self.name} cannot be loaded: {_first_line(error).replace(self._source, self.name)}", "missing"
                    )
                    raise self._failed from None

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """The reply, written greedily, so that the same question gets the same reply."""
        self.ready()
        yield from relay(lambda put, stopped: self._write(messages, put, stopped), self._limits)

    def _load(self) -> tuple[Any, Any]:
        try:
            import torch
            from transformers import AutoModelForCausalLM, AutoTokenizer
            from transformers.utils.logging import disable_progress_bar
        except ImportError:
            raise ModelError("a local model needs torch and transformers: `pip install -r requirements.txt`", "missing") from None
        disable_progress_bar()  # an answer's terminal and the tests' output are no place for it
        folder = self._folder()
        device = self._device or ("cuda" if torch.cuda.is_available() else "cpu")
        self._check_memory(folder, device)
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        if tokenizer.chat_template is None:
            raise ModelError(f"{self.name} has no chat template: use a model made for instructions", "missing")
        model = AutoModelForCausalLM.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False, use_safetensors=True, dtype="auto"
        )
        return tokenizer, model.to(device).eval()

    def _folder(self) -> Path:
        path = Path(self._source).expanduser()
        if path.is_dir():
            if not (path / "config.json").is_file():
                raise ModelError(f"the folder {self.name} holds no config.json and so no model: give one that holds a model", "missing")
            return path
        from huggingface_hub import snapshot_download

        try:
            return Path(snapshot_download(self._source, allow_patterns=_FILES))
        except Exception as error:  # no such name, no network, downloads switched off
            raise ModelError(
                f"{self.name} is neither a folder nor a model that is here ({type(error).__name__}): give a folder, or fetch it first "
                "(`hf download NAME`)",
                "missing",
            ) from None

    def _check_memory(self, folder: Path, device: str) -> None:
        needed = sum(path.stat().st_size for path in folder.glob("*.safetensors")) / _GB
        if not needed:
            raise ModelError(f"{self.name} holds no weights in the safetensors format", "missing")
        if self._limits.memory_gb:
            if needed > self._limits.memory_gb:
                raise ModelError(
                    f"{self.name} has {needed:.1f} GB of weights, more than ZHENGWEN_MODEL_MEMORY_GB={self._limits.memory_gb:g} allows",
                    "memory",
                )
            return
        free = _free_gb(device)
        if free is not None and needed * _ROOM > free:
            raise ModelError(f"{self.name} needs {needed * _ROOM:.1f} GB on {device}, and {free:.1f} GB are free", "memory")

    def _write(self, messages: Sequence[Message], put: Callable[[str], None], stopped: Stopped) -> None:
        import torch
        from transformers import GenerationConfig, StoppingCriteria, StoppingCriteriaList

        assert self._loaded is not None
        tokenizer, model = self._loaded

        class ReaderGone(StoppingCriteria):
            def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:
                return torch.full((len(input_ids),), bool(stopped), dtype=torch.bool, device=input_ids.device)

        given = _tokens(tokenizer, messages)
        room = getattr(model.config, "max_position_embeddings", None)
        if room and len(given) + self._limits.max_tokens > room:
            raise ModelError(f"question and passages fill the {room} tokens that {self.name} can read", "memory")
        pieces = Pieces(tokenizer, put, len(given))
        own = model.generation_config
        greedy = GenerationConfig(
            do_sample=False, max_new_tokens=self._limits.max_tokens, eos_token_id=own.eos_token_id, bos_token_id=own.bos_token_id,
            pad_token_id=own.pad_token_id if own.pad_token_id is not None else tokenizer.eos_token_id,
        )  # fmt: skip
        with self._writing:
            if stopped:
                return
            ids = torch.tensor([given], device=model.device)
            model.generate(
                ids,
                attention_mask=torch.ones_like(ids),
                generation_config=greedy,
                streamer=pieces,
                stopping_criteria=StoppingCriteriaList([ReaderGone()]),
            )
        if pieces.count >= self._limits.max_tokens:
            raise ModelError(f"the reply did not end within {self._limits.max_tokens} tokens (ZHENGWEN_MODEL_MAX_TOKENS)", "endless")


class Pieces:
    """Tokens in, text out; a character whose bytes lie in several tokens is put when its last byte is there."""

    def __init__(self, tokenizer: Any, put: Callable[[str], None], given: int) -> None:
        self._tokenizer = tokenizer
        self._put = put
        self._given = given
        self._ids: list[int] = []
        self._shown = ""

    @property
    def count(self) -> int:
        """How many tokens were written."""
        return len(self._ids)

    def put(self, value: Any) -> None:
        """Some tokens: first those of the prompt, which are not shown, then one after the other."""
        ids = value.reshape(-1).tolist()
        if self._given:
            self._given = 0
            return
        self._ids += ids
        self._show(self._text().rstrip(_HALF))

    def end(self) -> None:
        """The rest; half a character is left out."""
        self._show(self._text().rstrip(_HALF))

    def _text(self) -> str:
        return str(self._tokenizer.decode(self._ids, skip_special_tokens=True, clean_up_tokenization_spaces=False))

    def _show(self, text: str) -> None:
        if len(text) > len(self._shown) and text.startswith(self._shown):
            piece, self._shown = text[len(self._shown) :], text
            self._put(piece)


def _tokens(tokenizer: Any, messages: Sequence[Message]) -> list[int]:
    """The prompt by the model's chat template; a template that knows no system message gets it before the question."""
    given = {"add_generation_prompt": True, "tokenize": False, "enable_thinking": False}
    try:
        text = tokenizer.apply_chat_template(list(messages), **given)
    except Exception:  # jinja's own errors: the template refuses a role
        joined = "\n\n".join(message["content"] for message in messages)
        text = tokenizer.apply_chat_template([{"role": "user", "content": joined}], **given)
    return list(tokenizer(text, add_special_tokens=False)["input_ids"])


def _free_gb(device: str) -> float | None:
    """Free memory of the device in GB; None where this machine does not tell."""
    import torch

    if device.startswith("cuda"):
        return float(torch.cuda.mem_get_info(torch.device(device))[0]) / _GB
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    available = next((line.split()[1] for line in lines if line.startswith("MemAvailable:")), None)
    return None if available is None else int(available) * 1024 / _GB


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:160] if lines else type(error).__name__
