"""A Bot API server on loopback, over real HTTP: as strict as Telegram's about what it takes, and as moody as a test wants."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.channels.test_wire import Server

TOKEN = "123456:TEST-TOKEN"
TAGS = {"b", "i", "a", "blockquote"}
PATIENCE_S = 10.0
Params = dict[str, Any]


class BadMarkup(Exception):
    pass


class Markup(HTMLParser):
    """Plain text of what we send; raises BadMarkup where Telegram would refuse it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.plain, self.open = "", []
        self.feed(text)
        self.close()
        if self.open:
            raise BadMarkup(f"unclosed {self.open}")

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in TAGS:
            raise BadMarkup(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise BadMarkup(f"unexpected end of {tag}")

    def handle_data(self, data: str) -> None:
        self.plain += data


@dataclass
class Shown:
    """A message as the person sees it."""

    id: int
    kind: str
    text: str
    html: str
    markup: Params
    voice: bytes = b""
    is_deleted: bool = False

    @property
    def buttons(self) -> list[str]:
        rows = self.markup.get("keyboard", ())
        return [button["text"] for row in rows for button in row]

    @property
    def asks_for_position(self) -> list[str]:
        """Buttons that send where the person is."""
        return [button["text"] for row in self.markup.get("keyboard", ()) for button in row if button.get("request_location")]

    @property
    def choices(self) -> dict[str, str]:
        """Inline buttons: title to what they send."""
        return {button["text"]: button["callback_data"] for row in self.markup.get("inline_keyboard", ()) for button in row}


@dataclass
class Fault:
    status: int
    times: int
    parameters: Params = field(default_factory=dict)
    description: str = "fault"


class Telegram:
    def __init__(self) -> None:
        self.calls: list[tuple[float, str, Params]] = []
        self.chats: defaultdict[int, list[Shown]] = defaultdict(list)
        self.faults: defaultdict[str, list[Fault]] = defaultdict(list)
        self.blocked_by: set[int] = set()
        self.files: dict[str, bytes] = {}
        self.webhook: Params = {}
        self.port = 0
        self._updates: list[tuple[Params, bool]] = []
        """Those not confirmed; whether they were fetched."""
        self._numbers = self._message_numbers = 0
        self._news = asyncio.Event()
        self._closing = False
        self._server: tuple[Server, asyncio.Task[None]] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    # The server

    async def start(self) -> None:
        """Serve; after `stop` at the same address as before."""
        self._closing = False
        app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._call, methods=["POST"]),
                Route("/file/bot{token}/{name}", self._file, methods=["POST", "GET"]),
            ]
        )
        config = uvicorn.Config(app, host="127.0.0.1", port=self.port, log_config=None, access_log=False, timeout_graceful_shutdown=1)
        server = Server(config)
        task = asyncio.create_task(server.serve())
        async with asyncio.timeout(PATIENCE_S):
            await server.up.wait()
        self.port = server.servers[0].sockets[0].getsockname()[1]
        self._server = (server, task)

    async def stop(self) -> None:
        """Nobody listens any more."""
        if self._server:
            self._closing = True
            self._news.set()
            server, task = self._server
            server.should_exit = True
            await task
            self._server = None

    async def until(self, happened: Callable[[], Any]) -> Any:
        """What `happened` answers as soon as that is true."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                self._news.clear()
                if found := happened():
                    return found
                await self._news.wait()

    async def _call(self, request: Request) -> Response:
        method, params = request.path_params["method"], await _params(request)
        self.calls.append((asyncio.get_running_loop().time(), method, params))
        try:
            if request.path_params["token"] != TOKEN:
                return _error(401, "Unauthorized")
            if fault := self._fault(method):
                return _error(fault.status, fault.description, fault.parameters)
            if "chat_id" in params and int(params["chat_id"]) in self.blocked_by:
                return _error(403, "Forbidden: bot was blocked by the user")
            return await getattr(self, f"_{method}")(params)
        except BadMarkup as error:
            return _error(400, f"Bad Request: can't parse entities: {error}")
        finally:
            self._news.set()

    def _fault(self, method: str) -> Fault | None:
        found = next((fault for fault in (*self.faults[method], *self.faults["*"]) if fault.times), None)
        if found:
            found.times -= 1
        return found

    async def _file(self, request: Request) -> Response:
        return Response(self.files[request.path_params["name"]])

    # Methods

    async def _getUpdates(self, params: Params) -> Response:
        if self.webhook.get("url"):
            return _error(409, "Conflict: can't use getUpdates method while webhook is active")
        ends = asyncio.get_running_loop().time() + float(params.get("timeout", 0))
        offset = int(params.get("offset", 0))
        self._updates = [(update, fetched) for update, fetched in self._updates if not fetched or update["update_id"] >= offset]
        while not self._updates and not self._closing and (left := ends - asyncio.get_running_loop().time()) > 0:
            self._news.clear()
            try:
                async with asyncio.timeout(left):
                    await self._news.wait()
            except TimeoutError:
                break
        self._updates = [(update, True) for update, _ in self._updates]
        return _ok([update for update, _ in self._updates])

    async def _deleteWebhook(self, params: Params) -> Response:
        self.webhook = {}
        return _ok(True)

    async def _setWebhook(self, params: Params) -> Response:
        self.webhook = params
        return _ok(True)

    async def _setMyCommands(self, params: Params) -> Response:
        return _ok(True)

    async def _sendChatAction(self, params: Params) -> Response:
        return _ok(True)

    async def _answerCallbackQuery(self, params: Params) -> Response:
        return _ok(True)

    async def _leaveChat(self, params: Params) -> Response:
        return _ok(True)

    async def _sendMessage(self, params: Params) -> Response:
        text = params["text"]
        plain = Markup(text).plain if params.get("parse_mode") == "HTML" else text
        if not plain.strip() or len(plain.encode("utf-16-le")) // 2 > 4096:
            return _error(400, "Bad Request: message is too long or empty")
        markup = json.loads(params.get("reply_markup", "{}"))
        if _has_long_data(markup):
            return _error(400, "Bad Request: BUTTON_DATA_INVALID")
        return self._show(params, Shown(self._number(), "text", plain, text, markup))

    async def _sendVoice(self, params: Params) -> Response:
        return self._show(params, Shown(self._number(), "voice", "", "", {}, params["voice"]))

    async def _editMessageText(self, params: Params) -> Response:
        shown = self._find(params)
        markup = json.loads(params.get("reply_markup", "{}"))
        if shown is None or "keyboard" in markup or _has_long_data(markup):
            return _error(400, "Bad Request: message can't be edited")
        if (shown.html, shown.markup) == (params["text"], markup):
            return _error(400, "Bad Request: message is not modified: specified new message content and reply markup are the same")
        shown.text, shown.html, shown.markup = Markup(params["text"]).plain, params["text"], markup
        return _ok(_message(int(params["chat_id"]), shown.id))

    async def _deleteMessage(self, params: Params) -> Response:
        shown = self._find(params)
        if shown is None:
            return _error(400, "Bad Request: message to delete not found")
        shown.is_deleted = True
        return _ok(True)

    async def _getFile(self, params: Params) -> Response:
        return _ok({"file_id": params["file_id"], "file_unique_id": "u", "file_path": params["file_id"]})

    def _show(self, params: Params, shown: Shown) -> Response:
        self.chats[int(params["chat_id"])].append(shown)
        return _ok(_message(int(params["chat_id"]), shown.id))

    def _find(self, params: Params) -> Shown | None:
        shown = self.chats[int(params["chat_id"])]
        return next((each for each in shown if each.id == int(params["message_id"]) and not each.is_deleted), None)

    def _number(self) -> int:
        self._message_numbers += 1
        return self._message_numbers

    # The people

    def update(self, **content: Any) -> Params:
        """An update that nobody has sent yet."""
        self._numbers += 1
        return {"update_id": self._numbers, **content}

    def send(self, *updates: Params) -> None:
        """Have updates fetched; one sent twice is fetched twice."""
        self._updates += [(update, False) for update in updates]
        self._news.set()

    def called(self, method: str) -> list[Params]:
        return [params for _, name, params in self.calls if name == method]


def message(chat_id: int, chat_type: str = "private", **content: Any) -> Params:
    return {**_message(chat_id, 900_000, chat_type), "from": {"id": chat_id, "is_bot": False, "first_name": "가온"}, **content}


def callback(chat_id: int, message_id: int, data: str) -> Params:
    sender = {"id": chat_id, "is_bot": False, "first_name": "가온"}
    return {"id": "1", "from": sender, "chat_instance": "1", "data": data, "message": _message(chat_id, message_id)}


def membership(chat_id: int, status: str, chat_type: str = "private") -> Params:
    bot = {"id": 123456, "is_bot": True, "first_name": "비서"}
    states: dict[str, Params] = {"kicked": {"until_date": 0}, "member": {}, "left": {}}
    old = {"user": bot, "status": "left" if status == "member" else "member"}
    new = {"user": bot, "status": status, **states[status]}
    sender = {"id": 7, "is_bot": False, "first_name": "가온"}
    chat = {"id": chat_id, "type": chat_type, "title": "모임"}
    return {"chat": chat, "from": sender, "date": 1_795_000_000, "old_chat_member": old, "new_chat_member": new}


def _message(chat_id: int, message_id: int, chat_type: str = "private") -> Params:
    return {"message_id": message_id, "date": 1_795_000_000, "chat": {"id": chat_id, "type": chat_type}}


def _ok(result: Any) -> Response:
    return JSONResponse({"ok": True, "result": result})


def _error(status: int, description: str, parameters: Params | None = None) -> Response:
    found = {"ok": False, "error_code": status, "description": description}
    return JSONResponse({**found, **({"parameters": parameters} if parameters else {})}, status)


def _has_long_data(markup: Params) -> bool:
    rows = markup.get("inline_keyboard", ())
    return any(len(button["callback_data"].encode()) > 64 for row in rows for button in row)


async def _params(request: Request) -> Params:
    body, kind = await request.body(), request.headers.get("content-type", "")
    if not kind.startswith("multipart/"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    parsed = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    parts: Params = {}
    for part in parsed.get_payload():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        parts[name] = content if part.get_filename() else content.decode()
    return parts


@asynccontextmanager
async def serving() -> AsyncIterator[Telegram]:
    found = Telegram()
    await found.start()
    try:
        yield found
    finally:
        await found.stop()
