"""Each language by a few words of guidance: forms of one word meet, words that only look alike stay apart."""

import pytest

from indexer.analysis.analyzer import analyzer_for

# Language -> pairs of forms of one word.
FORMS = {
    "bg": "училище/училища образование/образованието работа/работата ученик/учениците професия/професиите "
    "политика/политиките",
    "hr": "savjetovanje/savjetovanjima škola/školama zanimanje/zanimanjima učenik/učenici vještina/vještinama "
    "stručan/stručnih posao/poslova usmjeriti/usmjerenog",
    "cs": "poradenství/poradenstvím škola/školách práce/pracemi student/studentů povolání/povoláním "
    "dovednost/dovednosti učitel/učitelé",
    "da": "vejledning/vejledningen skole/skolerne uddannelse/uddannelser arbejde/arbejdet elev/eleverne "
    "færdighed/færdigheder",
    "nl": "school/scholen beroep/beroepen werknemer/werknemers loopbaan/loopbanen vaardigheid/vaardigheden "
    "leerling/leerlingen",
    "en": "policy/policies skill/skills worker/workers career/careers counsel/counselling study/studies",
    "et": "kool/koolid kool/koolides õpilane/õpilased nõustamine/nõustamise haridus/hariduse oskus/oskused amet/ametid",
    "fi": "koulu/koulussa ohjaus/ohjauksen oppilas/oppilaat taito/taidot ammatti/ammatin palvelu/palvelut",
    "fr": "orientation/orientations école/écoles métier/métiers conseiller/conseillers travail/travaux "
    "national/nationaux compétence/compétences",
    "de": "Beratung/Beratungen Schule/Schulen Beruf/Berufen Lehrer/Lehrern Fähigkeit/Fähigkeiten Land/Länder",
    "el": "σχολείο/σχολεία εκπαίδευση/εκπαίδευσης σύμβουλος/συμβούλους εργασία/εργασίας επάγγελμα/επαγγέλματος "
    "μαθητής/μαθητές υπηρεσία/υπηρεσίες",
    "hu": "iskola/iskolák iskola/iskolában tanácsadás/tanácsadást munka/munkát készség/készségek szakma/szakmák",
    "ga": "scoil/scoileanna oideachas/oideachais post/postanna múinteoir/múinteoirí scil/scileanna polasaí/polasaithe",
    "it": "scuola/scuole orientamento/orientamenti lavoratore/lavoratori professione/professioni politica/politiche "
    "competenza/competenze",
    "lv": "skola/skolām darbs/darba profesija/profesijas skolēns/skolēni prasme/prasmes izglītība/izglītības",
    "lt": "mokykla/mokyklos mokykla/mokykloje darbas/darbo profesija/profesijos mokinys/mokiniai įgūdis/įgūdžiai",
    "mt": "student/studenti għalliem/għalliema ħila/ħiliet politika/politiki professjoni/professjonijiet pajjiż/pajjiżi"
    " servizz/servizzi",
    "pl": "szkoła/szkoły doradztwo/doradztwa zawód/zawodów uczeń/uczniowie praca/pracy umiejętność/umiejętności",
    "pt": "escola/escolas formação/formações trabalhador/trabalhadores nacional/nacionais jovem/jovens "
    "profissão/profissões",
    "ro": "școală/școli orientare/orientării consilier/consilieri meserie/meserii elev/elevilor muncă/muncii",
    "sk": "škola/školách poradenstvo/poradenstva žiak/žiaci práca/práce zručnosť/zručnosti učiteľ/učitelia",
    "sl": "šola/šolah svetovanje/svetovanja poklic/poklicev učenec/učenci veščina/veščine orientacija/orientacije",
    "es": "escuela/escuelas orientación/orientaciones trabajador/trabajadores profesional/profesionales "
    "política/políticas habilidad/habilidades",
    "sv": "skola/skolor vägledning/vägledningen arbete/arbetet elev/elever färdighet/färdigheter "
    "utbildning/utbildningar",
    "ar": "المدارس/مدارس المدرسة/مدرسة مهارات/المهارات مهارة/مهارات مهني/المهنية معلم/المعلمين سياسة/سياسات",
    "bs": "savjetovanje/savjetovanja škola/školama zanimanje/zanimanjima učenik/učenici vještina/vještinama "
    "posao/poslova",
    "he": "בית/הבית ספר/ספרים תלמיד/תלמידים מקצוע/מקצועות עבודה/העבודה תעסוקה/בתעסוקה",
    "hy": "դպրոց/դպրոցներ դպրոց/դպրոցի աշխատանք/աշխատանքի մասնագիտություն/մասնագիտության ուսուցիչ/ուսուցիչներ "
    "կրթություն/կրթության",
    "is": "skóli/skólar skóli/skólanum starf/störf starf/starfið menntun/menntunar færni/færninnar",
    "ka": "სკოლა/სკოლები სკოლა/სკოლის პროფესია/პროფესიის მასწავლებელი/მასწავლებლები განათლება/განათლების უნარი/უნარები",
    "kk": "мектеп/мектептер мектеп/мектепте мамандық/мамандығы мұғалім/мұғалімдер жұмыс/жұмысы білім/білімнің "
    "оқушы/оқушыларға",
    "ky": "мектеп/мектептер мектеп/мектепте кесип/кесиптер мугалим/мугалимдер жумуш/жумушу билим/билимдин",
    "mk": "училиште/училишта работа/работата ученик/ученици вештина/вештини професија/професии "
    "образование/образованието",
    "no": "skole/skoler veiledning/veiledningen arbeid/arbeidet elev/elevene ferdighet/ferdigheter rådgiver/rådgivere",
    "ru": "школа/школы образование/образования учитель/учителя работа/работе профессия/профессии навык/навыки",
    "sq": "shkollë/shkolla shkollë/shkollës mësues/mësuesit punë/punës nxënës/nxënësit aftësi/aftësitë",
    "sr": "саветовање/саветовања школа/школама занимање/занимањима ученик/ученици вештина/вештинама посао/послова",
    "tr": "okul/okullar okul/okulda meslek/mesleği öğrenci/öğrencilerin beceri/becerileri çalışma/çalışmaları",
    "uk": "освіта/освіти школа/школи учень/учні робота/роботи професія/професії навичка/навички",
    "uz": "maktab/maktablar maktab/maktabda kasb/kasblar oʻqituvchi/oʻqituvchilar ish/ishning oʻquvchi/oʻquvchilarga",
    "az": "məktəb/məktəblər peşə/peşələr müəllim/müəllimlər təhsil/təhsilin şagird/şagirdlərə bacarıq/bacarığı",
    "ko": "교육/교육을 교육/교육이 학교/학교에서 직업/직업의 학생/학생들은 상담/상담과",
}
# Language -> pairs of words that share letters, but no meaning.
STRANGERS = {
    "bg": "работа/ръка училище/улица", "hr": "savjet/savez pravo/pravac nov/novac", "cs": "práce/prase škola/škoda",
    "da": "arbejde/arv elev/elver", "nl": "school/schotel werk/wereld", "en": "police/policy career/careful",
    "et": "kool/kooma töö/tüli", "fi": "koulu/koura työ/tyyli", "fr": "métier/métro école/écho",
    "de": "Beruf/Besuch Schule/Schulter", "el": "σχολείο/σχοινί εργασία/εργαλείο",
    "hu": "munka/mundér iskola/iskolázik",
    "ga": "scoil/scoilt post/poll", "it": "scuola/scusa lavoro/lavagna", "lv": "skola/skolotājs darbs/dārzs",
    "lt": "mokykla/mokestis darbas/darželis", "mt": "skola/skont xogħol/xogħla", "pl": "praca/prawo szkoła/szkoda",
    "pt": "escola/escolha trabalho/trabalheira", "ro": "școală/școlar muncă/munte", "sk": "práca/právo škola/škoda",
    "sl": "šola/šopek poklic/pokal", "es": "escuela/escuchar trabajo/traba", "sv": "skola/skog arbete/arv",
    "ar": "مدرسة/مدينة مهنة/مهارة تعليم/علم", "bs": "savjet/savez nov/novac", "he": "ספר/ספה עבודה/עבר",
    "hy": "դպրոց/դպիր կրթություն/կրակ", "is": "skóli/skór starf/stafur", "ka": "სკოლა/სკამი უნარი/უბანი",
    "kk": "мектеп/мекен білім/білек", "ky": "мектеп/мекен билим/билет", "mk": "училиште/улица работа/рака",
    "no": "skole/skog arbeid/arv", "ru": "работа/рабство школа/школяр", "sq": "shkollë/shkop punë/pulë",
    "sr": "савет/савез нов/новац", "tr": "okul/okuyucu meslek/mesele", "uk": "робота/ріка школа/шкода",
    "uz": "maktab/maktub kasb/kasal", "az": "məktəb/məktub peşə/peyk", "ko": "교육/교통 학교/학원",
}  # fmt: skip


