"""Whatever breaks, it ends in an answer or a person, and nobody sees or keeps what is another's."""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import EarsError
from channels import audio
from channels.keeping import consents
from channels.keeping.terms import AUDIO
from channels.spoken import listener, lobby
from tests.spoken.conftest import Booth, Opening
from tests.spoken.parrot import Parrot
from tests.spoken.test_audio_turns import greeted
from tests.spoken.toys import HEARS
from tests.spoken.visitor import Visitor
from voice import transcribe
from voice.audio import RATE, to_pcm16
from voice.speak import Audio, Mouth
from voice.transcribe import Ears, Loaded, Wanted

ASKED = "기초연금이 뭐예요"


async def comes_true(condition: Callable[[], bool], within_s: float = 5.0) -> None:
    for _ in range(round(within_s * 100)):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came true")


# What fails here


async def test_a_voice_that_is_killed_speaks_on(booth: Booth, mouth: Mouth) -> None:
    visitor = await greeted(booth)
    assert mouth.worker.pid is not None
    os.kill(mouth.worker.pid, signal.SIGKILL)
    booth.rasa.script = lambda question: None
    await visitor.asks("생계급여는 얼마예요")
    await visitor.hears("1: 생계급여는 얼마예요")
    await visitor.until("sound", last=True)
    assert max(len(pcm) for pcm in visitor.played.values()) > RATE


async def test_a_voice_that_is_gone_leaves_captions_and_calls_a_person(opening: Opening) -> None:
    class Mute:
        def synthesise(self, text: str, *, rate: int, volume: float = 1.0) -> Audio:
            if "말씀해 주세요" in text or "안녕하세요" in text:
                return mouth.synthesise(text, rate=rate, volume=volume)
            raise EarsError("gone")

        def prepare(self, texts: object, *, rate: int, volume: float = 1.0) -> None: ...

        def close(self) -> None: ...

    mouth = Mouth()
    try:
        async with opening(voice=Mute()) as booth:
            visitor = await greeted(booth)
            for _ in range(2):
                await visitor.press("help")
                await visitor.until("earcon", sound="error")
            await visitor.until("caption", text="129로 전화하시면 사람이 받아요.")
            assert 'threeany_speech_failures_total{kind="ears"}' in (await booth.client.get("/metrics")).text
    finally:
        mouth.close()


