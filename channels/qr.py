"""An address as a picture that a camera opens."""

from __future__ import annotations

import io

import segno

QUIET_ZONE = 4
"""Modules of white around it, as the standard wants."""


def svg(url: str) -> str:
    """A QR code as SVG that takes any size; its only parts are two paths."""
    out = io.BytesIO()
    plain = {"xmldecl": False, "nl": False, "svgclass": None, "lineclass": None, "omitsize": True}
    segno.make_qr(url, error="m").save(out, kind="svg", border=QUIET_ZONE, dark="#000", light="#fff", **plain)
    return out.getvalue().decode()
