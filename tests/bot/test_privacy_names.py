"""Names leave where somebody introduces them, and only there."""

import pytest

from bot.privacy import find, mask

GONE = [
    ("제 이름은 김말순이에요", "제 이름은 [이름]이에요"),
    ("저는 홍길동이라고 합니다", "저는 [이름]이라고 합니다"),
    ("어머니 성함은 박복례예요, 여든둘이세요", "어머니 성함은 [이름]예요, 여든둘이세요"),
    ("이름이 최영수예요", "이름이 [이름]예요"),
    ("제 이름은 하준이에요", "제 이름은 [이름]이에요"),
    ("제 이름은 김순이예요", "제 이름은 [이름]예요"),
    ("이름 : 장 동 철", "이름 : [이름]"),
    ("성명 윤미경 나이 51", "성명 [이름] 나이 51"),
    ("남궁민자 이름으로 신청했어요", "[이름] 이름으로 신청했어요"),
    ("제 이름은 응우옌 티 란입니다", "제 이름은 [이름]입니다"),
    ("제 이름은 Nguyen Thi Lan입니다", "제 이름은 [이름]입니다"),
    ("민원인 김철수 드림", "민원인 김철수 드림".replace("김철수", "[이름]")),
    ("제 이름은 김말순이에요. 통장도 김말순으로 돼 있어요", "제 이름은 [이름]이에요. 통장도 [이름]으로 돼 있어요"),
    ("신한은행 110-338-992817 양미란", "신한은행 [계좌번호] [이름]"),
    ("어머니는 한복희, 아버지 성함은 이종수예요", "어머니는 [이름], 아버지 성함은 [이름]예요"),
]

KEPT = """
    이름은 몰라요 | 제 이름으로 신청할게요 | 이름이 뭐예요 | 제 이름은 비밀이에요 | 제도 이름이 기초연금이에요 | 저는 한부모라고 해요 |
    저는 이재민이라고 합니다 | 조현병이라고 합니다 | 저는 고혈압이라고 하네요 | 저는 장애인이라고 해요 | 어머니 성함도 필요해요? |
    배우자 이름으로 돼 있어요 | 이름이 바뀌었어요 | 이름이 안 나와요 | 제 이름은 두 글자예요 | 제 이름이 명단에 없대요 | 이름이고 뭐고 |
    카드에 이름이 제 이름인데요 | 이름이 문제래요 | 손녀 이름 하나 지어줘 | 사업자는 남편 이름이에요 | 전 고아라고 할 수 있죠 |
    선생님이라고 불러도 되죠 | 이름난 병원 | 남편 이름 지우기 | 김 선생님 계세요
"""


@pytest.mark.parametrize(("text", "masked"), GONE)
def test_a_name_that_is_introduced_leaves(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize("text", [text.strip() for text in KEPT.split("|")])
def test_words_about_names_stay(text: str) -> None:
    assert mask(text) == text


def test_what_was_found_says_where_and_of_which_kind() -> None:
    text = "저는 홍길동이라고 하고 ０１０－１２３４－５６７８이에요"
    assert [(text[one.start : one.end], one.kind) for one in find(text)] == [("홍길동", "name"), ("０１０－１２３４－５６７８", "phone")]


def test_what_is_masked_already_is_not_found_again() -> None:
    assert find("제 이름은 [이름]이고 전화는 [전화번호]예요") == ()


@pytest.mark.parametrize("number", ["4242424242424242", "30569309025904", "6362970000457013"])
def test_a_card_is_known_by_its_check_digit_where_its_length_does_not_tell(number: str) -> None:
    assert mask(f"{number}예요") == "[카드번호]예요"


def test_digits_of_that_length_that_do_not_add_up_are_an_account() -> None:
    assert mask("30569309025905예요") == "[계좌번호]예요"
