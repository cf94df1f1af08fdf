"""The place the page listens at, taken before anything slow is loaded.

In: host and port. Out: a listening socket, or one clear line. It imports nothing heavy, so that a busy port
is said at once.
"""

from __future__ import annotations

import os
import socket

from errors import UsageError


def bind(host: str, port: int) -> socket.socket:
    """A listening place at `host`:`port` (0 takes a free one). Raises UsageError where it cannot be had."""
    if not 0 <= port <= 65535:
        raise UsageError(f"--port {port} is no port: use a number from 1 to 65535")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UsageError(f"--host {host} --port {port} is no address ({error}): use --host 127.0.0.1") from None
    try:
        if os.name != "nt":  # there it would let two programs share a port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(128)
    except OSError as error:
        bound.close()
        raise UsageError(f"cannot use {host} port {port} ({error}): choose another with --port") from None
    return bound
