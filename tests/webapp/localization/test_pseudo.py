from pathlib import Path

from webapp.localization.live import LiveTexts
from webapp.localization.pseudo import pseudo


def test_pseudo_text_is_accented_longer_bracketed_and_keeps_placeholders() -> None:
    text = pseudo("For %(query)s: 5 %%", "qps")
    assert text.startswith("[Ƒóŕ %(query)s: 5 %%")
    assert text.endswith("~]")
    assert len(text) >= len("For %(query)s: 5 %%") * 1.4


def test_pseudo_locales_fill_in_and_count() -> None:
    texts = LiveTexts(Path("/nonexistent"), has_pseudo=True)
    assert "7" in texts["qps"].gettext("Page %(number)s", number=7)
    assert texts["qpsb"].direction == "rtl"
    assert not texts.is_shown("qps")
