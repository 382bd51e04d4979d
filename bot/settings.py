"""Every setting of the programme, in one typed place.

Read once, by `load()`, from environment variables (`THREEANY_PORT=8080`) and a `.env` file; passed on from there. Each is described in
the README; a test compares the two.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


class Settings(BaseSettings):
    """Times are seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(
        env_prefix="THREEANY_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        use_attribute_docstrings=True,
    )

    host: str = "127.0.0.1"
    """Address the gateway listens on."""
    port: int = Field(8000, ge=1, le=65535)
    """Port the gateway listens on."""
    tls_cert: Path | None = None
    """Certificate chain (PEM); with `tls_key` the gateway speaks HTTPS itself."""
    tls_key: Path | None = None
    """Private key (PEM) of `tls_cert`."""
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    """Origins of other sites whose pages may call the API (comma-separated); none by default."""
    trusted_proxies: str = "127.0.0.1"
    """Addresses (comma-separated) of reverse proxies whose X-Forwarded-For is believed."""

    root: Path = ROOT
    """Folder that holds `data/`."""
    var_dir: Path = ROOT / "var"
    """Folder of everything made at run time: store, logs, process files."""
    database_url: str = ""
    """SQLAlchemy URL of the store; empty: SQLite in `var_dir`. PostgreSQL: `postgresql+psycopg://user@host/name`."""
    instance: str = ""
    """Name of this gateway, unique among those sharing a store and the same after a restart; empty: host name and port."""

    rasa_url: str = "http://127.0.0.1:5005"
    """Where Rasa listens; loopback only, it must never be exposed."""
    rasa_token: SecretStr = SecretStr("")
    """Token of Rasa's own API (`--auth-token`), used for its `/status`."""
    action_port: int = Field(5055, ge=1, le=65535)
    """Port of the action server on loopback."""
    engine_timeout_s: float = Field(15.0, gt=0)
    """How long one attempt to get an answer from Rasa may take."""
    engine_connections: int = Field(8, ge=1)
    """Turns that may be at Rasa at the same time; others wait their turn. Rasa works on one core, so more does not make it faster."""
    engine_attempts: int = Field(5, ge=1)
    """Failed attempts at one message, while engine and actions say they are well, before it is given up with an apology."""
    retry_max_s: float = Field(1.5, gt=0)
    """Longest pause between two attempts at one message."""

    answer_wait_s: float = Field(5.0, gt=0)
    """After this long without an answer the citizen is told so and offered a person."""
    crisis_wait_s: float = Field(1.0, ge=0)
    """In a crisis the reply is there at once; a REST call waits at most this long for what the engine adds."""
    lease_s: float = Field(30.0, gt=0)
    """How long a conversation stays with a gateway that went silent before another takes it up; at least twice `engine_timeout_s`."""
    poll_s: float = Field(1.0, gt=0)
    """How often the store is asked for what other gateways wrote and for turns left unfinished."""

    max_message_chars: int = Field(2000, ge=1)
    """Longest message in characters; a longer one is refused, never cut."""
    max_body_bytes: int = Field(65536, ge=1024)
    """Largest request body and WebSocket frame."""
    max_queued_turns: int = Field(50, ge=1)
    """Unanswered messages one conversation may have."""
    messages_per_minute: int = Field(3000, ge=1)
    """Requests one token may make a minute."""
    conversations_per_minute: int = Field(1200, ge=1)
    """Conversations one address may begin a minute."""
    queries_per_minute: int = Field(1200, ge=1)
    """Calls of `/match` and `/benefits` one address may make a minute."""
    erasures_per_minute: int = Field(600, ge=1)
    """Conversations one address may erase a minute."""
    links_per_minute: int = Field(60, ge=1)
    """Codes for another device one address may ask for a minute."""
    join_failures: int = Field(10, ge=1)
    """Wrong link codes one address may try in ten minutes; all callers of one telephone provider or PBX count as one."""
    link_minutes: int = Field(10, ge=1)
    """Minutes a code for another device is valid."""
    link_spoken_minutes: int = Field(60, ge=1)
    """Minutes a code is valid that was asked for at a kiosk, on the telephone or by voice: as long as the way home."""
    link_guesses: int = Field(5, ge=1)
    """Wrong guesses after which a code is dead."""
    retention_days: int = Field(30, ge=1)
    """Days without use after which a token expires; a conversation that no token opens any more is erased."""
    retention_callback_days: int = Field(30, ge=1)
    """Days after which a settled call-back is removed, its number with it; an open one goes with its conversation."""
    retention_session_days: int = Field(30, ge=1)
    """Days after their end for which sign-ins and unused invitations of the console are kept."""
    retention_step_days: int = Field(1095, ge=1)
    """Days for which the figures of the desk (who waited how long, without any word) are kept."""
    retention_audit_days: int = Field(1095, ge=365)
    """Days for which the audit log is kept; Korean rules ask for a year at least, for two where many people's data are held."""

    gov24_key: SecretStr = SecretStr("")
    """Key of data.go.kr for the API of public services (15113968), in either form shown there; `threeany sync` says how to get one."""
    gov24_url: str = "https://api.odcloud.kr/api"
    """Where that API is."""
    gov24_calls_per_day: int = Field(10000, ge=1)
    """Calls of that API a day; a sync stops there and goes on the next day."""

    search_model: str = ""
    """Model of sentence-transformers that the search uses: a folder, or a name such as `intfloat/multilingual-e5-small`; empty: ours."""

    ears_engine: str = "openai"
    """What recognises speech: openai-whisper, or CTranslate2 (faster-whisper), which is about twice as fast."""
    ears_model: str = ""
    """A size of Whisper (`small`, `turbo` …), a checkpoint or a folder of CTranslate2; empty: the one in `models/ears`."""
    ears_download: bool = True
    """Whether the weights of a size may be fetched from the internet when `var/ears` does not hold them."""
    ears_workers: int = Field(1, ge=1)
    """Processes that recognise speech side by side; each holds the model and its share of the cores."""
    ears_limit_s: float = Field(10.0, gt=0)
    """How long recognising an utterance of up to 10 s may take, in proportion for longer ones; then its process is replaced."""
    voice_engine: str = "pyttsx3"
    """What speaks."""
    voice_name: str = ""
    """Id of the voice (`ko+f2` for espeak); empty: the first Korean one."""
    voice_rate: int = Field(140, ge=60, le=400)
    """Words a minute at which the voice begins; the citizen can ask for slower and faster."""
    voice_volume: float = Field(1.0, ge=0.0, le=2.0)
    """Volume at which the voice begins; above 1 the sound is amplified with its peaks rounded."""
    voice_limit_s: float = Field(2.0, gt=0)
    """How long saying a short sentence may take; then the process that speaks is replaced."""

    speech_at_start: bool = False
    """Whether recogniser and voice are loaded when the gateway starts; else at the first spoken conversation, which then waits."""
    speech_sessions: int = Field(100, ge=1)
    """Spoken conversations at the same time; more are told that no line is free."""
    speech_linger_s: float = Field(30.0, ge=0)
    """How long a spoken conversation whose line broke waits for it to come back; a kiosk's is then erased."""

    phone_secret: SecretStr = SecretStr("")
    """Token by which a telephone provider signs its media streams, or their parameter `secret`; empty: no calls are taken from any."""
    phone_url: str = ""
    """Address a provider was given (`wss://…/api/v1/phone/media`), which it signs; empty: the address as it reaches the gateway."""
    audiosocket_host: str = "127.0.0.1"
    """Address on which calls from an Asterisk PBX are taken (AudioSocket, which has no secret: keep it on a network of your own)."""
    audiosocket_port: int = Field(0, ge=0, le=65535)
    """Port for calls from an Asterisk PBX (usually 9092); 0: none are taken."""

    staff_session_hours: int = Field(12, ge=1)
    """Hours after which a counsellor has to sign in again, however busy."""
    staff_idle_minutes: int = Field(30, ge=1)
    """Minutes without a click after which a counsellor has to sign in again."""
    staff_lock_failures: int = Field(5, ge=1)
    """Wrong passwords or codes in a row after which an account of the console is locked; each further one doubles the time."""
    staff_lock_s: int = Field(60, ge=1)
    """How long an account of the console is locked the first time."""
    staff_lock_max_s: int = Field(900, ge=1)
    """Longest time an account of the console is locked."""
    staff_address_failures: int = Field(50, ge=1)
    """Failed sign-ins to the console one address may make in ten minutes."""
    staff_link_hours: int = Field(24, ge=1)
    """Hours a one-time link to set a password is valid."""
    public_url: str = ""
    """Address at which browsers find the gateway (`https://help.example.kr`), for links and single sign-on; empty: where one arrives."""
    oidc_issuer: str = ""
    """Issuer of single sign-on (OpenID Connect) for the console, as it names itself; empty: passwords alone."""
    oidc_client_id: str = ""
    """Name under which the provider of single sign-on knows the console."""
    oidc_client_secret: SecretStr = SecretStr("")
    """Secret for `oidc_client_id`; empty for a public client (PKCE alone)."""
    oidc_scope: str = "openid profile email"
    """What is asked of the provider of single sign-on."""
    oidc_claim: str = "groups"
    """Claim of the ID token that tells the role: a text, or a list of texts."""
    oidc_roles: Annotated[tuple[tuple[str, Literal["counsellor", "supervisor", "administrator", "auditor"]], ...], NoDecode] = ()
    """Values of that claim with their roles (`desk=counsellor; heads=supervisor`); whoever has none of them is not let in."""

    desk_hours: str = "mon-fri=09:00-18:00"
    """When counsellors take conversations, by weekday (`mon-fri=09:00-18:00,sat=09:00-13:00`), in Korean time."""
    desk_lunch: str = "12:00-13:00"
    """Lunch, when they take none; `none`: they take turns."""
    desk_closed: Annotated[tuple[date, ...], NoDecode] = ()
    """Days (`2026-12-31`, comma-separated) on which nobody is at the desk beyond public holidays."""
    desk_holidays: bool = True
    """Whether the desk closes on Korean public holidays, their substitutes included."""
    desk_gone_s: float = Field(60.0, gt=0)
    """After this long without a sign of life of their console a counsellor counts as gone: their conversations return to the queue."""
    telegram_token: SecretStr = SecretStr("")
    """Token that BotFather gave the Telegram bot; empty: there is none."""
    telegram_webhook_url: str = ""
    """Public address (`https://…/api/v1/telegram`) at which Telegram is to call; empty: its updates are fetched, which needs none."""
    telegram_webhook_secret: SecretStr = SecretStr("")
    """Secret that Telegram shows at each call of that address: 16 to 256 letters, digits, `_` and `-`."""
    telegram_api_url: str = "https://api.telegram.org"
    """Where the Bot API is; another address for a Bot API server of your own."""
    telegram_messages_per_minute: int = Field(30, ge=1)
    """Messages one Telegram chat may send a minute; one that speaks of a danger is always taken."""
    kakao_secret: SecretStr = SecretStr("")
    """Secret that Kakao's chatbot builder sends with every request to the skill; empty: there is no skill."""
    kakao_header: str = "Authorization"
    """Name of the header in which Kakao sends the secret."""
    kakao_wait_s: float = Field(4.0, gt=0, lt=5)
    """How long Kakao, which waits five seconds, is kept waiting for an answer before it is told that it comes later."""
    widget_origins: Annotated[tuple[str, ...], NoDecode] = ()
    """Origins of sites whose pages may embed the chat (comma-separated, `https://www.example.go.kr`); none by default."""
    approval_minutes: int = Field(10, ge=1)
    """Minutes an answer waits for a counsellor to release it; then the citizen is offered a call-back."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """Level of the gateway's log. It never holds what anybody said, at any level."""

    @field_validator("allowed_origins", "widget_origins", "desk_closed", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("oidc_roles", mode="before")
    @classmethod
    def _pairs(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = (part.rpartition("=") for part in value.split(";") if part.strip())
        return tuple((left.strip(), right.strip()) for left, _, right in pairs)

    @field_validator("widget_origins")
    @classmethod
    def _are_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            if not re.fullmatch(r"https?://[A-Za-z0-9.*-]+(:\d+)?", origin):
                raise ValueError(f"{origin!r} is no origin, which is a scheme and a host and no more")
        return value

    @model_validator(mode="after")
    def _fit_together(self) -> Settings:
        if (self.tls_cert is None) != (self.tls_key is None):
            raise ValueError("tls_cert and tls_key belong together")
        if self.lease_s < 2 * self.engine_timeout_s:
            raise ValueError("lease_s must be at least twice engine_timeout_s")
        if self.telegram_webhook_url and not _WEBHOOK_SECRET.fullmatch(self.telegram_webhook_secret.get_secret_value()):
            raise ValueError("telegram_webhook_url needs a telegram_webhook_secret of 16 to 256 letters, digits, _ and -")
        return self

    @property
    def store_url(self) -> str:
        return self.database_url or f"sqlite:///{self.var_dir / 'threeany.db'}"

    @property
    def services_dir(self) -> Path:
        """Snapshots of the published services."""
        return self.var_dir / "services"

    def engine(self, part: Literal["ears", "voice"], engines: Collection[str]) -> str:
        """The engine wanted for `part`, one of `engines`. Raises SettingsError."""
        wanted = {"ears": self.ears_engine, "voice": self.voice_engine}[part]
        if wanted not in engines:
            raise SettingsError(f"THREEANY_{part.upper()}_ENGINE: must be one of {', '.join(engines)}, found {wanted!r}")
        return wanted

    @property
    def action_url(self) -> str:
        return f"http://127.0.0.1:{self.action_port}"

    @property
    def instance_name(self) -> str:
        return self.instance or f"{socket.gethostname()}:{self.port}"


def load() -> Settings:
    """Settings of this process; `SettingsError` names the variable, what was expected and what was found."""
    try:
        return Settings()
    except ValidationError as error:
        lines = (
            f"THREEANY_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}, found {e['input']!r}" if e["loc"] else e["msg"]
            for e in error.errors()
        )
        raise SettingsError("; ".join(lines)) from error
