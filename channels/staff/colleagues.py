"""Who works at the console, and an administrator's changes to it, over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from sqlalchemy import Connection

from channels.clock import millis
from channels.page_url import page_url
from channels.problems import Problem
from channels.staff import accounts, changes, invitations, shapes
from channels.staff.accounts import Account
from channels.staff.roles import ADMINISTRATOR, COUNSELLOR
from channels.staff.session import PATH, DoorRoute, Member, signed_in
from channels.web import PROBLEMS, AnyId, Shared

router = APIRouter(prefix=PATH, tags=["console"], route_class=DoorRoute, responses=PROBLEMS)
Administrator = Annotated[Member, Depends(signed_in(ADMINISTRATOR))]


@router.get("/staff", summary="Colleagues; an administrator sees disabled ones and logins too")
async def listed(member: Annotated[Member, Depends(signed_in(COUNSELLOR))], shared: Shared) -> dict[str, Any]:
    now = millis(shared.clock())
    found = await shared.store.run(accounts.everybody)
    if member.role == ADMINISTRATOR:
        return {"items": [shapes.administered(account, now) for account in found]}
    return {"items": [shapes.colleague(account, now) for account in found if not account.disabled]}


@router.post("/staff", status_code=201, summary="A new member of staff; their one-time link to set a password")
async def invite(body: shapes.NewMember, member: Administrator, request: Request, shared: Shared) -> dict[str, Any]:
    now = millis(shared.clock())

    def add(connection: Connection) -> tuple[Account, str]:
        account = changes.add(connection, member.login, body.login, body.name, body.role, now)
        return account, changes.invite(connection, member.login, account, now, shared.settings)

    account, token = await shared.store.run(add)
    return {**shapes.administered(account, now), "link": invitations.link(page_url(request, shared.settings), token)}


@router.patch("/staff/{staff_id}", summary="Another role; disabled or not; everything reset, with a one-time link")
async def change(staff_id: AnyId, body: shapes.StaffChange, member: Administrator, request: Request, shared: Shared) -> dict[str, Any]:
    now = millis(shared.clock())

    def work(connection: Connection) -> tuple[Account, str | None]:
        account = accounts.by_id(connection, staff_id)
        if account is None:
            raise Problem("not_found")
        if body.role is not None and body.role != account.role:
            account = changes.give_role(connection, member.login, account, body.role, now)
        if body.disabled is not None and body.disabled != bool(account.disabled):
            account = changes.disable(connection, member.login, account, body.disabled, now)
        if not body.reset:
            return account, None
        account = changes.reset(connection, member.login, account, now)
        return account, changes.invite(connection, member.login, account, now, shared.settings)

    account, token = await shared.store.run(work)
    link = {"link": invitations.link(page_url(request, shared.settings), token)} if token else {}
    return {**shapes.administered(account, now), **link}
