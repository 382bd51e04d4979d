"""The intent model on a toy corpus: it learns acts, masks values, and knows when something is no Korean."""

from __future__ import annotations

import pytest
from sklearn.svm import LinearSVC

from bot.intent_model import Example, IntentModel, example, mask, taken_apart, vectorizer_of_examples
from bot.understand.result import BenefitMention, Said, Understanding

CORPUS = {
    "ask_amount": ["얼마 나와요", "한 달에 얼마예요", "돈은 얼마나 줘요", "얼마 받아요", "금액이 얼마인가요", "얼마씩 주나요"],
    "ask_how": ["어디서 신청해요", "어떻게 신청하나요", "신청은 어디서 하나요", "신청 방법 알려줘요", "어디 가서 신청해요", "신청하는 법"],
    "thank": ["고마워요", "고맙습니다", "감사합니다", "정말 고마워요", "참 고맙네", "감사해요"],
}


def read(text: str) -> Understanding:
    return Understanding(cues=frozenset({"question"} if text.endswith("요") else {"short"}))


def seen(text: str) -> Example:
    return example(text, read, str.split)


@pytest.fixture(scope="module")
def model() -> IntentModel:
    pairs = [(seen(text), intent) for intent, texts in CORPUS.items() for text in texts]
    return IntentModel.fit([item for item, _ in pairs], [intent for _, intent in pairs])


@pytest.mark.parametrize(("text", "intent"), [("얼마나 나와요", "ask_amount"), ("신청 어디서 해요", "ask_how"), ("고마워", "thank")])
def test_an_act_is_recognised_in_other_words(model: IntentModel, text: str, intent: str) -> None:
    assert model.predict(seen(text))[0][0] == intent


def test_probabilities_fall_and_never_exceed_one(model: IntentModel) -> None:
    chances = [chance for _, chance in model.predict(seen("얼마 받아요"))]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1.0 + 1e-9


def test_what_is_no_korean_has_no_intent(model: IntentModel) -> None:
    assert model.predict(seen("뷁쒧 꿻"))[0][1] == 0.0


def test_values_and_names_are_masked() -> None:
    text = "예순여덟인데 기초연금 350000원 되나요"
    found = Understanding(said=(Said("", "age", 68, 0, 4),), benefits=(BenefitMention("기초연금", 7, 11, 1.0),))
    assert mask(text, found) == "0세인데 기초연금 0원 되나요"


@pytest.mark.parametrize("text", ["얼마나 나와요", "신청 어디서 해요", "고마워", "뷁", "얼마 얼마 얼마예요"])
def test_the_sum_of_the_parts_is_what_scikit_learn_computes(text: str) -> None:
    items = [seen(known) for texts in CORPUS.values() for known in texts]
    union = vectorizer_of_examples()
    fitted = LinearSVC(random_state=0).fit(union.fit_transform(items), [intent for intent, texts in CORPUS.items() for _ in texts])
    summed = fitted.intercept_ + sum(part.margins(seen(text)) for part in taken_apart(union, fitted.coef_))
    assert summed == pytest.approx(fitted.decision_function(union.transform([seen(text)]))[0], abs=1e-5)
