"""Concepts of different facets that go with each other: who reads of refugees reads of guidance for refugees.

Each of the two is met by its own words; that the other one is met too makes it the more likely. How much more is
measured, see `calibration`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from indexer.tagging.concepts.mentions import Features

PRIMARY, SECONDARY, SECONDARY_DONE = (
    "snb/target-group/5b1417fd15",
    "snb/target-group/46806e0244",
    "snb/target-group/919082b88b",
)
STARTING, LONG_WORKING, RETRAINING = (
    "snb/target-group/5e56931138",
    "snb/target-group/d45b47b458",
    "snb/target-group/05f11c859b",
)
LOW_ACHIEVERS, LEARNING_DISABILITY = "snb/target-group/fd1279fd9f", "snb/target-group/de9cd193ce"
MIGRANTS, AI, DIGITAL_SKILLS = "snb/target-group/c900d8ecb1", "uxp/3030", "uxp/437655"
# Technologies that specialists learn: AI, robotics, microelectronics, software, security, clouds, data, computing.
SPECIAL = (
    AI, "uxp/3740", "uxp/3876", "uxp/1696", "uxp/c_04ae3ba8", "uxp/c_433922a6", "uxp/c_bf1e2c81", "uxp/det_69",
    "uxp/det_72", "uxp/det_73", "uxp/det_74", "uxp/det_75",
)  # fmt: skip

PAIRS = (
    ("raise-awareness/career-education-in-schools", PRIMARY),
    ("raise-awareness/career-education-in-schools", SECONDARY),
    ("innovative-solutions/guidance-in-vet", SECONDARY),
    ("raise-awareness/decent-work-transitions", SECONDARY_DONE),
    ("raise-awareness/decent-work-transitions", STARTING),
    ("raise-awareness/guidance-for-adults", LONG_WORKING),
    ("raise-awareness/guidance-for-adults", RETRAINING),
    ("shared-challenges/migrants-and-refugees", MIGRANTS),
    ("shared-challenges/access-and-equity", LOW_ACHIEVERS),
    ("shared-challenges/access-and-equity", LEARNING_DISABILITY),
    ("shared-challenges/informal-economy", LOW_ACHIEVERS),
    ("innovative-solutions/artificial-intelligence", AI),
    ("innovative-solutions/digital-and-ict-guidance", DIGITAL_SKILLS),
    ("basic", DIGITAL_SKILLS),
    ("intermediate", DIGITAL_SKILLS),
    ("digital_skills_for_all", DIGITAL_SKILLS),
    ("digital_skills_in_education", DIGITAL_SKILLS),
    ("digital_skills_for_the_labour_force", DIGITAL_SKILLS),
    *(("advanced", technology) for technology in SPECIAL),
    *(("digital_expert", technology) for technology in SPECIAL),
    *(("digital_skills_for_ict_professionals_and_other_digital_experts", technology) for technology in SPECIAL),
)


def with_related(found: Mapping[str, Features]) -> dict[str, Features]:
    """The features of one publication, by key of the concept, with what their relatives add."""
    weights = {key: features.weight for key, features in found.items()}
    return {
        key: replace(features, related=max((weights.get(other, 0.0) for other in _relatives().get(key, ())), default=0))
        for key, features in found.items()
    }


@cache
def _relatives() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for one, other in PAIRS:
        found[one] += (other,)
        found[other] += (one,)
    return dict(found)