async def test_a_recogniser_that_is_killed_is_back_for_the_same_words(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(transcribe.ENGINES, "sleepy", "tests.spoken.toys:Sleepy")
    ears = Ears(Wanted("sleepy", "toy", Path("nowhere")))
    async with opening(ears=ears) as booth:
        visitor = await greeted(booth)
        await visitor.asks("아무 말")
        await visitor.until("turn", state="trailing")
        await asyncio.sleep(0.1)
        pid = ears.crew.workers[0].pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        await visitor.hears(f"1: {HEARS}")
        assert ears.crew.workers[0].pid != pid


async def test_a_recogniser_that_stays_down_is_owned_up_to_and_ends_at_a_person(booth: Booth) -> None:
    booth.ears.down = 100
    visitor = await greeted(booth)
    for _ in range(2):
        await visitor.asks(ASKED)
        await visitor.hears("소리를 제대로 받지 못했어요")
        await visitor.until("turn", state="idle")
    await visitor.asks(ASKED)
    await visitor.hears("사람이 도와드릴 수 있게")
    await visitor.hears("129로 전화하시면")


async def test_where_nothing_can_hear_the_gateway_runs_and_audio_says_so(opening: Opening) -> None:
    class Deaf(Parrot):
        def start(self) -> Loaded:
            raise EarsError("models/ears holds no recogniser")

    async with opening(ears=Deaf(), speech_at_start=True) as booth:
        assert (await booth.client.get("/health/live")).status_code == 200
        visitor = await (await booth.visitor()).connect()
        error = await visitor.until("error")
        assert (error["problem"], error["status"]) == ("no_speech", 503)
        assert "129" in error["detail"]
        assert await visitor.closed() == 1013


async def test_while_the_models_are_loaded_nobody_waits_for_ever(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = threading.Event()

    class Slow(Parrot):
        def start(self) -> Loaded:
            loaded.wait(5)
            return super().start()

    monkeypatch.setattr(lobby, "READY_WITHIN_S", 0.05)
    async with opening(ears=Slow()) as booth:
        visitor = await (await booth.visitor()).connect()
        assert (await visitor.until("error"))["problem"] == "no_speech"
        loaded.set()
        await comes_true(lambda: booth.gateway.lobby._open().done())
        await visitor.connect()
        await visitor.until("ready")


async def test_a_session_that_breaks_off_says_so_and_closes(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    visitor = await greeted(booth)
    monkeypatch.setattr("channels.spoken.listener.Listener.start", breaks)
    await visitor.press("talk")
    assert (await visitor.until("error"))["problem"] == "unexpected"
    assert await visitor.closed() == 1013


# What comes in


async def test_odd_bytes_are_an_error_and_an_apology(booth: Booth) -> None:
    visitor = await greeted(booth)
    await visitor.press("talk")
    await visitor.until("capture", on=True)
    await visitor.send_sound(b"\x00" * 641)
    assert (await visitor.until("error"))["problem"] == "bad_sound"
    await visitor.hears("소리를 제대로 받지 못했어요")
    await visitor.until("turn", state="idle")
    await visitor.asks(ASKED)
    await visitor.hears(f"1: {ASKED}")


async def test_ten_megabytes_at_once_are_refused(booth: Booth) -> None:
    visitor = await greeted(booth)
    await visitor.press("talk")
    await visitor.until("capture", on=True)
    await visitor.send_sound(os.urandom(10_000_000))
    assert (await visitor.until("error"))["problem"] == "too_large"
    await visitor.press("help")
    await visitor.hears("다시 들으시려면 별표")


async def test_ten_megabytes_of_garbage_in_pieces_are_survived_and_nothing_of_them_is_heard(
    booth: Booth, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "AHEAD_S", 3.0)
    visitor = await greeted(booth)
    await visitor.press("talk")
    await visitor.until("capture", on=True)
    garbage = os.urandom(64_000)
    for _ in range(10_000_000 // len(garbage)):
        await visitor.send_sound(garbage)
    assert (await visitor.until("error"))["problem"] == "too_much_sound"
    await visitor.press("help")
    await visitor.hears("다시 들으시려면 별표")
    assert booth.rasa.questions == []


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "{",
        "[]",
        "null",
        '{"type": 1}',
        '{"type": "auth", "token": "x"}',
        '{"type": "key", "key": "11"}',
        '{"type": "button", "name": "self-destruct"}',
        '{"type": "played", "utterance": -1, "index": 0, "finished": true, "position": 0}',
        '{"type": "played", "utterance": 1, "index": 0, "finished": true, "position": NaN}',
        "[" * 100_000,
    ],
)
async def test_a_frame_nobody_understands_is_answered_and_the_line_stays(garbage: str, booth: Booth) -> None:
    visitor = await (await booth.visitor()).connect()
    await visitor.send_text(garbage)
    assert (await visitor.until("error"))["problem"] in ("bad_frame", "too_large")
    await visitor.send(type="ping")
    await visitor.until("pong")


async def test_nothing_but_garbage_ends_the_line(booth: Booth) -> None:
    visitor = await (await booth.visitor()).connect()
    for _ in range(audio.MOST_BAD_FRAMES):
        await visitor.send_text("garbage")
    assert await visitor.closed() == 1008


async def test_a_wrong_token_opens_nothing(booth: Booth) -> None:
    one, other = await booth.visitor(), await booth.visitor()
    await one.open()
    await one.send(type="auth", token=other._key["token"])
    assert (await one.until("error"))["problem"] == "not_allowed"
    assert await one.closed() == 1008


async def test_who_says_nothing_is_sent_away(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audio, "AUTH_WITHIN_S", 0.05)
    visitor = await booth.visitor()
    await visitor.open()
    assert (await visitor.until("error"))["problem"] == "not_allowed"


async def test_a_device_that_does_not_read_is_cut_off(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audio, "SEND_WITHIN_S", 0.1)
    visitor = await greeted(booth)
    visitor.reads.clear()
    await visitor.press("help")
    session = booth.gateway.lobby._sessions[visitor.id]
    await comes_true(lambda: not session.is_attached)
    visitor.reads.set()


async def test_no_more_lines_than_are_allowed(opening: Opening) -> None:
    async with opening(speech_sessions=1) as booth:
        await greeted(booth)
        late = await (await booth.visitor()).connect()
        error = await late.until("error")
        assert (error["problem"], error["retry_after"]) == ("no_line_free", 30)


# Lines that break


async def test_a_line_that_broke_is_taken_up_again_without_a_second_greeting(booth: Booth) -> None:
    visitor = await greeted(booth)
    await visitor.asks(ASKED)
    await visitor.hears(f"1: {ASKED}")
    await visitor.until("turn", state="idle")
    await visitor.drop()
    visitor.frames.clear()
    visitor._seen = 0
    await visitor.connect(device="kiosk")
    await visitor.send(type="start")
    await visitor.hears("다시 이어졌어요")
    await visitor.until("turn", state="idle")
    assert not [text for text in visitor.said() if "안녕하세요" in text]
    await visitor.asks("생계급여는 얼마예요")
    await visitor.hears("2: 생계급여는 얼마예요")


async def test_what_is_answered_while_the_line_is_broken_is_said_when_it_is_back(booth: Booth) -> None:
    booth.rasa.gate.clear()
    visitor = await greeted(booth)
    await visitor.asks(ASKED)
    await visitor.until("turn", state="thinking")
    await booth.rasa.asked(1)
    await visitor.drop()
    booth.rasa.gate.set()
    await asyncio.sleep(0.1)
    await visitor.connect(device="kiosk")
    await visitor.hears("다시 이어졌어요")
    await visitor.hears(f"1: {ASKED}")


async def test_a_second_line_takes_the_conversation_over(booth: Booth) -> None:
    first = await greeted(booth)
    second = Visitor(booth.app, first._key, booth.speaks)
    booth.visitors.append(second)
    await second.connect(device="kiosk")
    await first.until("replaced")
    assert await first.closed() == 1008
    await second.hears("다시 이어졌어요")


async def test_a_kiosk_whose_line_does_not_come_back_forgets_its_visitor(opening: Opening) -> None:
    async with opening(speech_linger_s=0.05) as booth:
        visitor = await greeted(booth)
        await visitor.drop()
        await comes_true(lambda: visitor.id not in booth.gateway.lobby._sessions)
        assert not await booth.transcript(visitor)


async def test_a_web_page_that_is_closed_keeps_its_conversation(opening: Opening) -> None:
    async with opening(speech_linger_s=0.05) as booth:
        visitor = await greeted(booth, device="web")
        await visitor.drop()
        await comes_true(lambda: visitor.id not in booth.gateway.lobby._sessions)
        assert await booth.transcript(visitor)


async def test_an_erased_conversation_ends_its_line(booth: Booth) -> None:
    visitor = await greeted(booth, device="web")
    headers = {"Authorization": f"Bearer {visitor._key['token']}"}
    await booth.client.delete(f"/api/v1/conversations/{visitor.id}", headers=headers)
    assert (await visitor.until("error"))["problem"] == "erased"
    assert await visitor.closed() == 1008


# What is nobody else's


async def test_two_sessions_never_share_a_word_or_a_sound(booth: Booth) -> None:
    one, two = await greeted(booth), await greeted(booth)
    await asyncio.gather(one.asks("생계급여는 얼마예요"), two.asks("에너지바우처는 언제 주나요"))
    await asyncio.gather(one.hears("생계급여는"), two.hears("에너지바우처는"))
    await asyncio.gather(one.until("turn", state="idle"), two.until("turn", state="idle"))
    texts = [" ".join(str(frame.get("text")) for frame in visitor.frames) for visitor in (one, two)]
    assert "에너지바우처" not in texts[0]
    assert "생계급여" not in texts[1]
    answers = [max(visitor.played) for visitor in (one, two)]
    assert one.played[answers[0]] != two.played[answers[1]]


def files_with(folder: Path, *pieces: bytes) -> list[Path]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(piece in path.read_bytes() for piece in pieces)]


def left_in_temporary_files() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("threeany-*"))


