"""On a roof, strangled, or only speaking of it: what an audit found missed or heard wrongly, with its kin."""

import pytest

from bot.understand.crisis import detect


def said(text):
    return [each.strip() for each in text.split("|")]


HEARD = {
    "suicide": said("""
        아파트 옥상에 올라왔어요 | 옥상 올라왔어 | 지금 옥상에 올라와 있어요 | 옥상에 혼자 왔어요 | 옥상까지 올라왔어요 무서워요 |
        다리 위에 올라왔어요 | 난간에 올라섰어요 | 한강 다리에 왔어요 | 번개탄 사 왔어요 | 번개탄 피웠어요 | 번개탄 샀어요 이제 그만할래요 |
        차에서 번개탄 피우려고요 | 번개탄 어디서 팔아요 | 고기 먹고 번개탄 피우려고요 | 번개탄에 고기 굽고 그만 죽을래요
    """),
    "domestic_violence": said("""
        어제 또 남편한테 목이 졸렸어요 | 남편한테 목 졸렸어요 | 남편이 목을 졸랐어요 | 목이 졸렸어요 남편이 | 아들한테 목 졸렸어요 |
        사위가 목을 조르려고 해요 | 남편한테 매 맞고 살아요 | 매일 매를 맞아요 | 남편한테 매 맞는 기분을 아세요 | 가정폭력 당하고 있어요 |
        가정폭력 상담받고 싶어요 | 가정폭력 상담사인데 저도 남편한테 맞아요 | 가정폭력 상담소에서 일하는데 남편이 때려요
    """),
    "crime": said("길에서 어떤 남자한테 목이 졸렸어요"),
}
QUIET = said("""
    매 맞는 기분이에요 세금 때문에 | 세금 폭탄에 매 맞는 느낌이에요 | 두들겨 맞은 기분이에요 건보료 때문에 | 매 맞은 것처럼 온몸이 쑤셔요 |
    가정폭력 상담사로 일해요 | 가정폭력 상담소에서 일해요 | 가정폭력 전문상담사 자격증 있어요 | 성폭력 상담사로 일하고 있어요 |
    번개탄 고기 맛있어요 | 번개탄에 고기 구워 먹었어요 | 번개탄 피워서 고기 구웠어요 | 캠핑 가서 번개탄으로 삼겹살 구워요 |
    고기 구우려고 번개탄 샀어요 | 옥상에 빨래 널러 올라왔어요 | 옥상에 고추 말리러 올라왔어요 | 옥상에 올라왔어요 바람 쐬러 |
    빚 때문에 목이 졸려요 | 목이 졸리는 느낌이에요 대출 때문에 | 다리 위에 고양이가 올라왔어요
""")


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HEARD.items() for text in texts])
def test_danger_is_heard(kind, text):
    assert detect(text) == kind


@pytest.mark.parametrize("text", QUIET)
def test_what_only_sounds_like_danger_raises_no_alarm(text):
    assert detect(text) is None
