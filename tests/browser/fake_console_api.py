"""The routes of the fake console. Every one asks who is signed in, and every change for the session's token, as the real one does."""

from __future__ import annotations

import contextlib
import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response, WebSocket
from fastapi.responses import JSONResponse
from starlette.websockets import WebSocketDisconnect

from tests.browser import canned
from tests.browser.fake_console import PASSWORD, QR, SECRET, TOTP, Case, FakeDesk, Line, Member, Session, iso, now
from tests.browser.fake_gateway import FakeGateway, Refused

COOKIE = "threeany_console"
PREFIX = "/api/v1/console"
router = APIRouter(prefix=PREFIX)


def desk_of(request: Request) -> FakeDesk:
    desk: FakeDesk = request.app.state.fake.desk
    return desk


Desk = Annotated[FakeDesk, Depends(desk_of)]


def session_of(request: Request) -> Session:
    desk = desk_of(request)
    session = desk.sessions.get(request.cookies.get(COOKIE, ""))
    if session is None:
        raise Refused(401, "not_signed_in", "다시 들어와 주세요.", oidc=desk.oidc)
    if request.method != "GET" and request.headers.get("X-CSRF-Token") != session.csrf:
        raise Refused(403, "no_csrf", "화면을 새로 열어 주세요.")
    return session


def member_of(session: Annotated[Session, Depends(session_of)], request: Request) -> Member:
    if session.stage != "full":
        raise Refused(401, "not_signed_in", "다시 들어와 주세요.", oidc=desk_of(request).oidc)
    return session.member


Who = Annotated[Member, Depends(member_of)]


def case_of(conversation_id: str, desk: Desk, member: Who) -> Case:
    if conversation_id not in desk.cases:
        raise Refused(404, "not_found", "찾으시는 것이 없어요.")
    return desk.cases[conversation_id]


def own_case(case: Annotated[Case, Depends(case_of)], member: Who) -> Case:
    if case.owner is not member:
        raise Refused(409, "taken", "다른 상담원이 맡고 있어요.", owner=case.owner.who() if case.owner else None)
    return case


Known = Annotated[Case, Depends(case_of)]
Own = Annotated[Case, Depends(own_case)]


def me(session: Session) -> dict[str, Any]:
    member = session.member
    return {**member.who(), "login": member.login, "role": member.role, "csrf": session.csrf, "away": member.away, "totp": member.totp}


def entered(desk: FakeDesk, member: Member, stage: str) -> Response:
    cookie, session = secrets.token_hex(8), Session(member, stage)
    desk.sessions[cookie] = session
    response = JSONResponse({"stage": stage, "csrf": session.csrf, "me": me(session) if stage == "full" else None})
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path=PREFIX)
    return response


@router.post("/sign-in")
async def sign_in(request: Request, desk: Desk) -> Response:
    body = await request.json()
    member = next((m for m in desk.members.values() if m.login == body["login"] and not m.disabled), None)
    if member is None or body["password"] != PASSWORD:
        raise Refused(401, "wrong_password", "아이디나 비밀번호가 맞지 않아요.")
    return entered(desk, member, "totp" if member.totp else "full")


@router.post("/sign-in/totp")
async def second(request: Request, session: Annotated[Session, Depends(session_of)], desk: Desk) -> Response:
    if (await request.json())["code"] != TOTP:
        raise Refused(401, "wrong_totp", "숫자가 맞지 않아요. 지금 보이는 숫자를 적어 주세요.")
    return entered(desk, session.member, "full")


@router.post("/sign-out")
async def sign_out(request: Request, member: Who, desk: Desk) -> Any:
    del desk.sessions[request.cookies[COOKIE]]
    return {}


@router.post("/setup")
async def setup(request: Request, desk: Desk) -> Any:
    body = await request.json()
    if body["token"] == "first" and not body.get("name"):
        raise Refused(422, "name_needed", "아이디와 이름도 적어 주세요.")
    if body["token"] not in ("first", "invited"):
        raise Refused(404, "wrong_link", "쓸 수 없는 링크예요.")
    return {"login": body.get("login") or "haneul"}


