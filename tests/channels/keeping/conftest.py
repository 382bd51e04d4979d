"""Counsellors at the desk, as in `tests/channels/desk`."""

from tests.channels.desk.conftest import desk, kim, lee, talk, time

__all__ = ["desk", "kim", "lee", "talk", "time"]
