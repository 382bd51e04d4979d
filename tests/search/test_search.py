"""Finding benefits by everyday words: names, needs, like words, typing slips, places, and nothing where nothing fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot import knowledge
from bot.errors import DataError, SearchModelError
from bot.korean.regions import Where
from bot.search import Document, Search, dense, model
from bot.search.document import names, of_benefit, passages
from bot.search.everyday import Everyday
from bot.search.find import DENSE, LEXICAL, Index
from bot.search.model import Model
from bot.search.situations import Situations
from bot.search.terms import Pairs, pairs
from bot.yaml_file import read

ROOT = Path(__file__).resolve().parents[2]
OWN = model.load(ROOT / "models" / "search", data=ROOT / "data")
GAON: Where = {"sido": "누리도", "sigungu": "가온시"}
SAEBYEOK: Where = {"sido": "누리도", "sigungu": "새벽군"}
HEARING = Document("hearing", ("난청 어르신 보청기 지원",), "난청 어르신 보청기 지원\n잘 들리지 않는 노인에게 보청기 값을 드립니다.")
RENT = Document("rent", ("청년 월세 특별지원",), "청년 월세 특별지원\n부모와 따로 사는 청년에게 달마다 월세를 보탭니다.")
FARM = Document("farm", ("농기계 임대사업",), "농기계 임대사업\n밭과 논을 가는 기계를 빌려 드립니다.")
BIRTH = Document("birth", ("가온시 출산축하금",), "가온시 출산축하금\n아이가 태어난 집에 축하금을 드립니다.", GAON)
BIRTH_THERE = replace(BIRTH, id="there", names=("새벽군 출산축하금",), place=SAEBYEOK)
PLANT = Document("plant", ("반려식물 나눔",), "반려식물 나눔\n혼자 지내는 사람에게 화분을 나누어 드립니다.")
ALL = (HEARING, RENT, FARM, BIRTH, BIRTH_THERE, PLANT)


@pytest.fixture(scope="module")
def index() -> Index:
    """Beside some of what people wrote: among five documents no word is rare."""
    return Index((*ALL, *map(of_benefit, knowledge.load(ROOT / "data").benefits.values())), OWN)


def first(index: Index, query: str, where: Where | None = None) -> list[str]:
    return [found.document.id for found in index.find(query, 5, where)]


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("보청기 지원", "hearing"),
        ("반려 식물", "plant"),
        ("반려식믈 나눔", "plant"),
        ("농기계를 빌리고 싶어요", "farm"),
        ("반려식물 나눔을 받으려면 어떤 서류가 필요한지 궁금합니다", "plant"),
    ],
)
def test_everyday_words_find_it_first(index: Index, query: str, id: str) -> None:
    assert first(index, query)[:1] == [id]


def test_a_word_that_means_the_like_finds_it_without_sharing_a_letter() -> None:
    meaning = Index(ALL, OWN, DENSE)
    assert meaning.scores("방세")[ALL.index(RENT)] > meaning.scores("방세")[ALL.index(FARM)]
    assert not Index(ALL, replace(OWN, everyday=None, questions=()), LEXICAL).scores("방세").any()


def test_the_words_of_agencies_are_looked_for_where_everyday_ones_are_said() -> None:
    assert OWN.everyday is not None
    assert OWN.everyday("귀가 어두우신 할머니") == "청각장애 난청 보청기 노인 어르신"
    assert OWN.everyday("노인네") == "어르신 고령자"
    assert OWN.everyday("백할머니네") == ""
    lexical = Index(ALL, replace(OWN, questions=()), LEXICAL).scores("귀가 어두우신데")
    assert lexical.argmax() == ALL.index(HEARING)


@pytest.mark.parametrize("written", ["- 가", "가: 나", "가: [1]", "1: [가]"])
def test_a_wrong_list_of_everyday_words_is_explained(tmp_path: Path, written: str) -> None:
    (tmp_path / "everyday.yml").write_text(written, encoding="utf-8")
    with pytest.raises(DataError, match=r"everyday\.yml"):
        Everyday.load(tmp_path / "everyday.yml")


def test_what_fits_any_question_is_put_behind_what_fits_this_one() -> None:
    contents = Document(
        "contents", ("복지 차례",), "복지 차례\n신청 방법 문의 전화 서류 금액 대상 나이 소득 궁금 어디 언제 얼마 지원 노인 월세"
    )
    plain, corrected = (Index((*ALL, contents), replace(OWN, questions=some)).scores("월세 신청") for some in ((), OWN.questions))
    assert corrected[-1] - corrected[ALL.index(RENT)] < plain[-1] - plain[ALL.index(RENT)]


def test_whether_a_benefit_is_asked_for_is_told_by_the_words() -> None:
    assert OWN.asks("다달이 월세가 부담돼요") > 2 > 0 > OWN.asks("심심한데 노래나 틀어줘")
    assert OWN.asks("🙂") == 0


@pytest.mark.parametrize("text", ["LPG 가스호스, 2개 lpg", "월세\n지원 가나다", "", "ㅋㅋ 🙂 x", "İ가나"])
def test_many_texts_are_counted_as_one_is(text: str) -> None:
    for terms in (Pairs(), OWN.morphemes):
        assert terms is not None
        rows, codes = terms.batch(["앞", text, "뒤 글자 12"])
        assert sorted(codes[rows == 1].tolist()) == sorted(terms.codes(text))


@pytest.mark.parametrize("query", ["오늘 날씨 어때", "노래 불러줘", "삼성전자 주가", "ㅋㅋㅋ", "", "   ", "?!", "🙂", "qwerty"])
def test_what_is_no_question_about_a_benefit_finds_nothing(index: Index, query: str) -> None:
    assert first(index, query) == []


def test_of_other_places_nothing_is_found(index: Index) -> None:
    def places(where: Where) -> set[str]:
        return {"birth", "there"} & set(first(index, "출산축하금", where))

    assert places(GAON) == {"birth"}
    assert places(SAEBYEOK) == {"there"}
    assert places({"sido": "누리도", "sigungu": None}) == {"birth", "there"}
    assert places({"sido": "다른도", "sigungu": None}) == set()


def test_those_of_the_country_are_found_from_everywhere(index: Index) -> None:
    assert first(index, "보청기", GAON)[:1] == ["hearing"]


def test_where_nobody_said_where_they_live_the_countrys_come_first() -> None:
    national = Document("national", BIRTH.names, BIRTH.text)
    assert first(Index((BIRTH, national), OWN), "출산축하금") == ["national", "birth"]


def test_what_people_wrote_comes_first_where_another_is_as_good() -> None:
    written = replace(RENT, id="written", preferred=True)
    assert first(Index((RENT, written), OWN), "청년 월세") == ["written", "rent"]


def test_without_a_model_letters_alone_find_it(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    nothing = model.load(tmp_path)
    assert nothing == Model()
    assert "train-search" in caplog.text
    assert first(Index(ALL, nothing), "청년 월세")[:1] == ["rent"]


def test_a_damaged_model_is_left_aside(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    (tmp_path / dense.MODULES).write_text('[{"type": "StaticEmbedding", "path": ""}]', encoding="utf-8")
    assert model.load(tmp_path) == Model()
    assert "not used" in caplog.text


def test_an_index_of_nothing_finds_nothing() -> None:
    assert Index((), OWN).find("월세") == []


def test_the_records_that_people_wrote_are_found() -> None:
    search = Search(knowledge.load(ROOT / "data"), OWN)
    assert search.find("노인네들 다달이 통장에 넣어주는 돈")[0].benefit.id == "basic_pension"
    assert search.find("기초연금 얼마예요")[0].benefit.id == "basic_pension"
    assert search.find("노래 불러줘") == []


def test_a_name_in_brackets_is_known_without_them() -> None:
    assert list(names("사회보험료 지원(두루누리)")) == ["사회보험료 지원(두루누리)", "사회보험료 지원"]
    assert list(names("(가)")) == ["(가)"]


def test_passages_hold_the_whole_text() -> None:
    text = "\n".join(f"{n}번째 줄은 무엇을 드리는지 말합니다." for n in range(40))
    cut = list(passages(text))
    assert len(cut) > 5
    assert "".join(cut).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert list(passages("")) == [""]


def test_pairs_are_within_words() -> None:
    assert pairs("LPG 가스호스, 2개") == ["lpg", "가스", "스호", "호스", "2"]


def tiny(folder: Path, static: bool) -> str:
    """A model in the format of sentence-transformers: of one module, or of a transformer and a pooling."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, StaticEmbedding, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    words = ["[UNK]", "[PAD]", "[CLS]", "[SEP]", "[MASK]", "청년", "월세", "보청기", "농기계", "출산축하금"]
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    if static:
        vectors = np.random.default_rng(1).normal(size=(len(words), 8)).astype(np.float32)
        made = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=vectors)], device="cpu")
    else:
        bert = folder / "bert"
        sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
        BertModel(BertConfig(vocab_size=len(words), max_position_embeddings=32, **sizes)).save_pretrained(bert)
        special = {"unk_token": "[UNK]", "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]"}
        PreTrainedTokenizerFast(tokenizer_object=tokenizer, **special).save_pretrained(bert)
        made = SentenceTransformer(modules=[Transformer(str(bert)), Pooling(16)], device="cpu")
    made.save(str(folder / "made"), create_model_card=False)
    return str(folder / "made")


