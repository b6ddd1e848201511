"""What the page of `variorum annotate` asks for is answered from the files, and what it saves stands in them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import HARBOUR

from variorum.pipeline.annotating import Annotation
from variorum.publish import writing
from variorum.read.yaml import YamlFile
from variorum.text.passages import squeezed

COURIER = "data/sources/coast-courier.yaml"


@pytest.fixture
def annotation(harbour: Path) -> Annotation:
    return Annotation(harbour)


def told(annotation: Annotation, name: str, **sent: Any) -> Any:
    status, answer = annotation.answer(name, sent)
    assert status == 200, answer
    return answer


def session(annotation: Annotation, source: str = "coast-courier") -> Any:
    return told(annotation, "session", source=source)


def claim(page: Any, name: str) -> Any:
    return next(each for each in page["claims"] if each["id"] == name)


def save(annotation: Annotation, page: Any, *steps: dict[str, Any], **more: Any) -> tuple[int, Any]:
    sent = {
        "source": page["source"],
        "version": page["version"],
        "steps": list(steps),
        "write": True,
    }
    return annotation.answer("edit", {**sent, **more})


def propose(annotation: Annotation, words: str, before: str = "") -> Any:
    start = session(annotation)["text"].index(words)
    spans = [[start, start + len(words)]]
    return told(annotation, "propose", source="coast-courier", spans=spans, before=before)


def test_articles_that_did_not_change_are_not_read_again(annotation: Annotation) -> None:
    first = annotation.checked.dossier.article
    page = session(annotation)
    step = {"do": "claim", "id": "oil-leaked", "values": {"note": "Read anew."}}
    for write in (False, True):
        status, _ = save(annotation, page, step, write=write)
        assert status == 200
        after = annotation.checked.dossier.article
        stay = {home for home, each in after.items() if each is first[home]}
        rest = {"harbour-gazette", "kuestenbote"}
        assert stay == (rest if write else first.keys())
        assert {stem for stem, _ in annotation._memory.articles} == first.keys()
        annotation.forget()
        assert annotation.checked.dossier.article["kuestenbote"] is first["kuestenbote"]


def test_the_page_shows_what_the_files_hold(annotation: Annotation) -> None:
    page = session(annotation)
    leaked = claim(page, "oil-leaked")
    ((start, end),) = leaked["spans"]
    assert squeezed(page["text"][start:end]) == leaked["value"]["quote"][0]["text"]
    assert leaked["value"]["by"] == [{"actor": "harbour-master", "from": [{"text": "he said"}]}]
    assert (annotation.root / COURIER).read_text().split("\n")[
        leaked["line"] - 1
    ] == "  - id: oil-leaked"
    assert page["aside"] == [
        {"spans": [(460, 478)], "quote": "back to square one", "reason": "idiom"}
    ]
    assert {each["account"] for each in page["quantities"]} == {"coded", "set-aside"}
    assert page["problems"] == []
    shared = next(each for each in page["shared"] if each["source"] == "harbour-gazette")
    assert shared["claims"][0]["value"]["utterance"] == "oil-leaked"
    assert page["known"]["utterances"]["radio-briefing"][0].keys() == {"id", "words"}


def test_opened_and_saved_without_a_change_the_file_stays(annotation: Annotation) -> None:
    before = {path: path.read_bytes() for path in (annotation.root / "data").rglob("*.yaml")}
    for source in ("coast-courier", "harbour-gazette", "kuestenbote"):
        page = session(annotation, source)
        for each in page["claims"]:
            step = {
                "do": "claim",
                "id": each["id"],
                "values": each["value"],
                "was": each["value"],
                "yaml": each["other"],
            }
            status, answer = save(annotation, page, step)
            assert status == 200, answer
        head = {key: page["head"]["value"][key] for key in ("title", "summary")}
        assert save(annotation, page, {"do": "head", "values": head, "was": head})[0] == 200
    after = {path: path.read_bytes() for path in (annotation.root / "data").rglob("*.yaml")}
    assert after == before


def test_words_become_a_claim_with_what_the_text_gives(annotation: Annotation) -> None:
    found = propose(annotation, "Twelve people were flown off")
    assert found["value"]["quote"] == [{"text": "Twelve people were flown off"}]
    assert found["counts"] == [{"phrase": "Twelve", "kind": "exact", "number": "12"}]
    assert found["value"]["id"] == "twelve-people-were-flown-off"
    assert found["value"]["by"] == [{"actor": "lantern-shipping"}]
    assert propose(annotation, "Fewer than 10", "crew-aboard")["value"]["by"] == []
    kept = propose(annotation, "tonnes of oil", "crew-aboard")
    assert kept["kept"] == ["by", "origin", "via", "as_of"]
    assert kept["value"]["origin"] == {"origin": "radio-briefing"}
    assert propose(annotation, "keeps port shut")["value"]["voice"] == "headline"


def test_a_phrase_that_stands_twice_is_two_counts(annotation: Annotation) -> None:
    (annotation.root / "seeds" / "crews.txt").write_text("The port has 40 boats and 40 crews.\n")
    source = told(annotation, "begin", seed="crews.txt")["source"]
    found = told(annotation, "propose", source=source, spans=[[13, 34]])
    assert found["value"]["quote"] == [{"text": "40 boats and 40 crews"}]
    assert [(each["phrase"], each["occurrence"]) for each in found["counts"]] == [
        ("40", 1),
        ("40", 2),
    ]


def test_a_claim_is_written_where_its_words_come(annotation: Annotation) -> None:
    before = (annotation.root / COURIER).read_text()
    page = session(annotation)
    value = propose(annotation, "Twelve people", "crew-aboard")["value"]
    step = {
        "do": "claim",
        "values": {**value, "question": "taken-off", "id": "twelve"},
        "after": "oil-leaked",
    }
    status, answer = save(annotation, page, step)
    assert status == 200
    after = (annotation.root / COURIER).read_text()
    new = after[after.index("  - id: twelve\n") : after.index("  - id: flown-off\n")]
    assert after.replace(new, "") == before
    # In the house form, as short as it can be.
    assert new.startswith(
        "  - id: twelve\n    quote: Twelve people\n    question: taken-off\n    count: Twelve\n"
    )
    assert "\n    by: [lantern-shipping]\n    voice: indirect\n" in new
    assert claim(answer["session"], "twelve")["value"]["count"]["number"] == 12
    status, answer = save(annotation, answer["session"], {"do": "remove", "id": "twelve"})
    assert status == 200
    assert (annotation.root / COURIER).read_text() == before


def test_what_would_be_wrong_is_told_before_it_is_written(annotation: Annotation) -> None:
    before = (annotation.root / COURIER).read_bytes()
    page = session(annotation)
    step = {
        "do": "claim",
        "id": "crew-aboard",
        "values": {"voice": "direct"},
        "was": {"voice": "indirect"},
    }
    status, answer = save(annotation, page, step, write=False)
    assert status == 200
    (problem,) = answer["problems"]
    assert (problem["code"], problem["claim"]) == ("direct-without-marks", "crew-aboard")
    assert (annotation.root / COURIER).read_bytes() == before


def test_two_editors_lose_nothing(annotation: Annotation) -> None:
    one, other = session(annotation), session(annotation)
    said = {
        "do": "claim",
        "id": "crew-aboard",
        "values": {"note": None, "stance": "predicts"},
        "was": {"voice": "indirect"},
    }
    status, answer = save(annotation, one, said)
    assert status == 200
    assert not answer["merged"]
    # Another claim, and another key of the same one, are merged.
    for step in (
        {
            "do": "claim",
            "id": "few-aboard",
            "values": {"stance": "denies"},
            "was": {"id": "few-aboard"},
        },
        {
            "do": "claim",
            "id": "crew-aboard",
            "values": {"via": []},
            "was": {"via": ["coast-radio"]},
        },
    ):
        status, answer = save(annotation, other, step)
        assert (status, answer["merged"]) == (200, True)
    # The same key is not, nor what is no longer there; both are refused and nothing is written.
    now = (annotation.root / COURIER).read_bytes()
    for step, words in (
        (
            {
                "do": "claim",
                "id": "crew-aboard",
                "values": {"via": ["x"]},
                "was": {"via": ["coast-radio"]},
            },
            "`via`",
        ),
        ({"do": "claim", "id": "gone", "values": {"via": ["x"]}, "was": {}}, "no longer"),
        (
            {"do": "remove", "id": "crew-aboard", "was": {"via": ["coast-radio"]}},
            "changed meanwhile",
        ),
    ):
        status, answer = save(annotation, other, step)
        assert status == 409
        assert words in answer["message"]
    assert (annotation.root / COURIER).read_bytes() == now


def test_what_an_editor_wrote_meanwhile_stays(
    annotation: Annotation, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, path = session(annotation), annotation.root / COURIER
    write = writing.write_edited

    def late(root: Path, files: Any) -> None:
        # Between reading and writing.
        if "# mine" not in path.read_text():
            path.write_text(path.read_text() + "# mine\n")
        write(root, files)

    monkeypatch.setattr("variorum.pipeline.annotating.write_edited", late)
    step = {"do": "claim", "id": "crew-aboard", "values": {"stance": "denies"}}
    assert save(annotation, page, step)[0] == 200
    assert path.read_text().endswith("# mine\n")
    assert "stance: denies" in path.read_text()


def test_new_records_and_passages_set_aside(annotation: Annotation) -> None:
    rests = [{"text": "said in a radio briefing"}]
    actor = {"id": "coast-guard", "name": "Coast Guard", "kind": "institution", "party": "unknown"}
    page = session(annotation)
    status, answer = save(
        annotation, page,
        {"do": "record", "table": "actors", "values": actor},
        {"do": "aside", "quote": "Twelve people", "reason": "name"},
        {"do": "tie", "values": {"origin": "radio-briefing", "basis": "stated", "from": rests}},
    )  # fmt: skip
    assert status == 200
    actors = (annotation.root / "data/actors.yaml").read_text()
    assert actors.endswith(
        "  - {id: coast-guard, name: Coast Guard, kind: institution, party: unknown}\n"
    )
    text = (annotation.root / COURIER).read_text()
    assert "  - {quote: Twelve people, reason: name}\n" in text
    assert "from: [said in a radio briefing]}" in text
    again = {"do": "aside", "quote": "Twelve people", "reason": ""}
    assert save(annotation, answer["session"], again)[0] == 200
    assert "Twelve people, reason" not in (annotation.root / COURIER).read_text()


def test_an_article_is_begun(annotation: Annotation) -> None:
    (annotation.root / "seeds/harbour-echo.txt").write_text(
        "Tugs on their way\n\nFour tugs came.\n"
    )
    annotation.forget()
    assert told(annotation, "overview")["seeds"] == ["harbour-echo.txt"]
    assert told(annotation, "begin", seed="harbour-echo.txt") == {"source": "harbour-echo"}
    page = session(annotation, "harbour-echo")
    assert page["head"]["open"] == ["title", "outlet", "agency", "byline", "summary", "published"]
    assert page["head"]["could"]["title"] == ["Tugs on their way"]
    assert annotation.answer("begin", {"seed": "harbour-echo.txt"})[0] == 404


def test_a_claim_that_is_not_decided_can_be(annotation: Annotation) -> None:
    path = annotation.root / COURIER
    path.write_text(path.read_text().replace("by: [lantern-shipping]", "by: TODO  # whom?"))
    annotation.forget()
    page = session(annotation)
    found = claim(page, "flown-off")
    assert found["open"] == ["by"]
    assert found["value"]["question"] == "taken-off"
    assert "by" not in found["value"]
    step = {
        "do": "claim",
        "id": "flown-off",
        "values": {"by": [{"actor": "lantern-shipping"}]},
        "was": found["value"],
    }
    assert save(annotation, page, step)[0] == 200
    assert "by: [lantern-shipping]  # whom?" in path.read_text()


def one(step: dict[str, Any]) -> dict[str, Any]:
    return {"source": "coast-courier", "version": "", "steps": [step]}


@pytest.mark.parametrize(
    ("name", "sent", "status"),
    [
        ("nothing", {}, 404),
        ("session", {"source": "../../etc/passwd"}, 404),
        ("session", {"source": ["x"]}, 400),
        ("session", [], 400),
        ("begin", {"seed": "../dossier.yaml"}, 404),
        ("propose", {"source": "coast-courier", "spans": [[5, 3]]}, 400),
        ("propose", {"source": "coast-courier", "spans": [[0, 10**9]]}, 400),
        ("edit", {"source": "../actors", "version": "", "steps": [], "write": True}, 404),
        ("edit", one({"do": "record", "table": "../x", "values": {"id": "x"}}), 400),
        ("edit", one({"do": "record", "table": "actors", "values": {"id": ""}}), 400),
        ("edit", one({"do": "claim", "values": {"id": "x", "quote": "x"}}), 400),
        ("edit", one({"do": "claim", "id": "few-aboard", "values": {}, "yaml": "a: &b [*b]"}), 422),
        ("edit", one({"do": "claim", "id": "few-aboard", "values": {}, "yaml": "[" * 9999}), 422),
        ("edit", one({"do": "claim", "id": "few-aboard", "values": {"note": "\ud800"}}), 422),
        ("edit", one({"do": "claim", "values": {"id": "x", "note": "\x00"}}), 422),
        ("edit", one({"do": "claim", "id": "few-aboard", "values": {"by": [{"actor": ["x"]}]}}), 200),
        ("edit", one({"do": "claim", "id": "few-aboard", "values": {"odd key: [": "x"}}), 422),
        ("edit", one({"do": "tie", "values": {}}), 400),
        ("edit", one({"do": "aside", "quote": "", "reason": "\n- x"}), 422),
        ("begin", {"seed": "\ud800"}, 422),
        ("session", {"source": "\x00"}, 422),
        ("edit", one({"do": "head", "values": {"published": {"when": {"a": [[[["x"]]]]}}}}), 200),
    ],
)  # fmt: skip
def test_what_is_no_request_is_refused(
    annotation: Annotation, name: str, sent: Any, status: int
) -> None:
    before = {path: path.read_bytes() for path in annotation.root.rglob("*.*")}
    found, answer = annotation.answer(name, sent)
    assert (found, "message" in answer) == (status, status != 200), answer
    assert {path: path.read_bytes() for path in annotation.root.rglob("*.*")} == before


def test_a_file_with_mistakes_is_not_edited(annotation: Annotation) -> None:
    path = annotation.root / COURIER
    for text in (path.read_text() + "id: again\n", "[" * 5000, "a: &x [1]\nclaims: *x\n", "- a\n"):
        path.write_text(text)
        annotation.forget()
        sent = {
            "source": "coast-courier",
            "version": "",
            "write": True,
            "steps": [{"do": "remove", "id": "crew-aboard"}],
        }
        assert annotation.answer("edit", sent)[0] in (409, 422)
        assert path.read_text() == text
        assert annotation.answer("session", {"source": "coast-courier"})[0] in (200, 404)


def test_what_is_no_file_of_the_dossier_is_not_written(
    annotation: Annotation, tmp_path: Path
) -> None:
    page, path = session(annotation), annotation.root / COURIER
    shutil.move(path, tmp_path / "elsewhere.yaml")
    path.symlink_to(tmp_path / "elsewhere.yaml")
    status, answer = save(annotation, page, {"do": "remove", "id": "crew-aboard"})
    assert (status, "can't be read" in answer["message"]) == (422, True)
    assert "crew-aboard" in YamlFile("x", (tmp_path / "elsewhere.yaml").read_text()).text


def test_in_a_large_dossier_the_article_alone_is_checked(
    annotation: Annotation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.pipeline.annotating._QUICK", 0.0)
    path = annotation.root / "data/sources/harbour-gazette.yaml"
    path.write_text(path.read_text().replace("question: crew-aboard", "question: crew"))
    page = session(annotation)
    elsewhere = [each for each in page["problems"] if each["path"] != COURIER]
    assert elsewhere
    step = {
        "do": "claim",
        "id": "crew-aboard",
        "values": {"voice": "direct"},
        "was": {"voice": "indirect"},
    }
    answer = save(annotation, page, step, write=False)[1]
    assert [each["code"] for each in answer["problems"] if each["path"] == COURIER] == [
        "direct-without-marks"
    ]
    answer = save(annotation, page, step)[1]["session"]
    assert [each for each in answer["problems"] if each["path"] != COURIER] == elsewhere
    assert answer["shared"] == page["shared"] != []
    annotation.forget()
    assert session(annotation)["problems"] == answer["problems"]


KEYS = st.sampled_from(
    [
        "id",
        "quote",
        "by",
        "voice",
        "question",
        "answer",
        "count",
        "origin",
        "utterance",
        "as_of",
        "hedge",
        "x",
    ]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "actor", "when", "origin", "from", "because"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
VALUES = st.dictionaries(KEYS, ANYTHING, max_size=4)
STEPS = st.one_of(
    st.fixed_dictionaries(
        {"do": st.just("claim"), "id": st.sampled_from(["", "few-aboard"]), "values": VALUES}
    ),
    st.fixed_dictionaries({"do": st.just("claim"), "values": VALUES, "yaml": st.text(max_size=20)}),
    st.fixed_dictionaries({"do": st.just("head"), "values": VALUES, "was": VALUES}),
    st.fixed_dictionaries({"do": st.just("tie"), "values": VALUES}),
    st.fixed_dictionaries({"do": st.just("aside"), "quote": st.text(), "reason": st.text()}),
    st.fixed_dictionaries({"do": st.just("record"), "table": st.just("origins"), "values": VALUES}),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Annotation:
    root = tmp_path_factory.mktemp("kept") / "harbour"
    shutil.copytree(HARBOUR, root)
    return Annotation(root)


@given(st.lists(STEPS, min_size=1, max_size=2))
def test_whatever_is_sent_has_an_answer(kept: Annotation, steps: list[dict[str, Any]]) -> None:
    sent = {"source": "coast-courier", "version": "", "steps": steps}
    status, told = kept.answer("edit", sent)
    assert status in (200, 400, 409, 422)
    assert ("problems" if status == 200 else "message") in told
