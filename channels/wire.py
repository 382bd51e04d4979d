"""HTTP/1.1 as uvicorn speaks it, but not for clients whose headers are endless or never end: each would hold memory or a socket."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_WITHIN_S = 20.0
"""From connecting, or from the first byte of a later request, to the end of its headers."""
MOST_HEAD_BYTES = 65_536

_REFUSED = b"HTTP/1.1 %s\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
TOO_SLOW, TOO_LARGE = b"408 Request Timeout", b"431 Request Header Fields Too Large"


class BoundedHttp(HttpToolsProtocol):
    _head: asyncio.TimerHandle | None = None
    """Set while a request's headers are awaited."""
    _head_bytes = 0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        if self._head:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._head and self._head_bytes > MOST_HEAD_BYTES:
            self._refuse(TOO_LARGE)

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_over()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if not self._head:
            self._await_head()

    def on_headers_complete(self) -> None:
        self._head_over()
        super().on_headers_complete()

    def _await_head(self) -> None:
        self._head_bytes = 0
        self._head = self.loop.call_later(HEAD_WITHIN_S, self._refuse, TOO_SLOW)

    def _head_over(self) -> None:
        if self._head:
            self._head.cancel()
            self._head = None

    def _refuse(self, status: bytes) -> None:
        self._head_over()
        if not self.transport.is_closing():
            self.transport.write(_REFUSED % status)
            self.transport.close()