def test_a_static_model_is_read_without_torch_and_gives_the_same(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    path, texts = tiny(tmp_path, static=True), ["청년 월세", "보청기", "농기계 월세 청년"]
    read = dense.load(path)
    assert isinstance(read, dense.Static)
    theirs = SentenceTransformer(path, device="cpu").encode(texts, normalize_embeddings=True)
    np.testing.assert_allclose(read.documents(texts), theirs, atol=1e-5)


def test_our_own_model_is_one_of_sentence_transformers() -> None:
    from sentence_transformers import SentenceTransformer

    folder, texts = ROOT / "models" / "search", ["월세가 너무 비싸요", "보청기"]
    theirs = SentenceTransformer(str(folder), device="cpu").float().encode(texts, normalize_embeddings=True)
    np.testing.assert_allclose(dense.load(str(folder)).queries(texts), theirs, atol=2e-3)
    assert sum(path.stat().st_size for path in folder.iterdir()) < 10_000_000


def test_any_other_model_is_one_setting_away(tmp_path: Path) -> None:
    used = model.load(ROOT / "models" / "search", tiny(tmp_path, static=False))
    assert isinstance(used.encoder, dense.Transformer)
    assert used.encoder.queries(["청년 월세"]).shape == (1, 16)
    assert first(Index(ALL, used), "청년 월세")[:1] == ["rent"]


def test_a_model_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(SearchModelError, match="search_model must be a model"):
        model.load(ROOT / "models" / "search", str(tmp_path / "none"))


@pytest.mark.parametrize(
    ("static", "file", "content"),
    [
        (True, "model.safetensors", b"no tensors"),
        (True, "tokenizer.json", b"{}"),
        (True, "modules.json", b"null"),
        (True, "modules.json", b'[{"path": ""}]'),
        (False, "1_Pooling/config.json", b"{}"),
        (False, "config.json", b"{}"),
        (False, "config_sentence_transformers.json", b"[]"),
        (False, "model.safetensors", b""),
    ],
)
def test_a_broken_model_is_said(static: bool, file: str, content: bytes, tmp_path: Path) -> None:
    folder = tiny(tmp_path, static)
    (Path(folder) / file).write_bytes(content)
    with pytest.raises(SearchModelError, match="search_model must be a model"):
        dense.load(folder)


def test_a_situation_is_heard_where_its_words_stand_apart_and_in_order() -> None:
    heard = Situations({"체불 대지급금": ["월급|임금 못 받", "밀린 월급"]})
    assert heard("월급을 석 달째 못 받고 있어요") == ("체불 대지급금",) == heard("임금을 못받았습니다")
    assert heard("못 받은 편지와 월급") == ()


def test_a_way_to_tell_it_begins_a_word() -> None:
    heard = Situations({"의치": ["이가 아파|없"], "한센인": ["나병"]})
    assert heard("아이가 없어요") == () == heard("경찰이나 병원에 갔어요")
    assert heard("이가 없어서 못 씹어요") == ("의치",)


def test_several_situations_are_told_at_once_each_of_them_once() -> None:
    heard = Situations({"체불": ["월급 못", "월급 안"], "해고": ["회사 잘렸"]})
    assert heard("회사에서 잘렸는데 월급도 못 받고 안 준대요") == ("해고", "체불")


@pytest.mark.parametrize("written", ["- 체불", "체불: 월급", "체불: [1]", '체불: ["|"]'])
def test_a_broken_file_of_situations_is_told(tmp_path: Path, written: str) -> None:
    (tmp_path / "situations.yml").write_text(written, encoding="utf-8")
    with pytest.raises(DataError, match=r"situations\.yml"):
        Situations.load(tmp_path / "situations.yml")


def test_a_situation_finds_what_is_called_otherwise() -> None:
    unpaid = Document("unpaid", ("대지급금",), "대지급금\n체불된 임금을 국가가 먼저 드립니다.")
    documents = (*ALL, unpaid)
    deaf = replace(OWN, situations=None)
    question = "사장이 두 달 치 월급을 못 준대요"
    heard, unheard = (Index(documents, used, LEXICAL) for used in (replace(OWN, situations=Situations({"대지급금": ["월급 못"]})), deaf))
    assert heard.scores(question)[-1] > unheard.scores(question)[-1]
    assert [heard.scores("화분 나눔")[n] for n in range(7)] == [unheard.scores("화분 나눔")[n] for n in range(7)]


def test_every_written_way_can_be_heard() -> None:
    told = read(ROOT / "data" / "situations.yml")
    heard = Situations(told)
    for official, written in told.items():
        for way in written:
            assert official in heard(" ".join(word.split("|")[0] for word in way.split())), way
