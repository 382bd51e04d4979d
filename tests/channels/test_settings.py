"""Settings come from the environment, and a wrong one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, load


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No `.env` of the checkout."""
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_it_listens_on_loopback_and_keeps_its_store_in_var() -> None:
    settings = load()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.store_url == f"sqlite:///{settings.var_dir / 'threeany.db'}"


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_a_setting_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREEANY_PORT", "8080")
    monkeypatch.setenv("THREEANY_ALLOWED_ORIGINS", "https://a.example, https://b.example")
    assert load().port == 8080
    assert load().allowed_origins == ("https://a.example", "https://b.example")


def test_a_setting_comes_from_the_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("THREEANY_PORT=8081\n", encoding="utf-8")
    assert load().port == 8081


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREEANY_TLS_CERT", "")
    assert load().tls_cert is None


def test_a_wrong_setting_is_named_with_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREEANY_PORT", "eighty")
    with pytest.raises(SettingsError, match=r"THREEANY_PORT.*integer.*'eighty'"):
        load()


def test_half_a_certificate_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREEANY_TLS_KEY", "key.pem")
    with pytest.raises(SettingsError, match="belong together"):
        load()


def test_the_token_of_rasa_is_not_shown() -> None:
    assert "sesame" not in repr(Settings(_env_file=None, rasa_token="sesame"))