async def test_nothing_of_what_is_said_is_on_the_disk_after_a_kiosk_forgets(booth: Booth, tmp_path: Path) -> None:
    before = left_in_temporary_files()
    visitor = await greeted(booth)
    await visitor.asks("우리 강아지는 뭉치예요")
    await visitor.hears("1: 우리 강아지는 뭉치예요")
    assert files_with(tmp_path, "뭉치".encode())
    await visitor.press("end")
    await visitor.hears("상담을 마칠까요")
    await visitor.press("yes")
    await visitor.until("wiped")
    sound = max(booth.ears.heard, key=lambda heard: heard.size)
    # The screen is cleared after a second at most. On a slow disk the files follow: a scrub that took long is followed by a rest of nine
    # times that (`channels.erasure`) before the next.
    words = ("뭉치".encode(), to_pcm16(sound[8000:8100]), sound[8000:8100].tobytes())
    await comes_true(lambda: not files_with(tmp_path, *words), within_s=30.0)
    assert left_in_temporary_files() == before


async def test_sound_is_never_on_the_disk_even_where_it_may_be_kept(booth: Booth, tmp_path: Path) -> None:
    visitor = await greeted(booth)
    await visitor.send(type="consent", given=True)
    await visitor.asks(ASKED)
    await visitor.hears(f"1: {ASKED}")
    piece = to_pcm16(booth.speaks(ASKED).samples[8000:8100])
    assert piece != bytes(len(piece))
    assert not files_with(tmp_path, piece)


async def test_what_a_visitor_decides_about_their_voice_is_recorded(booth: Booth) -> None:
    visitor = await greeted(booth)
    for given in (True, False):
        await visitor.send(type="consent", given=given)
    await visitor.asks(ASKED)
    await visitor.hears(f"1: {ASKED}")
    decided = await booth.gateway.store.run(consents.history, visitor.id)
    assert [(each.what, each.granted) for each in decided] == [("audio", True), ("audio", False)]


async def test_who_took_their_consent_back_is_not_listened_to_until_they_give_it_again(booth: Booth) -> None:
    visitor = await booth.visitor()
    own_data = booth.gateway.own_data
    await own_data.decide(visitor.id, AUDIO, False, None)
    await visitor.connect(device="kiosk")
    refused = await visitor.until("error")
    assert (refused["problem"], refused["status"]) == ("voice_refused", 403)
    await visitor.closed()
    await own_data.decide(visitor.id, AUDIO, True, own_data.term(AUDIO).version)
    await visitor.connect(device="kiosk")
    await visitor.until("ready")
