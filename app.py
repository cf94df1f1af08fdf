"""Starts the page: `python app.py [--host H] [--port P] [--index-dir DIR]`.

In: flags and `ZHENGWEN_` variables. Out: a server on this machine, until Ctrl-C. The index is built first
where there is none. What goes wrong is said in one line on standard error: exit status 2 for what the
person can mend, 1 for an internal failure.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

# Before gradio is imported: it would ask two outside addresses at start.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")

from errors import ZhengwenError  # noqa: E402
from settings import Settings, load_settings  # noqa: E402


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The flags; the ones not given are None, so that the environment or a default stands in."""
    parser = argparse.ArgumentParser(prog="app.py", description="The page of Zhengwen, on this machine.")
    parser.add_argument("--host", help="address to listen on (default 127.0.0.1: this machine only)")
    parser.add_argument("--port", type=int, help="port to listen on (default 7860)")
    parser.add_argument("--index-dir", help="where the built index stands (default index/built)")
    return parser.parse_args(arguments)


def serve(settings: Settings) -> None:
    """Serves the page until it is told to end. Raises ZhengwenError for what the person can mend."""
    from web.server import bind, build_app, server_for

    listening = bind(settings.host, settings.port)
    try:
        from assistant import Assistant
        from web.page import build_page

        assistant = Assistant.open(settings)
        app = build_app(build_page(assistant, settings.max_question_chars))
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        print(f"政问 Zhengwen: http://{shown}:{port}  (Ctrl-C ends it)", flush=True)
        server_for(app).run(sockets=[listening])
    finally:
        listening.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command."""
    given = parse_arguments(arguments)
    try:
        serve(load_settings(host=given.host, port=given.port, index_dir=given.index_dir))
    except ZhengwenError as error:
        print(f"app.py: {error}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
