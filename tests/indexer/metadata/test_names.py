import pytest

from indexer.metadata.names import is_body, is_person, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fengchun Miao, Wayne Holmes, and Hui Zhang", ["Fengchun Miao", "Wayne Holmes", "Hui Zhang"]),
        (
            "Cabrera, Marcelino; Vuorikari, Riina; Punie, Yves",
            ["Cabrera, Marcelino", "Vuorikari, Riina", "Punie, Yves"],
        ),
        ("Tuomi, Ilkka", ["Tuomi, Ilkka"]),
        ("Novak, Ana, Perić, Ivo", ["Novak, Ana", "Perić, Ivo"]),
        ("prof. dr. sc. Ana Novak i Ivo Perić (voditelj)", ["Ana Novak", "Ivo Perić"]),
        ("Nataša Kralj in Boštjan Hribar", ["Nataša Kralj", "Boštjan Hribar"]),
        ("Joost van Rijn & Kadri Lepik", ["Joost van Rijn", "Kadri Lepik"]),
        ("سلمى بنجلون، كريم حداد", ["سلمى بنجلون", "كريم حداد"]),
        ("Ana Novak, University of Zagreb", ["Ana Novak"]),
        ("Ministry of Science, Education and Sports", ["Ministry of Science, Education and Sports"]),
        ("Tuomi, I.", ["Tuomi, I."]),
    ],
)
def test_a_list_is_split_into_its_names(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    "name", ["Ana Novak", "Joost van Rijn", "Оксана Левчук", "كريم حداد", "Novak, Ana", "J. Weber"]
)
def test_a_person_is_told_by_the_shape_of_the_name(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["European Commission", "Novak", "guidance for all", "Ana Novak 2", "Zavod za zapošljavanje", "www.x.org A"]
)
def test_what_has_no_shape_of_a_name_is_no_person(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize("name", ["Institut für Beispiele", "Ministarstvo rada", "وزارة التربية", "Министерство труда"])
def test_a_body_is_told_by_what_it_is_called(name: str) -> None:
    assert is_body(name)
    assert not is_person(name)