@router.get("/me")
async def who(member: Who, session: Annotated[Session, Depends(session_of)]) -> Any:
    return me(session)


@router.put("/me/away")
async def away(request: Request, member: Who) -> Any:
    member.away = (await request.json())["away"]
    return {}


@router.post("/me/password")
async def change_password(request: Request, member: Who) -> Any:
    if (await request.json())["current"] != PASSWORD:
        raise Refused(422, "wrong_password", "지금 비밀번호가 맞지 않아요.")
    return {}


@router.post("/me/totp")
async def enrol(request: Request, member: Who) -> Any:
    body = await request.json()
    if "code" not in body:
        if body["password"] != PASSWORD:
            raise Refused(422, "wrong_password", "지금 비밀번호가 맞지 않아요.")
        return {"secret": SECRET, "uri": "otpauth://totp/3-Any", "qr": QR, "enrolment": "sealed"}
    if body["code"] != TOTP or body["enrolment"] != "sealed":
        raise Refused(422, "wrong_totp", "숫자가 맞지 않아요.")
    member.totp = True
    return {}


@router.delete("/me/totp")
async def disenrol(member: Who) -> Any:
    member.totp = False
    return {}


@router.get("/conversations")
async def listed(request: Request, member: Who, desk: Desk) -> Any:
    return desk.listed(dict(request.query_params), member)


@router.get("/conversations/{conversation_id}")
async def one(case: Known, desk: Desk) -> Any:
    desk.audited.append(("view", case.id))
    return {"row": desk.row(case), "messages": case.talk.messages(), "state": case.talk.state, **desk.beside(case)}


@router.post("/conversations/{conversation_id}/claim")
async def claim(case: Known, member: Who, desk: Desk) -> Any:
    if case.owner is not None and case.owner is not member:
        raise Refused(409, "taken", f"{case.owner.name} 님이 이미 맡고 있어요.", owner=case.owner.who())
    await desk.become(case, "counsellor", member, told=f"{member.name} 상담원이 왔어요.")
    return case.talk.state


@router.post("/conversations/{conversation_id}/release")
async def release(case: Own, desk: Desk) -> Any:
    await desk.become(case, "assistant", told="자동 안내가 이어서 도와드려요.")
    return case.talk.state


@router.post("/conversations/{conversation_id}/close")
async def close(request: Request, case: Own, desk: Desk) -> Any:
    await desk.become(case, "closed", told="상담이 끝났어요.", outcome=(await request.json())["outcome"])
    return case.talk.state


@router.post("/conversations/{conversation_id}/transfer")
async def transfer(request: Request, case: Own, desk: Desk) -> Any:
    body = await request.json()
    if "to" in body:
        await desk.become(case, "counsellor", desk.members[body["to"]], reason="transferred", told="다른 상담원이 이어서 도와드려요.")
    else:
        await desk.become(case, "closed", told=f"{body['agency']}에서 도와드려요.", outcome="other_agency")
    return case.talk.state


@router.post("/conversations/{conversation_id}/messages")
async def say(request: Request, case: Own, member: Who, desk: Desk) -> Any:
    body = await request.json()
    if desk.failing > 0:
        desk.failing -= 1
        raise Refused(503, "not_ready", "잠시 뒤에 다시 해 주세요.")
    if desk.refusing and desk.refusing in body["text"]:
        raise Refused(422, "long_message", "나누어서 보내 주세요.")
    for message in case.talk.messages():
        if message.get("client_id") == body["client_id"]:
            return message
    cards = [c for c in canned.CARDS if c["id"] in body.get("benefits", [])]
    await case.talk.speak("counsellor", canned.reply(body["text"], cards), client_id=body["client_id"], by=member.who())
    await desk.tell(case)
    return case.talk.log[-1][1]


@router.post("/conversations/{conversation_id}/suggest")
async def suggest(case: Own) -> Any:
    return {"text": "기초연금은 주민센터에서 신청하실 수 있어요."}


async def replaced(case: Case, message_id: str, **change: Any) -> dict[str, Any]:
    before = [m for m in case.talk.messages() if m["id"] == message_id][-1]
    after = {k: v for k, v in before.items() if k not in ("seq", "client_id")}
    await case.talk.add("message", {**after, **change, "replaces": before.get("replaces", before["seq"])})
    return case.talk.log[-1][1]


