"""What concepts mean, on an embedder that knows only words: near is what shares them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from indexer.documents import Why
from indexer.embedding.passages import Passage
from indexer.tagging.meaning.concepts import ConceptModel, concept_model, nearness
from indexer.tagging.meaning.examples import NOTHING, Example
from indexer.tagging.nearness import Nearness
from repository.vocabulary.concepts import ConceptView, Vocabulary
from tests.embedders import HashingEmbedder
from tests.indexer.tagging.publications import make_concept

GREEN, FUNDING, PARENTS = ("objective", "a/green"), ("objective", "a/funding"), ("objective", "a/parents")
NOTES = {
    "green": "climate solar wind energy environment",
    "funding": "money budget cost price euro",
    "parents": "mother father family home child",
}


def topic(name: str) -> ConceptView:
    concept = make_concept("objective", f"a/{name}", {"en": name}, {"en": (f"{name} topic",)})
    return replace(concept, notes={"en": NOTES[name]}, broader="a")


def make_topics() -> Vocabulary:
    concepts = [make_concept("objective", "a", {"en": "Broad"}), *map(topic, NOTES)]
    return Vocabulary({(one.facet, one.key): one for one in concepts})


def make_passages(*texts: str) -> list[Passage]:
    return [Passage(number, 0, len(text), text) for number, text in enumerate(texts, 1)]


@pytest.fixture
def model(tmp_path: Path) -> ConceptModel:
    return concept_model(make_topics(), HashingEmbedder(), tmp_path, [])


def near_to(model: ConceptModel, *texts: str) -> dict[tuple[str, str], Nearness]:
    shown = make_passages(*texts)
    return nearness(shown, HashingEmbedder().embed_passages([one.text for one in shown]), model)


def test_a_text_is_nearest_to_the_concept_that_it_is_about(model: ConceptModel) -> None:
    found = near_to(model, "solar and wind energy", "the environment and the climate")
    assert max(found, key=lambda concept: found[concept].share) == GREEN
    assert found[GREEN].value > found[FUNDING].value >= 0


def test_shares_of_a_facet_are_a_part_of_each_passage(model: ConceptModel) -> None:
    shares = model.shares(HashingEmbedder().embed_passages(["money budget cost", "bread and buttons"]))
    assert np.all(shares >= 0)
    assert np.all(shares.sum(axis=1) < 1)
    assert shares[0].max() > shares[1].max()


def test_each_facet_has_shares_of_its_own(tmp_path: Path) -> None:
    concepts = make_topics().concepts
    group = replace(concepts[PARENTS], facet="target_group", key="parents", broader=None)
    both = Vocabulary({**concepts, ("target_group", "parents"): group})
    alone = near_to(concept_model(make_topics(), HashingEmbedder(), tmp_path, []), NOTES["parents"])
    beside = near_to(concept_model(both, HashingEmbedder(), tmp_path, []), NOTES["parents"])
    assert beside[PARENTS].share > 0.5 < beside["target_group", "parents"].share
    assert beside[PARENTS].share == pytest.approx(alone[PARENTS].share, abs=0.2)


@pytest.mark.parametrize("dimensions", [16, 4096])
def test_shares_are_numbers_whatever_the_dimensions(dimensions: int, tmp_path: Path) -> None:
    embedder = HashingEmbedder(dimensions=dimensions)
    model = concept_model(make_topics(), embedder, tmp_path, [])
    shares = model.shares(embedder.embed_passages([NOTES["green"], "bread", ""]))
    assert np.all(np.isfinite(shares))
    assert 0.2 < shares.max() < 1


def test_one_concept_alone_is_a_model_too(tmp_path: Path) -> None:
    concept = topic("green")
    model = concept_model(Vocabulary({GREEN: concept}), HashingEmbedder(), tmp_path, [])
    assert np.all(np.isfinite(model.shares(HashingEmbedder().embed_passages(["solar energy"]))))


def test_a_concept_without_notes_is_shown_by_its_names(tmp_path: Path) -> None:
    bare = replace(topic("green"), notes={}, preferred={"en": "photosynthesis"}, alternatives={})
    embedder = HashingEmbedder()
    concept_model(Vocabulary({GREEN: bare}), embedder, tmp_path, [])
    assert embedder.asked == ["photosynthesis"]


def test_the_passages_that_are_most_about_a_concept_are_the_evidence(model: ConceptModel) -> None:
    found = near_to(model, "nothing of the kind", f"{NOTES['funding']} funding", f"{NOTES['parents']} parents")
    assert [(one.page, one.why) for one in found[FUNDING].evidence] == [(2, Why.MEANING)]
    assert found[PARENTS].evidence[0].quote.startswith("mother father")


def test_a_broad_objective_is_not_measured(model: ConceptModel) -> None:
    assert model.concepts == (GREEN, FUNDING, PARENTS)


def test_a_publication_without_passages_is_near_to_nothing(model: ConceptModel) -> None:
    assert nearness([], np.zeros((0, 256), dtype=np.float32), model) == {}


def test_examples_show_what_no_description_says(tmp_path: Path) -> None:
    shown = [Example(GREEN, "en", text) for text in ("bicycle lanes for the town", "a bicycle instead of a van")]
    taught = concept_model(make_topics(), HashingEmbedder(), tmp_path, shown)
    untaught = concept_model(make_topics(), HashingEmbedder(), tmp_path, [])
    assert (
        near_to(taught, "couriers ride a bicycle")[GREEN].share
        > near_to(untaught, "couriers ride a bicycle")[GREEN].share
    )


def test_what_is_about_nothing_takes_its_share(tmp_path: Path) -> None:
    text = "all rights reserved by the publisher of solar energy"
    shown = [Example((NOTHING, "anything"), "en", one) for one in ("all rights reserved", "reserved by the publisher")]
    with_it = near_to(concept_model(make_topics(), HashingEmbedder(), tmp_path, shown), text)
    without = near_to(concept_model(make_topics(), HashingEmbedder(), tmp_path, []), text)
    assert with_it[GREEN].share < without[GREEN].share
    assert all(facet != NOTHING for facet, _ in with_it)


def test_examples_of_concepts_that_the_vocabulary_has_not_are_left_out(tmp_path: Path) -> None:
    shown = [Example(("objective", "gone"), "en", "solar wind")]
    assert concept_model(make_topics(), HashingEmbedder(), tmp_path, shown).concepts == (GREEN, FUNDING, PARENTS)


def test_the_model_of_a_vocabulary_is_computed_once_an_embedder(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    first = concept_model(make_topics(), embedder, tmp_path, [])
    asked = len(embedder.asked)
    assert asked
    again = concept_model(make_topics(), embedder, tmp_path, [])
    assert len(embedder.asked) == asked
    assert np.array_equal(first.weights, again.weights)
    concept_model(make_topics(), HashingEmbedder("another model"), tmp_path, [])
    assert len(list(tmp_path.iterdir())) == 2
