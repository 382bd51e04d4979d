"""The action server: rasa-sdk's executor behind two routes, one process, loopback only."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import FastAPI, Request, Response
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException

from actions.turn import NAMES, Answer, Responds
from bot.errors import Invalid, ThreeAnyError

log = logging.getLogger(__name__)


def create_app(dialogue: Responds) -> FastAPI:
    """Serve the actions over `dialogue`.

    `POST /webhook` answers 200 with `{"events", "responses"}`; 404 for an unknown action; 400 for a call that is no action
    call; 500 where the dialogue failed, which Rasa turns into an empty answer and the gateway into an apology.
    """
    executor = ActionExecutor()
    for name in NAMES:
        executor.register_action(Answer(dialogue, name))
    # The framework's own telemetry would carry what was sent to the site's collector.
    telemetry = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
    app = FastAPI(title="threeany actions", openapi_url=None, telemetry=telemetry)

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/webhook")
    async def webhook(request: Request) -> Response:
        try:
            result = await executor.run(_call(await request.body()))
        except ActionNotFoundException as error:
            return _json({"error": str(error), "action_name": error.action_name}, 404)
        except Invalid as error:
            return _json({"error": str(error)}, 400)
        except ThreeAnyError as error:
            log.error("action failed: %s", error, extra={"code": error.code})
            return _json({"error": error.code}, 500)
        return _json(result.model_dump() if result else None, 200)

    return app


def _call(body: bytes) -> dict[str, Any]:
    """One action call. Rasa leaves the domain out (`enable_selective_domain`), which no action of ours reads."""
    try:
        call = json.loads(body)
    except ValueError as error:
        raise Invalid("the body must be JSON") from error
    if not isinstance(call, dict) or not isinstance(call.get("tracker"), dict):
        raise Invalid("the body must be an action call with its tracker")
    call.setdefault("domain", {})
    return call


def _json(content: Any, status: int) -> Response:
    # FastAPI would walk the whole envelope first to make it serialisable, which it is already.
    return Response(json.dumps(content, ensure_ascii=False), status, media_type="application/json")


def main(root: Path, services: Path, model: str, port: int, log_level: str = "warning") -> None:
    """Load the dialogue once and serve on 127.0.0.1:`port` until told to stop; raises DataError where data is malformed."""
    import uvicorn

    from bot import dialogue

    loaded = dialogue.load(root, services, model)
    Thread(target=loaded.meaning.warm, name="meaning", daemon=True).start()  # 2 s that the first to write need not wait for
    loaded.country(datetime.now(ZoneInfo("Asia/Seoul")).date())  # begins to read the published services, so that the first turn has them
    uvicorn.run(create_app(loaded), host="127.0.0.1", port=port, log_level=log_level, access_log=False)
