"""The page behind an address: headers, refusals, and a server.

In: a built page. Out: a FastAPI application, and a uvicorn server that can be started
and ended. It lets the browser load nothing from elsewhere. The module knows nothing of questions.
"""

from __future__ import annotations

from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.style import page_head, page_theme

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
CLOSED_PATHS = ("/gradio_api/upload", "/upload")  # Gradio takes files here even on a page without a file field


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

        if scope["type"] == "http" and scope["path"].rstrip("/") in CLOSED_PATHS:
            await send_with_headers({"type": "http.response.start", "status": 403, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await self._app(scope, receive, send_with_headers)


def build_app(page: gr.Blocks) -> FastAPI:
    """The page mounted at the root of an application with our headers."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard)
    return gr.mount_gradio_app(
        app, page, path="/", footer_links=[], run_history=False, show_error=False, ssr_mode=False,
        mcp_server=False, enable_monitoring=False, pwa=False, theme=page_theme(), head=page_head(),
    )  # fmt: skip


def server_for(app: Any) -> uvicorn.Server:
    """A quiet server of the application; `run(sockets=[…])` serves until it is told to end."""
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2, ws="none")
    return uvicorn.Server(config)
