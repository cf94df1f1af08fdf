"""Starts the page: `python app.py [--host H] [--port P] [--index-dir DIR]`.

In: flags and `ZHENGWEN_` variables. Out: a server on this machine, until Ctrl-C. The index is built first
where there is none. What goes wrong is said in one line on standard error: exit status 2 for what the
person can mend, 1 for an internal failure.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

# Before gradio is imported: it would ask two outside addresses at start. A reader's own choice about the hub stands.
os.environ.update({"HF_HUB_OFFLINE": "1", **os.environ, "GRADIO_ANALYTICS_ENABLED": "False"})

from errors import IndexMissingError, ZhengwenError
from settings import Settings, load_settings
from web.listen import bind

if TYPE_CHECKING:
    from uvicorn import Server

    from assistant import Assistant
    from web.shelf import Shelf


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns the exit status."""
    given = parse_arguments(arguments)
    try:
        serve(load_settings(host=given.host, port=given.port, index_dir=given.index_dir))
    except ZhengwenError as error:
        print(f"app.py: {error}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        pass
    return 0


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The flags; the ones not given are None, so that the environment or a default stands in."""
    parser = argparse.ArgumentParser(prog="app.py", description="The page of Zhengwen, on this machine.")
    parser.add_argument("--host", help="address to listen on (default 127.0.0.1: this machine only)")
    parser.add_argument("--port", type=int, help="port to listen on (default 7860)")
    parser.add_argument("--index-dir", help="where the built index stands (default index/built)")
    return parser.parse_args(arguments)


def serve(settings: Settings) -> None:
    """Serves the page until it is told to end. Raises ZhengwenError for what the person can mend."""
    listening = bind(settings.host, settings.port)
    try:
        from web.indicator_room import indicators_csv
        from web.originals import Originals
        from web.page import build_page
        from web.server import build_app, server_for

        shelf = open_shelf(settings)
        page, english = (build_page(shelf, settings.max_question_chars, language) for language in ("zh", "en"))
        app = build_app(page, shelf.uploads, Originals(shelf), partial(indicators_csv, shelf), english)
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        server = server_for(app)
        threading.Thread(target=prepare_once_served, args=(server, shelf), daemon=True, name="zhengwen-examples").start()
        print(f"政问 Zhengwen: http://{shown}:{port}  (Ctrl-C ends it)", flush=True)
        server.run(sockets=[listening])
    finally:
        listening.close()


def prepare_once_served(server: Server, shelf: Shelf) -> None:
    """Finds the example questions when the page can be opened: before, it would only come later."""
    from web.examples import prepare_examples

    while not server.started:
        time.sleep(0.1)
    prepare_examples(shelf)


def open_shelf(settings: Settings) -> Shelf:
    """The reports with everything that the page needs to add, remove and re-read them."""
    from assistant import Assistant
    from corpus import ArchiveLimits
    from corpus.readers import READERS
    from ingest import change_index
    from web.shelf import Shelf
    from web.uploads import ARCHIVE, Uploads

    assistant, folder = open_assistant(settings), Path(settings.index_dir)
    uploads = Uploads(folder, (*READERS, ARCHIVE), settings.max_upload_mb * 1024 * 1024, settings.max_uploads)
    archives = ArchiveLimits(settings.max_archive_files, settings.max_archive_mib)
    return Shelf(assistant, partial(change_index, settings), partial(Assistant.open, settings), uploads, folder / "manifest.json", archives)


def open_assistant(settings: Settings) -> Assistant:
    """The assistant; where no index stands (or one of another format version) it is built first, and said so."""
    from assistant import Assistant

    try:
        return Assistant.open(settings)
    except IndexMissingError as error:
        from ingest import build_default

        print(f"{error}; building it now …", file=sys.stderr)
        build_default(settings, stream=sys.stderr)
        return Assistant.open(settings)


if __name__ == "__main__":
    sys.exit(main())
