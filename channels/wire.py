"""HTTP/1.1 and WebSocket as uvicorn speaks them, but not for clients that would hold memory or a socket for ever.

Such are: headers that are endless or never end; pings sent without reading the pongs; a message in endless fragments.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

HEAD_WITHIN_S = 20.0
"""From connecting, or from the first byte of a later request, to the end of its headers."""
MOST_HEAD_BYTES = 65_536
MOST_FRAGMENTS = 1000
"""Of one WebSocket message."""
TOO_BIG = 1009

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


class BoundedWebSocket(WebSocketsSansIOProtocol):
    """Who does not read what is sent is not read either, until they do or the unanswered ping ends the line."""

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self.conn.handshake_exc and not self.handshake_initiated:
            # Such as a header line that the WebSocket library takes for too long: it says so to us alone.
            self.transport.write(_REFUSED % TOO_LARGE)
            self.transport.close()
        elif not self.writable.is_set():
            self.transport.pause_reading()

    def resume_writing(self) -> None:
        super().resume_writing()
        if not self.read_paused and not self.transport.is_closing():
            self.transport.resume_reading()

    def handle_cont(self, event: Frame) -> None:
        if len(self.frames) < MOST_FRAGMENTS:
            super().handle_cont(event)
        elif not self.close_sent:
            self.frames = []
            self.conn.fail(TOO_BIG)
            self.handle_parser_exception()
