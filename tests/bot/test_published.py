"""Published services in the talk: offered after what people wrote, in the agency's own words, never as ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot import dialogue
from bot.dialogue import Dialogue
from bot.message import Heard
from bot.services.service import Service
from bot.services.snapshot import Snapshots
from tests.bot.saying import Say, text

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 29)
ANYBODY = frozenset({"JA0322", "JA0410"})
MEALS = Service(
    "P1",
    "어르신 나래 도시락",
    "홀로 사는 어르신께 도시락을 가져다 드림",
    target="○ 관악구에 거주하는 65세 이상 어르신",
    content="주 3회 도시락 {배달}",
    how="방문신청",
    documents="○ 신분증",
    deadline="상시신청",
    agency="서울특별시 관악구",
    agency_type="시군구",
    contact=(("나래과", "02-000-0000"),),
    field="생활안정",
    users=("개인",),
    codes=ANYBODY,
    modified="20260301090000",
)
NORTH = replace(MEALS, id="P3", name="북한이탈주민 나래 적응 지원", target="○ 북한이탈주민", agency="나래부", agency_type="중앙행정기관")
BARE = replace(MEALS, id="P2", name="나래 목욕권", content="", documents="", contact=(), field="보건·의료")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Dialogue:
    folder = tmp_path_factory.mktemp("kept") / "services"
    snapshots = Snapshots(folder)
    with snapshots.locked():
        snapshots.activate(snapshots.write((MEALS, BARE, NORTH), "test", "2026-11-29T00:00:00+09:00").id)
    loaded = dialogue.load(ROOT, folder, "")
    assert loaded.services is not None and loaded.services.wait(DAY) is not None
    return loaded


def test_where_they_live_is_asked_once_nothing_else_is_open(say: Say) -> None:
    say("저는 일흔이고 혼자 살아요", "inform")
    outcome = say("한 달에 사십만 원이요", "inform")
    assert outcome.state["next_question"]["fact"] == "region"
    assert say("그건 말하기 싫어요", "skip").state["next_question"] is None


def test_a_question_about_one_benefit_asks_nothing_for_others(say: Say) -> None:
    say("72세고 혼자 살아요", "inform")
    outcome = say("왜 주거급여는 안 나와요?", "ask_why_not")
    assert (outcome.state["next_question"] or {}).get("fact") != "region"


def test_their_own_town_is_told_of_and_comes_after_what_people_wrote(say: Say) -> None:
    outcome = say("저는 일흔이고 서울 관악구에 혼자 살아요", "ask_benefits")
    assert "사시는 곳에서 하는 서비스도 2가지" in text(outcome)
    assert "에 확인한 내용이에요" in text(outcome)
    names = [match["name"] for match in outcome.state["matches"]]
    assert names[-2:] == ["어르신 나래 도시락", "나래 목욕권"] or names[-2:] == ["나래 목욕권", "어르신 나래 도시락"]
    pages = [say("더 있어요?", "more") for _ in range(12)]
    shown = [card.id for page in pages for reply in page.replies for card in reply.benefits]
    assert any("기관들이 공공서비스 목록에 올린 글이에요(2026년 3월 기준)" in text(page) for page in pages)
    assert set(shown[-2:]) == {"P1", "P2"} and len(shown) > 2
    assert "이게 전부" in text(pages[-1])


NEAR = ["우리 동네 혜택", "구청에서 해 주는 거 있어요?", "저희 지역에서 따로 주는 지원도 있나요", "제가 사는 곳 서비스요"]


@pytest.mark.parametrize("asked", NEAR)
def test_what_their_own_town_gives_is_shown_when_asked_for(say: Say, asked: str) -> None:
    say("저는 일흔이고 서울 관악구에 혼자 살아요", "ask_benefits")
    cards = [card.id for reply in say(asked, "ask_benefits").replies for card in reply.benefits]
    assert cards in (["P1"], ["P2"])
    say(asked, "more")
    assert "더 맞는 것은 찾지 못했어요" in text(say(asked, "ask_benefits"))


def test_more_after_the_own_town_is_more_of_the_own_town(say: Say) -> None:
    say("저는 일흔이고 서울 관악구에 혼자 살아요", "ask_benefits")
    cards = [[card.id for reply in say(text, intent).replies for card in reply.benefits] for text, intent in (
        ("우리 동네 혜택", "ask_benefits"), ("더 볼래요", "more"), ("더 볼래요", "more"))]  # fmt: skip
    assert {*cards[0], *cards[1]} == {"P1", "P2"}
    assert cards[2] and not {"P1", "P2"} & set(cards[2])


def test_where_nothing_else_fits_what_agencies_wrote_is_shown(say: Say) -> None:
    outcome = say("탈북해서 온 지 2년 됐어요", "inform")
    assert [card.id for reply in outcome.replies for card in reply.benefits] == ["P3"]
    assert "아직 못 찾았어요" not in text(outcome)
    assert outcome.state["next_question"]


def test_where_they_live_is_asked_before_what_their_town_gives(say: Say) -> None:
    say("저는 일흔이고 혼자 살아요", "ask_benefits")
    assert say("우리 동네 혜택은요?", "ask_benefits").state["next_question"]["fact"] == "region"
    cards = [card.id for reply in say("서울 관악구요", "inform").replies for card in reply.benefits]
    assert cards


def test_the_match_without_a_talk_knows_them_too(assistant: Dialogue) -> None:
    facts = {"age": 70, "household_size": 1, "region": {"sido": "서울특별시", "sigungu": "관악구"}}
    found = assistant.match(facts, DAY)
    assert {"P1", "P2"} <= {match["id"] for match in (*found["eligible"], *found["possible"])}


def test_the_match_asks_what_settles_the_services_too(assistant: Dialogue) -> None:
    facts = {"age": 70, "household_size": 1, "lives_alone": True, "monthly_income": 400_000}
    asked = assistant.match(facts, DAY)["next_question"]
    assert asked is not None and asked["fact"] == "region"


@pytest.fixture
def shown(say: Say) -> Say:
    say("저는 일흔이고 서울 관악구에 혼자 살아요", "ask_benefits")
    for _ in range(12):
        page = say("더 있어요?", "more")
        if any(card.id == "P1" for reply in page.replies for card in reply.benefits):
            return say
    raise AssertionError("never shown")


def test_what_is_asked_is_answered_in_the_agency_s_words(shown: Say) -> None:
    amount = text(shown("그거 얼마예요?", "ask_amount"))
    assert "서울특별시 관악구에서 이렇게 알리고 있어요" in amount and "주 3회 도시락 ｛배달｝" in amount
    assert "공공서비스 목록에 올린 글이에요(2026년 3월 기준)" in amount and "결정은 기관이" in amount
    assert "신분증" in text(shown("서류는요?", "ask_documents"))
    assert "02-000-0000" in text(shown("전화번호는요?", "ask_contact"))


@pytest.mark.parametrize(("asked", "intent"), [("그거 언제까지 받아요?", "ask_period"), ("두 분 다 받을 수 있어요?", "ask_eligibility")])
def test_an_agency_s_words_are_quoted_and_never_picked_apart(shown: Say, asked: str, intent: str) -> None:
    shown("그거 얼마예요?", "ask_amount")
    assert "이렇게 알리고 있어요" in text(shown(asked, intent))


def test_what_the_agency_does_not_say_is_said_to_be_unknown(say: Say) -> None:
    say("저는 일흔이고 서울 관악구에 혼자 살아요", "ask_benefits")
    for _ in range(12):
        page = say("더 있어요?", "more")
        if any(card.id == "P2" for reply in page.replies for card in reply.benefits):
            break
    answer = text(say("그거 얼마예요?", "ask_amount"))
    assert "공개된 글에 나와 있지 않아요" in answer and "110" in answer


def test_the_buttons_of_a_card_are_about_that_service(shown: Say) -> None:
    shown("기초연금 얼마예요?", "ask_amount")
    assert shown("어르신 나래 도시락 신청 방법 알려줘요", "ask_how").state["benefit"] == "어르신 나래 도시락"
    received = shown("어르신 나래 도시락은 이미 받고 있어요", "already_receiving")
    assert received.state["receiving"] == ["어르신 나래 도시락"]
    assert "어르신 나래 도시락" not in [match["name"] for match in received.state["matches"]]


def test_a_card_says_whose_words_it_holds(shown: Say) -> None:
    outcome = shown("그거 얼마예요?", "ask_amount")
    card = outcome.replies[-1].benefits[0]
    assert card.apply["origin"] == "published" and card.summary.startswith("“")
    assert outcome.state["benefit"] == "어르신 나래 도시락"


def test_a_published_service_is_found_by_its_id(assistant: Dialogue) -> None:
    record = assistant.benefit("P1", DAY)
    assert record is not None and record["name"] == "어르신 나래 도시락" and record["sources"][0]["date"] == "2026-03-01"


def test_without_snapshots_nothing_of_this_is_said() -> None:
    alone = dialogue.load(ROOT)
    outcome = alone.respond(Heard("저는 일흔이고 서울 관악구에 혼자 살아요", "ask_benefits", 0.99), alone.new_context(), DAY)
    assert "사시는 곳에서 하는" not in text(outcome)


@pytest.mark.parametrize(
    ("asked", "intent"),
    [("나래 도시락 있나요", "ask_benefits"), ("서울 관악구 나래 도시락", "inform"), ("어르신 나래 도시락 얼마예요", "ask_amount")],
)
def test_what_the_words_name_among_the_published_services_is_offered(say: Say, asked: str, intent: str) -> None:
    cards = [card.id for reply in say(asked, intent).replies for card in reply.benefits]
    assert cards and cards[0] == "P1"


@pytest.mark.parametrize(("said", "intent"), [("안녕하세요", "greet"), ("오늘 날씨 좋네요", "smalltalk"), ("도시락 먹었어요", "smalltalk")])
def test_small_talk_finds_no_service(say: Say, said: str, intent: str) -> None:
    assert not [card for reply in say(said, intent).replies for card in reply.benefits]


def test_what_is_talked_about_is_not_left_for_a_word_it_holds_itself(shown: Say) -> None:
    assert shown("그 도시락 지원은 얼마예요", "ask_amount").state["benefit"] == "어르신 나래 도시락"


@pytest.mark.parametrize("line", ["저는 회사 다녀요", "직장인이에요"])
def test_who_told_only_of_their_work_is_asked_first(say: Say, line: str) -> None:
    outcome = say(line, "inform")
    assert not any(reply.benefits for reply in outcome.replies) and outcome.state["next_question"]["fact"] == "age"


def test_who_tells_of_an_empty_cafe_is_answered_and_not_asked(say: Say) -> None:
    outcome = say("카페하는데 매출이 없어요", "inform")
    assert outcome.state["next_question"] is None and len(text(outcome)) > 40
    assert not any(reply.benefits for reply in outcome.replies)
