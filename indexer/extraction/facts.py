"""What a PDF is, technically: protection, tags, claims of PDF/A, signatures, attachments, and what could run in it.

Nothing of it is run or followed: an action is counted by its type (ISO 32000-2, section 12.6.4), an attachment by its
name and size. Claims (language, PDF/A) are stored as claims.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pypdf
from pypdf.constants import UserAccessPermissions
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from indexer.documents import Attachment, FileFacts
from indexer.extraction.xmp import read_xmp

# Action type -> its name among the facts; going to a page is what links do, and no finding. So is a web address, but
# not where it is opened without a click.
WEB_ADDRESS = "/URI"
ACTIONS = {
    "/JavaScript": "javascript",
    "/Launch": "launch",
    "/SubmitForm": "submit_form",
    "/ImportData": "import_data",
    "/GoToE": "embedded_file",
    "/Rendition": "media",
    "/RichMediaExecute": "media",
}
PERMISSIONS = {
    "print": UserAccessPermissions.PRINT,
    "modify": UserAccessPermissions.MODIFY,
    "copy": UserAccessPermissions.EXTRACT,
    "annotate": UserAccessPermissions.ADD_OR_MODIFY,
    "extract_for_accessibility": UserAccessPermissions.EXTRACT_TEXT_AND_GRAPHICS,
}
MAX_ATTACHMENTS = 1000
MAX_NAME_DEPTH = 20
MAX_FIELDS = 20_000
# A chain of actions longer than this is counted no further; `/Next` may lead in a circle.
MAX_CHAIN = 100


def read_facts(reader: pypdf.PdfReader) -> FileFacts:
    """Read all facts. May raise anything for a broken file; the caller keeps the clock."""
    root = reader.root_object
    form = _dictionary(root.get("/AcroForm"))
    fields = list(_fields(form))
    xmp = read_xmp(root.get("/Metadata"))
    document = reader.metadata
    return FileFacts(
        pdf_version=_version(reader, root),
        producer=printable(document.producer if document is not None else None),
        language=printable(root.get("/Lang")),
        pdfa=xmp.get("pdfaid:part", "") + xmp.get("pdfaid:conformance", "").lower(),
        is_encrypted=reader.is_encrypted,
        is_tagged=_dictionary(root.get("/MarkInfo")).get("/Marked") == True and "/StructTreeRoot" in root,  # noqa: E712
        forbidden=_forbidden(reader),
        signatures=sum(1 for field in fields if _is_signed(field)),
        active=dict(sorted(_active(reader, root, form, fields).items())),
        attachments=tuple(_attachments(reader, root)),
        xmp=xmp,
    )


def printable(text: Any) -> str:
    """One line without control, private and unassigned signs; empty for None."""
    value = text.get_object() if hasattr(text, "get_object") else text
    signs = (sign if sign.isprintable() else " " for sign in str(value))
    return " ".join("".join(signs).split()) if value is not None else ""


def _version(reader: pypdf.PdfReader, root: DictionaryObject) -> str:
    """The catalog's version goes before the header's (ISO 32000-2, section 7.7.2)."""
    return printable(root.get("/Version")).removeprefix("/") or reader.pdf_header.removeprefix("%PDF-")[:3]


def _forbidden(reader: pypdf.PdfReader) -> tuple[str, ...]:
    granted = reader.user_access_permissions
    return () if granted is None else tuple(name for name, flag in PERMISSIONS.items() if not granted & flag)


def _fields(form: DictionaryObject) -> Iterator[DictionaryObject]:
    """The fields of the form and those below them, each once."""
    waiting = list(_array(form.get("/Fields")))
    seen: set[int] = set()
    while waiting and len(seen) < MAX_FIELDS:
        field = _dictionary(waiting.pop())
        if field and id(field) not in seen:
            seen.add(id(field))
            waiting += _array(field.get("/Kids"))
            yield field


def _is_signed(field: DictionaryObject) -> bool:
    return field.get("/FT") == "/Sig" and bool(_dictionary(field.get("/V")))


def _active(
    reader: pypdf.PdfReader, root: DictionaryObject, form: DictionaryObject, fields: Iterable[DictionaryObject]
) -> Counter[str]:
    counts: Counter[str] = Counter()
    scripts = _dictionary(_dictionary(root.get("/Names")).get("/JavaScript"))
    counts["javascript"] += sum(1 for _ in _named(scripts))
    if "/XFA" in form:
        counts["xfa"] += 1
    holders: list[DictionaryObject] = [root, *fields]
    for page in reader.pages:
        holders.append(page)
        holders += [_dictionary(one) for one in _array(page.get("/Annots"))]
    for holder in holders:
        events = list(_actions([holder.get("/OpenAction"), *_dictionary(holder.get("/AA")).values()]))
        counts.update(ACTIONS[kind] for kind in (*events, *_actions([holder.get("/A")])) if kind in ACTIONS)
        counts["web_address"] += events.count(WEB_ADDRESS)
    return +counts


def _actions(starts: Iterable[Any]) -> Iterator[str]:
    """The types of actions, and of what follows each."""
    for start in starts:
        waiting, steps = [start], 0
        while waiting and steps < MAX_CHAIN:
            steps += 1
            action = _dictionary(waiting.pop())
            if "/S" in action:
                yield str(action["/S"])
            following = action.get("/Next")
            if following is not None:
                waiting += [following] if _dictionary(following) else _array(following)


def _attachments(reader: pypdf.PdfReader, root: DictionaryObject) -> list[Attachment]:
    """Files in the catalog's name tree and in annotations of pages, each once."""
    names = _dictionary(_dictionary(root.get("/Names")).get("/EmbeddedFiles"))
    specifications = [specification for _, specification in _named(names)]
    for page in reader.pages:
        annotations = [_dictionary(one) for one in _array(page.get("/Annots"))]
        specifications += [
            _dictionary(one.get("/FS")) for one in annotations if one.get("/Subtype") == "/FileAttachment"
        ]
    found = {id(one): one for one in specifications if one}
    return [_attachment(one) for one in list(found.values())[:MAX_ATTACHMENTS]]


def _attachment(specification: DictionaryObject) -> Attachment:
    """Its size is the one claimed, else that of the packed stream: nothing is unpacked."""
    name = printable(specification.get("/UF") or specification.get("/F") or specification.get("/Desc"))
    embedded = _dictionary(specification.get("/EF"))
    stream = _dictionary(embedded.get("/F") or embedded.get("/UF"))
    claimed = _dictionary(stream.get("/Params")).get("/Size")
    packed = len(stream._data) if isinstance(stream, StreamObject) else 0
    size = int(claimed) if isinstance(claimed, int) else packed
    return Attachment(name, size, printable(stream.get("/Subtype")).removeprefix("/"))


def _named(tree: DictionaryObject, depth: int = 0) -> Iterator[tuple[str, DictionaryObject]]:
    """The entries of a name tree (ISO 32000-2, section 7.9.6)."""
    entries = _array(tree.get("/Names"))
    for key, value in zip(entries[::2], entries[1::2], strict=False):
        yield printable(key), _dictionary(value)
    for kid in _array(tree.get("/Kids")) if depth < MAX_NAME_DEPTH else ():
        yield from _named(_dictionary(kid), depth + 1)


def _dictionary(value: Any) -> DictionaryObject:
    """What a reference leads to, an empty dictionary if that is none."""
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _array(value: Any) -> list[Any]:
    found = value.get_object() if value is not None else None
    return list(found) if isinstance(found, ArrayObject) else []