def _pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, pair) for language, pairs in table.items() for pair in pairs.split()]


@pytest.mark.parametrize(("language", "pair"), _pairs(FORMS))
def test_forms_of_a_word_meet_in_one_stem(language: str, pair: str) -> None:
    one, other = (analyzer_for(language).forms(form)[1] for form in pair.split("/"))
    assert one == other


@pytest.mark.parametrize(("language", "pair"), _pairs(STRANGERS))
def test_words_that_only_look_alike_stay_apart(language: str, pair: str) -> None:
    one, other = (analyzer_for(language).forms(word)[1] for word in pair.split("/"))
    assert one != other


@pytest.mark.parametrize(
    ("language", "word", "sentence"),
    [
        ("ja", "教育", "学校教育を受ける"),
        ("ja", "職業", "職業の選択"),
        ("ja", "ガイダンス", "キャリアガイダンス"),
        ("zh", "指导", "职业指导服务"),
        ("zh", "教育", "继续教育"),
        ("zh", "就業", "青年就業政策"),
    ],
)
def test_word_is_found_where_no_spaces_are_written(language: str, word: str, sentence: str) -> None:
    analyzer = analyzer_for(language)
    assert f" {analyzer.fields(word)[1]} " in f" {analyzer.fields(sentence)[1]} "


def test_simplified_and_traditional_chinese_stay_apart() -> None:
    forms = analyzer_for("zh").forms
    assert forms("就业")[0] != forms("就業")[0]