@router.patch("/conversations/{conversation_id}/messages/{message_id}")
async def edit(request: Request, message_id: str, case: Own) -> Any:
    return await replaced(case, message_id, text=(await request.json())["text"])


@router.delete("/conversations/{conversation_id}/messages/{message_id}")
async def withdraw(message_id: str, case: Own) -> Any:
    return await replaced(case, message_id, text="거두어들인 말이에요.", withdrawn=True, benefits=[])


@router.post("/conversations/{conversation_id}/notes")
async def note(request: Request, case: Known, member: Who) -> Any:
    made = {"id": secrets.token_hex(4), "by": member.who(), "text": (await request.json())["text"], "created_at": iso(now())}
    case.notes.append(made)
    return made


@router.put("/conversations/{conversation_id}/labels")
async def label(request: Request, case: Known, desk: Desk) -> Any:
    case.labels = (await request.json())["labels"]
    await desk.tell(case)
    return {"labels": case.labels}


@router.get("/callbacks")
async def callbacks(desk: Desk, member: Who, status: str | None = None) -> Any:
    return {"items": desk.callbacks_of(status=status)}


@router.post("/callbacks/{callback_id}/reveal")
async def reveal(request: Request, callback_id: str, desk: Desk, member: Who) -> Any:
    desk.audited.append(("reveal", (await request.json())["reason"]))
    return desk.callbacks[callback_id]["sealed"]


@router.patch("/callbacks/{callback_id}")
async def called_back(request: Request, callback_id: str, desk: Desk, member: Who) -> Any:
    desk.callbacks[callback_id]["status"] = (await request.json())["status"]
    return {}


@router.get("/staff")
async def staff(desk: Desk, member: Who) -> Any:
    def line(one: Member) -> dict[str, Any]:
        more = {"login": one.login, "disabled": one.disabled} if member.role == "administrator" else {}
        return {**one.who(), "role": one.role, "present": one.present, "away": one.away, **more}

    return {"items": [line(one) for one in desk.members.values()]}


@router.post("/staff")
async def invite(request: Request, desk: Desk, member: Who) -> Any:
    body = await request.json()
    made = Member(f"m{len(desk.members) + 1}", body["login"], body["name"], body["role"])
    desk.members[made.id] = made
    return {"link": "http://127.0.0.1/console#setup=invited"}


@router.patch("/staff/{staff_id}")
async def change_staff(request: Request, staff_id: str, desk: Desk, member: Who) -> Any:
    body = await request.json()
    one = desk.members[staff_id]
    one.role, one.disabled = body.get("role", one.role), body.get("disabled", one.disabled)
    return {"link": "http://127.0.0.1/console#setup=invited"} if body.get("reset") else {}


@router.get("/canned")
async def canned_replies(desk: Desk, member: Who) -> Any:
    return {"items": list(desk.canned.values())}


@router.post("/canned")
async def add_canned(request: Request, desk: Desk, member: Who) -> Any:
    made = {"id": secrets.token_hex(4), **await request.json()}
    desk.canned[made["id"]] = made
    return made


@router.patch("/canned/{canned_id}")
async def change_canned(request: Request, canned_id: str, desk: Desk, member: Who) -> Any:
    desk.canned[canned_id] |= await request.json()
    return desk.canned[canned_id]


@router.delete("/canned/{canned_id}")
async def remove_canned(canned_id: str, desk: Desk, member: Who) -> Any:
    del desk.canned[canned_id]
    return {}


@router.websocket("/events")
async def events(socket: WebSocket) -> None:
    gateway: FakeGateway = socket.app.state.fake
    desk = gateway.desk
    session = desk.sessions.get(socket.cookies.get(COOKIE, ""))
    if not desk.sockets_allowed or session is None:
        await socket.close(1008)
        return
    await socket.accept()
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        auth = await socket.receive_json()
        if auth.get("csrf") == session.csrf:
            await Line(desk, gateway, socket, session.member).serve()
        else:
            await socket.close(1008)
