"""The components of the reading side. A test holds that no partial and no stylesheet of it is missing here."""

from dataclasses import dataclass

from webapp.patterns.samples import Sample


@dataclass(frozen=True)
class Pattern:
    """`css`: of `static/css/components`, without ending. `partials`: of `templates/partials`, printed one below the
    other with what `sample` gives; those in `within` are printed by others, or by the layout. `script`: of
    `static/js`. `macros`: of `templates/macros`, each in a file of its name, printed with what `sample` calls so."""

    css: str
    sample: Sample
    partials: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    script: str = ""
    macros: tuple[str, ...] = ()


PATTERNS = (
    Pattern("band", Sample.RESULTS, ("header",), ("languages", "signpost.svg"), "list"),
    Pattern("hero", Sample.HOME, ("crossroads.svg",)),
    Pattern("search", Sample.RESULTS, ("search_form",)),
    Pattern("combobox", Sample.RESULTS, script="combobox"),
    Pattern("board", Sample.RESULTS, ("chips",)),
    Pattern("offered", Sample.RESULTS, ("meant", "narrowings", "related")),
    Pattern("also", Sample.RESULTS, ("also",)),
    Pattern("how", Sample.RESULTS, ("how",)),
    Pattern("fold", Sample.RESULTS),
    Pattern("remarks", Sample.RESULTS, ("remarks",)),
    Pattern("tools", Sample.RESULTS, ("results_tools",), ("sorts", "pictures", "save_search")),
    Pattern("take", Sample.RESULTS, ("take",)),
    Pattern("facet", Sample.RESULTS, ("filters",), ("facet", "years"), "live"),
    Pattern("sheet", Sample.RESULTS, script="sheet"),
    Pattern("facet_page", Sample.RESULTS, script="find_value"),
    Pattern("histogram", Sample.RESULTS, ("histogram",)),
    Pattern("card", Sample.RESULTS, macros=("card",)),
    Pattern("strip", Sample.RESULTS, macros=("strips",)),
    Pattern("pagination", Sample.RESULTS, ("pagination",)),
    Pattern("notice", Sample.NOTHING, ("nothing",), ("draft_note",)),
    Pattern("collections", Sample.HOME, ("collections",)),
    Pattern("ways", Sample.HOME, ("browse",)),
    Pattern("listing", Sample.HOME),
    Pattern("trail", Sample.RECORD, ("trail",)),
    Pattern("facts", Sample.RECORD, ("record_head", "facts", "files")),
    Pattern("language_tabs", Sample.RECORD, ("abstracts",), script="language_tabs"),
    Pattern("prose", Sample.RECORD, ("find",), ("find_form",)),
    Pattern("outline", Sample.RECORD, ("outline", "captions", "abbreviations")),
    Pattern("cite", Sample.RECORD, ("cite",), ("copied",), "copy"),
    Pattern("tags", Sample.RECORD, ("tags",), ("tag",)),
    Pattern("similar", Sample.RECORD, ("similar",)),
    Pattern("viewer", Sample.PAGE, ("viewer_tools", "picture"), ("found_pages",)),
    Pattern("pictures", Sample.PICTURES, ("picture_head", "told"), ("degraded",)),
    Pattern("matrix", Sample.PICTURES, ("matrix",), ("picture_files",)),
    Pattern("stack", Sample.PICTURES, ("timeline",), ("stack", "stack_table")),
    Pattern("world", Sample.PICTURES, ("world",)),
    Pattern("alert", Sample.ALERT, ("followed", "how_often")),
    Pattern("sign_in", Sample.ALERT),
    Pattern("foot", Sample.RESULTS, ("footer",)),
)
