"""The page behind an address: headers, refusals, and a server.

In: a built page, where uploads go, and who writes figures as CSV. Out: a FastAPI application, and a uvicorn server that can be started and ended. It
lets the browser load nothing from elsewhere, takes nothing from other sites' pages, and files only through a route of
its own, within their limits. The module knows nothing of questions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.first_words import FirstWords
from web.originals import Originals
from web.style import page_head, page_theme
from web.uploads import RefusedUpload, Uploads

# Gradio's page has inline scripts and builds functions from text, hence the two unsafe words; what
# matters here is that no address but our own can be reached, framed or posted to.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
CLOSED_PATHS = ("/gradio_api/upload", "/upload")  # Gradio takes files here, of any kind and number; the page uses UPLOADS
UPLOADS = "/reports/incoming"
ORIGINALS = "/reports/file"
FIGURES = "/indicators.csv"
_STATUS = {"size": 413, "kind": 415, "number": 409, "closed": 403}
_READS_ONLY = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Adds the headers to every answer and refuses closed paths."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        if scope["type"] == "http" and (scope["path"].rstrip("/") in CLOSED_PATHS or _is_foreign(scope)):
            await send_with_headers({"type": "http.response.start", "status": 403, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await self._app(scope, receive, send_with_headers)


def _is_foreign(scope: Scope) -> bool:
    """Whether the page of another site sends this request, to have something done here behind a reader's back."""
    headers = dict(scope["headers"])
    origin = headers.get(b"origin", b"").decode("latin-1")
    if scope["method"] in _READS_ONLY or not origin:
        return False
    own = (headers.get(name, b"").decode("latin-1").lower() for name in (b"host", b"x-forwarded-host"))  # the latter from a proxy
    return urlsplit(origin).netloc.lower() not in filter(None, own)


def upload_route(uploads: Uploads) -> Any:
    """The handler that takes one file: its name in the query, its bytes as the body."""

    async def take(request: Request) -> JSONResponse:
        length = request.headers.get("content-length", "")
        try:
            name = unquote(request.query_params.get("name", ""))[:500]
            waiting = await uploads.take(name, int(length) if length.isdecimal() else None, request.stream())
        except RefusedUpload as refused:
            return JSONResponse({"problem": refused.problem}, _STATUS.get(refused.problem, 400))
        return JSONResponse({"token": waiting.token})

    return take


def original_route(originals: Originals) -> Any:
    """The handler that gives a loaded report's own file, by its checksum, to be saved and never shown."""

    async def give(request: Request) -> Response:
        found = originals.find(request.path_params["sha256"])
        if found is None:
            return JSONResponse({"problem": "gone"}, 404)
        name = quote(found.name, safe="")
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}", "cache-control": "no-store"}
        return Response(found.data, media_type="application/octet-stream", headers=headers)

    return give


def figures_route(figures: Callable[[Mapping[str, str]], str]) -> Any:
    """The handler that gives the indicators chosen in the query as a file for a spreadsheet."""

    def give(request: Request) -> Response:
        named = {"content-disposition": 'attachment; filename="zhengwen-indicators.csv"', "cache-control": "no-store"}
        return Response(figures(request.query_params), media_type="text/csv; charset=utf-8", headers=named)

    return give


def build_app(
    page: gr.Blocks,
    uploads: Uploads | None = None,
    originals: Originals | None = None,
    figures: Callable[[Mapping[str, str]], str] | None = None,
    english: gr.Blocks | None = None,
) -> FastAPI:
    """The page mounted at the root of an application with our headers; with `uploads`, files can be sent to it; with
    `originals`, the reports' own files can be fetched from it; with `figures`, the indicators of an address's query as CSV;
    with `english`, the same page in English, its parts are in that language when they are first sent to who reads it.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard)
    app.add_middleware(FirstWords, english=english.config["components"] if english is not None else ())
    if uploads is not None and uploads.open:
        app.add_route(UPLOADS, upload_route(uploads), methods=["POST"])
    if originals is not None:
        app.add_route(f"{ORIGINALS}/{{sha256}}", original_route(originals), methods=["GET"])
    if figures is not None:
        app.add_route(FIGURES, figures_route(figures), methods=["GET"])
    return gr.mount_gradio_app(
        app, page, path="/", footer_links=[], run_history=False, show_error=False, ssr_mode=False,
        mcp_server=False, enable_monitoring=False, pwa=False, theme=page_theme(), head=page_head(),
    )  # fmt: skip


def server_for(app: Any) -> uvicorn.Server:
    """A quiet server of the application; `run(sockets=[…])` serves until it is told to end."""
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2, ws="none")
    return uvicorn.Server(config)
