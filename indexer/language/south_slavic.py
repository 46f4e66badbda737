"""Croatian, Bosnian or Serbian in Latin script: what a model of letter groups can't tell, words can.

Two questions decide. *Yat*: is it `vrijeme`, `mjesto` (Croatian, Bosnian) or `vreme`, `mesto` (Serbian)? *Lexicon*: is
it `tko, uvjet, tisuća, europski` (Croatian) or `ko, uslov, hiljada, evropski` (Bosnian, Serbian)? Bosnian answers as
Croatian does to the first and as Serbian to the second, and has some words of its own.

Prefixes, not whole words, because the languages inflect at the end. They are well-known
differences written down by hand, and were revised once after looking at misses on `languages.tsv`, so that set is no
independent test of them. Where none occurs, the model's own answer stands.
"""

import re
from dataclasses import dataclass

LANGUAGES = frozenset({"hr", "bs", "sr"})

IJEKAVIAN = """
    bijel cijel cijen cvijet čovječ djec djel djevoj dvije_ dvjem gdje lijek lijep lijev ljepš mjenj mjer
    mjesec mjest naprijed naslijeđ nedjelj nigdje ocjen obavijes ovdje pobjed posjet posljed poslije povjer
    prijedlog primjen primjer prije_ promjen riječ riješ rijet rješ savjet sjedišt sjever slijed sljed smjer
    snijeg susjed svijest svijet svjes svjet svugdje tijek tijel umjes usmjer uspješ uspjel uvijek vijek vijes
    vješt vjer vrijed vrijem zahtjev zamjen htje vidje razumje živje zvijezd
"""
EKAVIAN = """
    bela_ bele_ beli_ belo_ ceo_ cela_ celi_ celo_ cena_ cene_ ceni_ cenu_ cvet čovek čoveč deca_ dece_ deci_
    deco_ decu_ delo_ dela_ delu_ delat delov devoj dve_ gde_ koren lek_ lekov lep levo_ levi_ meri_ mere_
    meru_ meram mesec mest napred_ nasleđ nedelj nigde ocen obavešt ovde pobed podel poset posled posle_ pover
    predlog_ predloga predloz primen primer prevoz pre_ promen reč_ reči_ reše reši retk izvešta savet sedišt sever
    sled smer sneg sused svest svet svuda telo_ tela_ umest upotreb usmer uspeš uspeh uspel uvek vek_ veka_ vešt
    vera_ vere_ veru_ verov vred vreme zahtev zamen zvezd hteo htela hteli videla videli razume
"""
WESTERN = """
    milijun tko netko nitko svatko itko uvjet tisuć europ točk točn netočn suradn sudionik tjed sustav općin općen
    uopć vlak zrakoplov kolodvor povijes zemljopis kazališ glazb nogomet siječn siječan veljač ožuj travan
    travnj svibn svibanj lipanj lipnj srpanj srpnj kolovoz rujan rujn listopad studen prosinac prosinc
    znanstven znanost tvrtk poduzeć poslodav tajnik izvješć priopć računaln zaslon prosvjed usklađ potpor
    dojam časnik vojarn neovisn ovisn kemij kisik vodik sveučiliš knjižnic natječaj ravnatelj utjec stupanj
    stupnj glede obitelj stajališ gospodar veleposlan nazoč promidžb ljekarn rajčic kruh juha juhe pučanstv
    žitelj uporab rabi_ rabe_ jamstv jamči obran vanjsk unutarn financij kršćan organizira informira kritizira
    registrira definira realizira identificira komunicira promiče dionik mirovin nadzir nazna naklad mjerodavn
    zadać osposoblj udrug čimbenik
"""
EASTERN = """
    milion ko_ neko_ niko_ svako_ šta štagod uslov hiljad evrop tačk tačn netačn saradn učesni sistem opštin opšt
    uopšt voz_ vozovi avion istorij historij pozoriš muzik fudbal januar februar mart_ maj_ jun_ juna_ jul_
    jula_ juni_ juli_ avgust august_ septemb oktob novemb decemb naučna_ naučne_ naučni_ naučno_ naučnih
    nauka_ nauke_ nauku_ preduzeć saopšt saopć vaspit utisak oficir kasarn hemij kiseonik vodonik univerzit
    bibliotek konkurs utica porodic privred privrjed ambasad kancelarij garancij garantuj hrišć hleb hljeb
    supa_ paradajz bezbed bezbjed takođe_ odbran spoljn unutrašn sprov obezb organizova organizuj
    informis kritikova registrova definisa definiš realizova identifikova finansi sedmic očigledn zvanič
    lekar_ lekari ljekar_ ljekari stepen penzi juče biće_ moraće imaće kompjuter sopstven štampa
"""
BOSNIAN = """
    lahk kahv mehk hljeb bosansk bošnja entitet kanton uposlen federacij historij sedmic
"""

# A long yat inside a word (*prijevoz, odijeljen*); not the *ije* of loans (*klijent*) and comparatives (*novijeg*).
LONG_YAT = re.compile(r"\b\w+ije(?!nt)[bcčćdđklnprsšvzž]\w")
# Serbian, and often Bosnian, follows a modal verb with `da` and a finite verb; Croatian with the infinitive.
MODAL_DA = re.compile(
    r"\b(?:mogu|može|možemo|mora|moraju|moramo|žel[ie]|želimo|treba|trebaju|poče[ol]\w?|pokuša\w+|hoće|nastoji) da\b"
)

LEXICON_MARGIN = 1.3
# So many Bosnian words of a kind come with an eastern one.
ENOUGH_IJEKAVIAN = 3
# From here on, a single page is believed against its record.
SURE = 0.8


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
    """Prefixes as one pattern; `_` at the end asks for the whole word."""
    alternatives = (rf"{entry[:-1]}\b" if entry.endswith("_") else entry for entry in listing.split())
    return re.compile(rf"\b(?:{'|'.join(alternatives)})")


PATTERNS = tuple(map(_pattern, (IJEKAVIAN, EKAVIAN, WESTERN, EASTERN, BOSNIAN)))


def count_forms(text: str) -> Forms:
    lowered = text.lower()
    ijekavian, ekavian, western, eastern, bosnian = (len(pattern.findall(lowered)) for pattern in PATTERNS)
    ijekavian += len(LONG_YAT.findall(lowered))
    return Forms(ijekavian, ekavian, western, eastern + len(MODAL_DA.findall(lowered)), bosnian)


def decide(forms: Forms, guess: str = "bs") -> tuple[str, float] | None:
    """The language and a confidence, or None where no form was met. `guess` parts Bosnian and Serbian where the
    lexicon is eastern and no yat was met."""
    if not forms.seen:
        return None
    eastern = forms.eastern + forms.bosnian
    if forms.ekavian > forms.ijekavian and forms.ekavian + eastern > forms.western:
        return "sr", _confidence(forms.ekavian + eastern, forms.ijekavian + forms.western)
    if eastern > forms.western * LEXICON_MARGIN:
        ekavian_guess = guess == "sr" and not forms.ijekavian and not forms.bosnian
        return ("sr" if ekavian_guess else "bs"), _confidence(eastern, forms.western)
    if guess == "bs" and not forms.western and forms.ijekavian < ENOUGH_IJEKAVIAN:
        return None
    return "hr", _confidence(forms.western + forms.ijekavian / 2, eastern + forms.ekavian)


def _confidence(winning: float, losing: float) -> float:
    return round((winning + 1) / (winning + losing + 2), 3)
