"""What may stand in published text: the agency's words, and nothing that acts, hides or gives a private number away."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.services import sanitised


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("<위기사유>\n\n1. 실직한 경우", "<위기사유>\n\n1. 실직한 경우"),
        ("소득 < 100만 원 & 재산 > 0", "소득 < 100만 원 & 재산 > 0"),
        ("소득 &lt; 100만 원", "소득 < 100만 원"),
        ("<p>하나</p><p>둘<br/>셋</p>", "하나\n\n둘\n셋"),
        ("<b>굵게</b> 쓴 <a href='https://x.kr'>글</a>", "굵게 쓴 글"),
        ("가<script>alert(1)</script>나", "가 나"),
        ("가&lt;script&gt;alert(1)&lt;/script&gt;나", "가 나"),
        ("가&amp;lt;img src=x onerror=alert(1)&amp;gt;나", "가나"),
        ("가<scr<b></b>ipt>나", "가"),
        ("가<!-- 숨은 말 -->나<style>p{}</style>", "가 나"),
        ("가<img src=x onerror=alert(1)", "가"),
        ("가<svg/onload=alert(1)>나", "가나"),
        ("가<x-y onclick=alert(1)>나", "가나"),
        ("<o:p></o:p>가", "가"),
        ("<LH 공사>", "＜LH 공사>"),
        ("하나\r\n둘\r셋\x00\x07", "하나\n둘\n셋"),
        ("가\u202e나\u200b다\ufeff", "가나다"),
        ("\ud800가", "가"),
        ("하나\n\n\n\n\n둘   \n셋", "하나\n\n둘\n셋"),
        (unicodedata.normalize("NFD", "각시"), "각시"),
    ],
)
def test_markup_goes_and_words_stay(raw: str, kept: str) -> None:
    assert sanitised.text(raw) == kept


@pytest.mark.parametrize(
    "number",
    [
        *"010-1234-5678 010.1234.5678 01012345678 011-123-4567 016-1234-5678 010)1234-5678 010–1234–5678 +82-10-1234-5678".split(),
        *("０１０-１２３４-５６７８", "010 1234 5678", "(010) 1234-5678", "+82 10 1234 5678", "010-\u200b1234-5678"),
        *("010&#45;1234&#45;5678", "010-<b>1234</b>-5678"),
    ],
)
def test_a_mobile_number_is_masked_however_it_is_written(number: str) -> None:
    found = sanitised.text(f"담당자 {number}로 연락")
    assert found == "담당자 [전화번호]로 연락"


@pytest.mark.parametrize("number", "02-1234-5678 031-120-0000 129 1588-0000 070-1234-5678 B01000300009 701000000202 2010-1234-5678".split())
def test_public_numbers_and_ids_stay(number: str) -> None:
    assert sanitised.text(f"문의 {number}") == f"문의 {number}"


def test_a_resident_number_is_masked() -> None:
    assert sanitised.text("예: 900101-1234567") == "예: [주민등록번호]"


def test_a_long_text_is_cut_where_it_can_be_seen() -> None:
    found = sanitised.text("가" * 100_000)
    assert len(found) == sanitised.TEXT_LIMIT
    assert found.endswith("…")


def test_a_line_has_no_breaks() -> None:
    assert sanitised.line(" 가온시\n청년과\t") == "가온시 청년과"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("https://gaon.example.kr/a?b=1&amp;amp;c=2", "https://gaon.example.kr/a?b=1&c=2"),
        ("http://gaon.example.kr||http://other.example.kr", "http://gaon.example.kr"),
        ("www.gaon.example.kr/apply", "https://www.gaon.example.kr/apply"),
        ("https://가온.한국/", "https://가온.한국/"),
        *[
            (bad, "")
            for bad in (
                "javascript:alert(1)",
                " JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "https://gov.kr@evil.example",
                "https://a b",
                'https://a"onclick=x',
                "https://a\u202eb.kr",
                "https://[::1",
                "https://a.kr:99999999/",
                "//evil.example",
                "방문 신청",
                "https://",
                "https://x.kr/" + "a" * 3000,
            )
        ],
    ],
)
def test_only_a_plain_web_address_is_kept(raw: str, kept: str) -> None:
    assert sanitised.url(raw) == kept


@given(st.text(alphabet=st.sampled_from("<<<>&;/!-=\"' abciprstlgonmx#0123456789가나\u200b\n\r\0\u202e\ud800[]"), max_size=300))
@example("<\u200bscript>")
@example("<&#8203;script>")
@example("&#60;script")
@example("&lt;&lt;b>script>")
@example("&amp;" * 40 + "lt;script>")
def test_nothing_that_could_open_a_tag_is_ever_left(raw: str) -> None:
    found = sanitised.text(raw)
    assert not any(
        after.isascii() and (after.isalpha() or after in "/!?") for at, after in zip(found, found[1:], strict=False) if at == "<"
    )
    assert found.replace("\n", "").isprintable()


@pytest.mark.parametrize("piece", ["<!--", "<script", "<a ", "</", "&lt;", "&amp;", "<b", "<![CDATA[", "01", "010-", "<x y"])
def test_hostile_repetition_takes_no_long_time(piece: str) -> None:
    started = time.perf_counter()
    sanitised.text(piece * 20_000)
    assert time.perf_counter() - started < 2
