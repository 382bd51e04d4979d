"""`/docs`: the API in words, made from its own OpenAPI document. No script, nothing from elsewhere: it works without the internet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

STYLE = """
body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1e2124; background: #fff }
h2 { border-top: 1px solid #cdd1d5; padding-top: 1.5rem } code, pre { font-family: ui-monospace, monospace; background: #f4f5f6 }
pre { padding: 1rem; overflow: auto } code { padding: .1rem .3rem } table { border-collapse: collapse }
td, th { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0 }
"""

router = APIRouter()


@router.get("/docs", include_in_schema=False)
async def docs(request: Request) -> HTMLResponse:
    return HTMLResponse(page(request.app.openapi()), headers={"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"})


def page(document: Mapping[str, Any]) -> str:
    """The whole document as one HTML page."""
    info = document["info"]
    schemas = document["components"]["schemas"]
    calls = ((method, path, call) for path, methods in document["paths"].items() for method, call in methods.items())
    parts = [*(_call(method, path, call, schemas) for method, path, call in calls), "<h2>Records</h2>", *_schemas(schemas)]
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(info["title"])}</title><style>{STYLE}</style>'
    about = f'<h1>{escape(info["title"])}</h1><p>{escape(info["description"])} <a href="/openapi.json">openapi.json</a></p>'
    return f"{head}<body>{about}{''.join(parts)}</body></html>"


def _call(method: str, path: str, call: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    takes = "".join(f"<li><code>{escape(p['name'])}</code> in {escape(p['in'])}</li>" for p in call.get("parameters", ()))
    sent = _name(call.get("requestBody", {}))
    example = schemas.get(sent, {}).get("examples", [None])[0]
    shown = f"<pre>{escape(json.dumps(example, ensure_ascii=False, indent=2))}</pre>" if example else ""
    rows = "".join(
        f"<tr><td>{escape(status)}</td><td>{escape(answer['description'])}</td><td>{_link(_name(answer))}</td></tr>"
        for status, answer in call["responses"].items()
    )
    words = f"<p><b>{escape(call.get('summary', ''))}</b> {escape(call.get('description', ''))}</p>"
    return f"<h2><code>{method.upper()} {escape(path)}</code></h2>{words}<ul>{takes}</ul>{_link(sent)}{shown}<table>{rows}</table>"


def _schemas(schemas: Mapping[str, Any]) -> Iterator[str]:
    for name, schema in schemas.items():
        fields = "".join(
            f"<tr><td><code>{escape(field)}</code></td><td>{escape(_kind(about))}</td><td>{escape(about.get('description', ''))}</td></tr>"
            for field, about in schema.get("properties", {}).items()
        )
        yield f'<h3 id="{escape(name)}">{escape(name)}</h3><table>{fields}</table>'


def _kind(about: Mapping[str, Any]) -> str:
    if "anyOf" in about:
        return " or ".join(map(_kind, about["anyOf"]))
    return str(about.get("type") or about.get("$ref", "anything").rpartition("/")[2])


def _name(carrier: Mapping[str, Any]) -> str:
    """The record that a request or response carries."""
    kinds = carrier.get("content", {}).values()
    return next((kind["schema"]["$ref"].rpartition("/")[2] for kind in kinds if "$ref" in kind.get("schema", {})), "")


def _link(name: str) -> str:
    return f'<a href="#{escape(name)}">{escape(name)}</a>' if name else ""
