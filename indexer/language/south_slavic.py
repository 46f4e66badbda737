"""Croatian, Bosnian or Serbian in Latin script: what a model of letter groups can't tell, words can.

Two questions decide. *Yat*: is it `vrijeme`, `mjesto` (Croatian, Bosnian) or `vreme`, `mesto` (Serbian)? *Lexicon*: is
it `tko, uvjet, tisuća, europski` (Croatian) or `ko, uslov, hiljada, evropski` (Bosnian, Serbian)? Bosnian answers as
Croatian does to the first and as Serbian to the second, and has some words of its own.

Prefixes, not whole words, because the languages inflect at the end. They are taken from handbooks of the differences,
not from a corpus; where none occurs, the model's own answer stands.
"""

import re
from dataclasses import dataclass

LANGUAGES = frozenset({"hr", "bs", "sr"})

IJEKAVIAN = """
    bijel cijel cijen cvijet čovječ djec djel djevoj donijel dvij gdje izvješ izvještaj iznijel korijen lijek lijep
    lijev ljepš mijen mjen mjer mjesec mjest naprijed naslijeđ nedjelj nijedn nijem nigdje nije_ ocjen obavijes
    ovdje pobjed podijel podnijel posjet posljed poslije povjer prijedlog primijen primjen primjer prijevoz
    promijen promjen riječ riješ rijet rješ savjet sjedišt sjever slijed sljed smjer snijeg susjed svijest svijet
    svjes svjet svugdje tijek tijel tijes ujedinj umjes umjet unaprijed unijel upotrijeb usmjer uspješ uspjel
    uvijek uvjer vijek vijes vješt vjer vjerojat vrijed vrijem zahtjev zamijen zamjen zapovijed zvijezd
"""
EKAVIAN = """
    bel_ bele beli belo ceo celo celi celin cen_ cena cene ceni cvet čovek čoveč dec_ deca dece deci delo delat
    delov delu devoj doneo donela donet dve_ gde_ izveštaj koren lek_ lekov lep levo levi mere merama meri mesec
    mest napred nasleđ nedelj nigde ocen obavešt ovde pobed podel podneo poset posled posle_ pover
    predlog primen primer prevoz promen reč reš retk reši savet sedišt sever sled smer sneg sused svest svet
    svuda tok_ telo tela umest umet uneo upotreb usmer uspeš uspel uvek uver vek_ veka vest vešt ver_ vere veru
    verovat vred vreme vremen zahtev zamen zvezd pre_ dete deteta hteo htela videti video_ razumet
"""
WESTERN = """
    tko netko nitko svatko itko što_ štogod uvjet tisuć europ točk točn suradn sudionik tjed sustav općin općen
    uopć vlak zrakoplov kolodvor povijes zemljopis kazališ glazb nogomet siječn siječan veljač ožuj travan
    travn svib lip_ lipanj lipnj srpanj srpnj kolovoz rujan rujn listopad studen prosinac prosinc znanstven znanost
    tijek tvrtk poduzeć poslodavk tajnik plać_ plaća plaće izvješć priopć vijeće vijeću računal mrežn zaslon
    odgoj prosvjed usklađen potpor dojam časnik vojarn osob_ neovisn ovisn cijepljen_ kemij kisik
    vodik sveučiliš knjižnic natječaj ravnatelj učitelj_ utjecaj nadzor_ stupanj stupnj
    glede obitelj_ obitelji obiteljsk krivn stajališ gospodar veleposlan nazoč promidžb izbornik redovit
    bolničk ljekarn žlic rajčic kruh juh_ pučanstv žitelj uporab rabi_ rabe ured_ rješav promatrač jamstv
    hrvatsk organizira informira formira kritizira registrira definira realizira planira identificira
"""
EASTERN = """
    ko_ neko_ niko_ svako_ šta štagod uslov hiljad evrop tačk tačn saradn učesni sistem opštin opšt uopšt voz_
    vozovi avion stanic istorij pozoriš muzik fudbal januar februar mart_ marta april maj_ maja_ juna_ jul_ jula
    juni_ juli_ avgust septembar septembr oktobar oktobr novembar novembr decembar decembr naučn nauk kompanij preduzeć
    sekretar platu_ plata_ plate_ izveštaj izvještaj saopšten saopćen savet_ kompjuter računar ekran vaspit
    protest podršk utisak oficir kasarn lica_ nezavisn zavisn hemij kiseonik vodonik univerzit bibliotek
    konkurs direktor uticaj nivo_ nivoa porodic porodič stav_ privred privrjed ambasad prisut meni_
    upotreb upotrijeb kancelarij garancij hrišć hleb hljeb supa pasulj paradajz bezbed bezbjed naročit takođe_ takode_
    odbran pomenut spoljn unutrašn utvrđen_ prema_tome sprovod sproved obezbed obezbjed organizova organizuj
    informis formisa kritikova registrova definisa realizova planira_ identifikova komunicir poseb finansi sedmi
    očigledn obrazovn_vasp železn željezničk_stanic zvanič lekar ljekar sveštenik
"""
BOSNIAN = """
    historij sedmic općin_bih lahk kahv mehk hljeb također_i aktuelizira tačka općenito_bs izvještaj saopćen
    federacij_bih bosansk bošnja kompletir finansijsk_bh univerzitet_u_sarajev entitet kanton uposlen uposlenik
    bihać sarajev uslov_bh
"""

WORD = re.compile(r"[a-zčćšžđ]+")
NEEDED = 2.0
LEXICON_MARGIN = 1.3


@dataclass(frozen=True)
class Forms:
    """How often forms of each kind occur in a text."""

    ijekavian: int
    ekavian: int
    western: int
    eastern: int
    bosnian: int

    def __add__(self, other: "Forms") -> "Forms":
        return Forms(
            self.ijekavian + other.ijekavian,
            self.ekavian + other.ekavian,
            self.western + other.western,
            self.eastern + other.eastern,
            self.bosnian + other.bosnian,
        )

    @property
    def seen(self) -> int:
        return self.ijekavian + self.ekavian + self.western + self.eastern + self.bosnian


NONE = Forms(0, 0, 0, 0, 0)


def _pattern(listing: str) -> re.Pattern[str]:
    """Prefixes as one pattern; `_` at the end asks for the whole word, and `_` inside makes no word at all."""
    alternatives = (
        rf"{entry[:-1]}\b" if entry.endswith("_") else entry for entry in listing.split() if "_" not in entry[:-1]
    )
    return re.compile(rf"\b(?:{'|'.join(alternatives)})")


PATTERNS = tuple(map(_pattern, (IJEKAVIAN, EKAVIAN, WESTERN, EASTERN, BOSNIAN)))


def count_forms(text: str) -> Forms:
    lowered = text.lower()
    return Forms(*(sum(1 for _ in pattern.finditer(lowered)) for pattern in PATTERNS))


def decide(forms: Forms) -> tuple[str, float] | None:
    """The language and a confidence, or None where too few forms were met to say."""
    if forms.seen < NEEDED:
        return None
    if forms.ekavian > forms.ijekavian and forms.ekavian + forms.eastern > forms.ijekavian + forms.western:
        return "sr", _confidence(forms.ekavian + forms.eastern, forms.ijekavian + forms.western)
    eastern = forms.eastern + forms.bosnian
    if eastern > forms.western * LEXICON_MARGIN:
        return ("bs" if forms.ijekavian else "sr"), _confidence(eastern, forms.western)
    return "hr", _confidence(forms.western + 1, eastern + forms.ekavian)


def _confidence(winning: int, losing: int) -> float:
    return round((winning + 1) / (winning + losing + 2), 3)
