"""What is proposed of a publication whose text is there: languages, metadata, tags.

The text is what counts: it is kept and found whatever becomes of the rest. So each step has what is left of the time of
its process, and a step that does not get to its end, or fails, is left out with a remark: languages are then those of a
sample, tags and metadata are missing until they are asked for again. A step may fail on any page of any file in the
world, which is why whatever it raises is caught here.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from indexer.documents import Extraction, FileFacts, Page, Prepared, ProposedMetadata, Suggestion
from indexer.errors import ExtractionError
from indexer.extraction.clock import Stopped, stopped_after
from indexer.extraction.extractor import PDF
from indexer.extraction.port import Limits
from indexer.extraction.remarks import Remark, RemarkCode
from indexer.language.detector import UNKNOWN
from indexer.language.pages import detect_by_sample, detect_pages, record_languages
from indexer.language.proposal import propose_language
from indexer.metadata.proposals import propose
from indexer.tagging.suggestions import suggest
from repository.texts import TextState
from repository.vocabulary.concepts import Vocabulary

T = TypeVar("T")
log = logging.getLogger(__name__)

# What is left of an attempt after this share of it is for putting together and handing over what there is.
SHARE = 0.9


@dataclass(frozen=True)
class TimeLeft:
    """`until`: of the monotonic clock. `until_cpu_s`: of the processor time of this process."""

    until: float = float("inf")
    until_cpu_s: float = float("inf")

    @property
    def seconds(self) -> float:
        return min(self.until - time.monotonic(), self.until_cpu_s - time.process_time())


def time_of(limits: Limits) -> TimeLeft:
    """The time of an attempt that begins now, in a process that has done nothing else."""
    return TimeLeft(time.monotonic() + SHARE * limits.timeout_s, time.process_time() + SHARE * limits.cpu_s)


@dataclass
class _Steps:
    """Runs steps one after the other. `left_out`: remarks on those that did not get to their end."""

    left: TimeLeft
    left_out: list[Remark] = field(default_factory=list)

    def take(self, step: Callable[[], T], instead: Callable[[], T], code: RemarkCode) -> T:
        try:
            if self.left.seconds <= 0:
                raise Stopped
            if self.left.until == float("inf"):
                return step()
            with stopped_after(self.left.seconds):
                return step()
        except Stopped:
            pass
        except Exception:
            log.warning("a step of the interpretation failed", exc_info=True)
        self.left_out.append(Remark(code))
        return instead()


def interpret(path: Path, extraction: Extraction, vocabulary: Vocabulary, left: TimeLeft = TimeLeft()) -> Prepared:
    """Propose all that can be known in the time that is left. `path` only names the file."""
    steps = _Steps(left)
    pages = steps.take(
        partial(detect_pages, extraction.pages),
        partial(detect_by_sample, extraction.pages),
        RemarkCode.LANGUAGES_SAMPLED,
    )
    languages = record_languages(pages)
    metadata = steps.take(
        partial(_proposed, path, extraction, pages, vocabulary), ProposedMetadata, RemarkCode.METADATA_LEFT_OUT
    )
    none: tuple[Suggestion, ...] = ()
    suggestions = steps.take(
        lambda: tuple(suggest(pages, languages, metadata.title, vocabulary)), lambda: none, RemarkCode.TAGS_LEFT_OUT
    )
    kept = replace(extraction, remarks=(*extraction.remarks, *steps.left_out))
    return Prepared(path, kept, pages, languages, metadata, suggestions)


def read_or_locked(read: Callable[[], Prepared], path: Path) -> Prepared:
    """What `read` gives; of a file that opens with a password only, that it does.

    Raises:
        ExtractionError: for any other reason.
    """
    try:
        return read()
    except ExtractionError as error:
        if not error.is_locked:
            raise
        return _locked(path)


def _locked(path: Path) -> Prepared:
    """All that can be kept of such a file."""
    remarks = (Remark(RemarkCode.ENCRYPTED),)
    facts = FileFacts(is_encrypted=True)
    extraction = Extraction(PDF, TextState.ENCRYPTED, (), remarks=remarks, facts=facts)
    return Prepared(path, extraction, (), (UNKNOWN.code,), ProposedMetadata(), ())


def is_whole(prepared: Prepared) -> bool:
    """Whether no step was left out."""
    codes = {RemarkCode.LANGUAGES_SAMPLED, RemarkCode.METADATA_LEFT_OUT, RemarkCode.TAGS_LEFT_OUT}
    return not any(remark.code in codes for remark in prepared.extraction.remarks)


def _proposed(path: Path, extraction: Extraction, pages: tuple[Page, ...], vocabulary: Vocabulary) -> ProposedMetadata:
    metadata = propose(extraction, pages, vocabulary, path.name)
    if doubtful := propose_language(pages):
        return ProposedMetadata((*metadata.proposals, doubtful))
    return metadata
