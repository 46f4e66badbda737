"""The words by which `twins` tells a country from its namesake. Patterns, by key of the country; no logic.

`BEFORE` ends right before the name, `AFTER` begins right after it. `ALONE` are words of the country alone, `OTHERS`
words of its twin alone, both anywhere in the publication.
"""

import re

# First names and family names, in any language.
PERSONS = frozenset({"JO", "TD", "IL", "GE", "KE", "CY", "IN", "JM"})
# Words of the language when they open a sentence or a heading.
OPENING_WORDS = {
    "en": frozenset({"TR", "RE"}),
    "hr": frozenset({"TD", "OM"}),
    "bs": frozenset({"TD", "OM"}),
    "sr": frozenset({"TD", "OM"}),
}
# Words, first names and places of the language, wherever they stand.
COMMON_WORDS = {
    "hr": frozenset({"ML", "PE", "TG"}),
    "bs": frozenset({"ML", "PE", "TG"}),
    "sr": frozenset({"ML", "PE", "TG"}),
    "sl": frozenset({"ML", "TD"}),
    "pl": frozenset({"ML", "CU"}),
    "ru": frozenset({"ML", "TD", "TG"}),
    "uk": frozenset({"ML", "TD", "TG"}),
    "en": frozenset({"RE", "JE"}),
    "fr": frozenset({"RE", "MU", "DM", "MF"}),
    "es": frozenset({"RE", "GD", "MF", "LC", "VC", "SV"}),
    "it": frozenset({"GD", "LC"}),
    "ar": frozenset({"OM"}),
}
ALONE = {
    "JO": re.compile(r"\bAmman|Jordanian|jordansk|jordanisch|jordanien|Zarqa|Irbid|Hashemite|Za'?atari"),
    "TD": re.compile(r"N.?[Dd]jamena|Chadian|Sahel|tchadien|tschadisch|čadsk|чадск|Нджамен"),
    "GE": re.compile(r"Tbilisi|Batumi|Kutaisi|Caucasus|Kaukas|Caucas|Georgian\b|georgisch|géorgien|gruzijsk"),
    "ML": re.compile(r"Bamak|Sahel|malijsk|malijsk|малийс|малійс|Бамако|Afri|Афри"),
    "OM": re.compile(r"Mus[ck]at|Maskat|omansk|سلطنة|مسقط"),
    "PE": re.compile(r"\bLim[aeiu]\b|peruansk|Перуан|перуан|\bЛим[аеы]\b|Latin|Латин"),
    "TG": re.compile(r"Lom[eé]\b|togoansk|тоголез|Afri|Афри"),
    "CU": re.compile(r"Hawan|kubańsk|Karaib|Ameryk"),
    "RE": re.compile(r"Mayotte|Saint-Denis|Océan Indien|Indian Ocean|outre-mer|Índico"),
    "JE": re.compile(r"Channel Islands|Guernsey|St\.? Helier"),
    "MU": re.compile(r"[Îî]le Maurice|mauricien|Port-Louis"),
    "DM": re.compile(r"Roseau|Caraïbe|dominiquais"),
    "GD": re.compile(r"Caribe|Caraibi|Saint George"),
    "MF": re.compile(r"Caraïbe|Caribe|Antilles|Antillas"),
    "LC": re.compile(r"Caribe|Caraibi|Castries"),
    "VC": re.compile(r"Caribe|Granadinas|Kingstown"),
    "SV": re.compile(r"San Salvador|salvador[ae][nñ]|Centroam|Central America"),
    "TR": re.compile(r"Ankara|Istanbul|Turkish|Türkiye"),
    "IL": re.compile(r"Israeli|Jerusalem|Tel Aviv"),
    "KE": re.compile(r"Kenyan|Nairobi"),
    "IN": re.compile(r"Indian\b|Delhi|Mumbai"),
    "CY": re.compile(r"Cypriot|Nicosia"),
    "JM": re.compile(r"Jamaican|Kingston"),
}
# Georgia of the United States; Amman in Arabic is spelled as Oman is.
OTHERS = {
    "GE": re.compile(
        r"\b(?:Atlanta|Alabama|Florida|(?:North|South) Carolina|Tennessee|Mississippi|Savannah|Athens, G"
        r"|Georgia (?:Tech|State|Department of)|University of Georgia|state of Georgia|South Georgia)"
    ),
    "OM": re.compile(r"الأردن|اﻷردن"),
}
BEFORE = {
    "GN": re.compile(r"(?:Gulf of|Golfe de|Golf von|Golfo de|Papua|Papui|New|Equatorial|Nova|Ekvators\w+)\s+$", re.I),
    "NE": re.compile(r"(?:[Dd]elta of the|[Rr]iver|[Rr]eka|[Rr]ijeka|[Ff]leuve|bassin du)\s+$"),
    "TD": re.compile(r"(?:[Ll]ake|[Ll]ac|[Jj]ezer\w+|Lago|Tschadsee)\s+$"),
    "JO": re.compile(r"(?:Michael|River|the river|rivijer\w+|rijek\w+|نهر)\s+$"),
    "MX": re.compile(r"(?:New|Gulf of|Novi|Nuevo|Golfo de|Nouveau)\s+$"),
    "IE": re.compile(r"(?:Northern|Sjevern\w+|Severn\w+|du)\s+$"),
    "JE": re.compile(r"New\s+$"),
    "IN": re.compile(r"(?:American|West|West-)\s*$"),
    "CD": re.compile(r"(?:River|river|Fleuve|fleuve|Republic of(?: the)?)\s+$"),
    "CG": re.compile(r"(?:Democratic|River|DR|Kinshasa|Demokrats\w+|démocratique)\s+(?:Republic of the\s+)?$"),
    "GE": re.compile(r"(?:South|University of|state of|font)\s+$"),
    "LU": re.compile(r"(?:[Pp]alais du|[Jj]ardin du|[Pp]rovince (?:de|du|of)|[Rr]osa)\s+$"),
    "MK": re.compile(r"(?:Central|Western|Eastern|University of|Region of|East|West)\s+$"),
    "US": re.compile(
        r"(?:[Ll]atin|[Ss]outh|[Nn]orth|[Cc]entral|[Ii]bero|[Ll]atino|[Ss]ud|[Nn]ord|[Mm]eso|[Nn]ative|[Ii]béro)[\s-]$"
        r"|\b(?:dollar\w*|dólar\w*|dolar\w*|долл\w*)\s+(?:\w{1,3}\s+){0,2}$"
    ),
    "MA": re.compile(r"(?:المشرق و?|دول )$"),
    "BA": re.compile(r"(?:[Rr]ive[rk]\w*|[Rr]ijek\w+)\s+$"),
    "TR": re.compile(r"(?:roast|cold|cooked|Christmas)\s+$", re.I),
    "CN": re.compile(r"(?:fine|bone|South|East|Indo-?)\s+$"),
    "eu": re.compile(
        r"(?:[Ii]nstitutions (?:of|de)|[Ii]nstitucij\w|[Uu]stanov\w|Organe der|[Ii]nstituciones de|[Ii]stituzioni"
        r"|[Ии]нститут\w|[Іі]нституці\w|[Ii]nstytucj\w|Publications Office of|Official Journal of"
        r"|Council of|Court of Justice of|Delegation of|Parliament of"
        r"|Representation of|Functioning of|Rights of|Vijeć\w+|Sud\w*|list\w*|Rat der|Gerichtshof der|Amtsblatt der"
        r"|Journal officiel de|Conseil de|Diario Oficial de|Gazzetta ufficiale del\w*|Uradn\w+ list\w*)"
        r"\s+(?:the\s+|l[’']\s*|la\s+|dell[’'])?$"
    ),
}
AFTER = {
    "GN": re.compile(r"\s+(?:pig|fowl|worm)|[-– ]Bissau"),
    "NE": re.compile(r"\s+(?:Delta|River|State|basin|delta)"),
    "TD": re.compile(r"\s+(?:basin|GPT)"),
    "JO": re.compile(r"\s+(?:River|Valley|Rift|River's|Peterson)"),
    "IN": re.compile(r"\s+(?:Ocean|ink)|apolis"),
    "CD": re.compile(r"\s+(?:River|basin|Basin)|[-–\s(]*Brazzaville"),
    "GE": re.compile(r"\s+(?:Tech|State|font|Institute of Technology|typeface)|, (?:USA|U\.S|US\b|United States)"),
    "MK": re.compile(r"(?:\s+and Thrace|, Greece| \(Greece)"),
    "US": re.compile(r"\s*(?:\$|dollar|Samoa|Virgin|Indian\b|Dream)|[-\s]?dollár", re.I),
    "PA": re.compile(r"\s+(?:Papers|papers|hat\b|Canal|canal)"),
    "CU": re.compile(r"\s+(?:Gooding|libre)"),
    "BR": re.compile(r"\s+nut"),
    "CN": re.compile(r"\s*(?:ware|doll|cabinet|clay|[Ss]ea\b)"),
    "TR": re.compile(r"\s+(?:sandwich|breast|dinner|curry)"),
    "MC": re.compile(r"\s+di Baviera"),
    "MA": re.compile(r"\s+(?:العربي|الكبير)"),
    "RS": re.compile(r"\s+Krajin"),
    "PL": re.compile(r"\s+(?:your|the|up|it|every)\b"),
    "GB": re.compile(r"\s+(?:Council|Columbia|Airways)"),
    "NL": re.compile(r"\s+(?:Antilles|auction)"),
    "eu": re.compile(
        r"[- ]?(?:funded|Delegation|Publications|financ|fond|-Mittel|sredstv|Fund|funds|institution|bodies|Agency"
        r"|project|Projekt)|(?:[’']s)?\s+(?:funding|funds|Erasmus|Official)"
    ),
}
# Who pays is not what it is about.
DONOR_BEFORE = re.compile(
    r"(?:\b(?:co-?)?(?:funded|financed|sponsored) by|(?:financial |with (?:the )?)support (?:of|from)|funding from"
    r"|programme of|\b(?:su)?financir\w+ (?:iz|od|sredstvima|s?a?sredstvima)|potpor[ue]"
    r"|\b(?:ko)?finanziert (?:durch|von|mit Mitteln)|gefördert (?:durch|von)|mit Unterstützung"
    r"|(?:co)?financ(?:é|ée|és|iado|iada) par|cofinanciad[oa] por"
    r"|(?:co)?finanziat[oa] (?:da|dal)|współfinansowan\w+ (?:przez|ze środków)|sofinancir\w+|при поддержке"
    r"|за підтримки|финансир\w+|профінансован\w+|بتمويل من|بدعم من)"
    r"[\s’'lL]*(?:(?:the|der|die|des|dem|den|l|la|le|the Government of|Government of|fonda|fondova|dell)[\s’']+){0,2}$",
    re.I,
)
DONOR_AFTER = re.compile(
    r"\s+(?:Council\b|Refugee Council|Red Cross|Embassy|Agency for (?:International )?Development"
    r"|Development (?:Agency|Cooperation|Bank)|Cooperation\b|Gesellschaft für|embassy|Welle|Bank\b)"
)
AFFILIATION_BEFORE = re.compile(
    r"(?:Universit|Univerz|Sveučiliš|Ministr|Institut|Facult|Fakult|Agency|Agencij|Centre|Center|Hochschule|Académie"
    r"|Academy|Zavod|College|Szkoł|Uniwersytet|Ośrodek|Институт|Университет|Министерств|Університет|Міністерств|جامعة"
    r"|وزارة)\w*[^.;:\n]{0,60}[,،]\s*$"
)
AFFILIATION_AFTER = re.compile(r"\s*(?:$|[;)\n.]|,\s*[A-Z]\w+ [A-Z])")
# *Thessaloniki (Pylea), Greece*: who sits there is an agency. *57001 Thermi, Greece*: an address.
SEAT_BEFORE = re.compile(
    r"(?:\b(?:Thessaloniki|Solun|Thessalonique|Saloni\w+|Tesalónica|Turin|Torino|Turyn|Турин|Gen[eè]v[ea]|Genf"
    r"|Ženev\w|Ginevra|Ginebra|Женев\w|Luxembourg|Luxemburg\w?|Luksemburg|Paris|Pariz|Parigi|París|Paryż|Париж|Brussels|Bruxelles|Brüssel|Brisel)"
    r"|تورينو|جنيف|باريس|بروكسل|سالونيك|\b\d{4,6} \w+)(?: \([^()\n]{2,20}\))?[,،] $"
)
# A person's first and last name before an open parenthesis, and what may stand in it.
PERSON_BEFORE = re.compile(r"[^\W\d_a-z]\w+\s[^\W\d_a-z]\w+\s\((?:[^\W\d_][\w .-]{1,24},\s)?$")
PLACE_IN_PARENTHESES = re.compile(r"\([^\W\d_][\w .-]{1,24},\s[^\W\d_][\w .-]{1,30}\)")
OFFICE_BEFORE = re.compile(r"\w\w[,،]\s*$")
OFFICE_AFTER = re.compile(r"[\s,.،]*(?:(?:19|20)\d\d)?[.\s]*(?:\n|$)")
# People who have left the country; they are counted where they live.
PEOPLE = (
    "refugee|migrant|immigrant|asylum|diaspora|displaced|izbjegli|izbegli|doseljeni|useljeni|begunc|flüchtling"
    "|geflüchtet|zuwander|réfugié|immigré|refugiad|inmigrante|profug|rifugiat|immigrat|uchodźc|migranc|imigrant"
    "|беженц|мигрант|біженц|мігрант|переселенц|لاجئ|مهاجر"
)
ORIGIN_AFTER = re.compile(rf"\s+(?:\w+\s+)?(?:{PEOPLE})", re.I)
ORIGIN_BEFORE = re.compile(
    rf"(?:\b|ال)(?:{PEOPLE})\w*\s+(?:\w+\s+)?(?:(?:from|iz|aus|der|de|du|d[’']|dalla?|dall[’']|z|ze|из|з|із|من)\s*)?$",
    re.I,
)
LANGUAGE_AFTER = re.compile(
    r"[\s-]+(?:language|speak|version|translation|lesson|course|text\b|medium|proficiency|edition|original\b"
    r"|jezi[kc]|jazyk|nyelv|limb|taal|dili?\b|γλώσσ|idioma|govorn|inačic|prijevod|prevod|језик|јазик|Sprach|sprachig|Ausgabe|Fassung|Übersetzung|Kenntnisse"
    r"|Version|jęz[yi]|język|wersj|язык|мов[аиіоу]|перевод|переклад|верси|версі)",
    re.I,
)
LANGUAGE_BEFORE = re.compile(
    r"(?:\b(?:speaks?|speaking|parl(?:a|ano|ent?|er|are|ando)|habla\w*|govor[ei]\w*|spricht|sprechen|mówi\w*"
    r"|говор[ияю]\w*|розмовля\w*)\s+$|\b(?:język\w*|jezi[kc]\w*|języki)\s+\w+\s+(?:i|oraz|ali|ili|in|lub)\s+$"
    r"|\b(?:langues?|idiomas?|lenguas?|línguas?|limb\w+|lingua|lingue|γλώσσ\w+|język\w*|versione|version"
    r"|versión|language|translat(?:ed from|ed into|ion into)|jezik\w*|мовою|языке?|(?:ال|بال|وال|لل|)لغ[ةت]\w*)"
    r"\s+(?:en\s+|in\s+|is\s+|:\s*)?)$",
    re.I,
)
# Text before, the word between two marks, text after.
LANGUAGE_PHRASE = {
    "en": re.compile(
        r"\b(?:in|into|from|learn|speaks?|speaking|taught|teach|learning|and|or) \u241f(?:English|French|German|Spanish"
        r"|Italian|Russian|Arabic|Polish|Croatian|Slovene|Slovenian|Serbian|Portuguese|Chinese|Turkish|Ukrainian|Greek"
        r"|Dutch|Swedish|Hungarian|Czech|Finnish|Danish|Romanian|Bulgarian)\u241f\s*(?:$|[.,;:)/(\n]|(?:and|or|only|as"
        r"|is|at|with|for|to|on)\b)"
        r"|\u241fEnglish\u241f|\u241fPolish\u241f (?:your|the|up)\b"
    ),
    "de": re.compile(r"\u241f(?:Deutsch|Englisch|[A-ZÄÖÜ]\w+isch)\u241f|\bauf \u241f\w+sch\u241f"),
    "fr": re.compile(r"\ben \u241f(?:français|anglais|allemand|espagnol|italien|arabe|russe|croate|polonais)\u241f"),
    "es": re.compile(r"\ben \u241f(?:español|inglés|francés|alemán|italiano|ruso|croata)\u241f"),
    "it": re.compile(r"\bin \u241f(?:italiano|inglese|francese|tedesco|spagnolo|russo|croato)\u241f"),
    "pt": re.compile(r"\bem \u241f(?:português|inglês|francês|alemão|espanhol|italiano)\u241f"),
    "sv": re.compile(r"\b(?:på|sig|lär|talar?|till) \u241f\w+ska\u241f\s*(?:[.,;]|$|från|som|och|i\b)"),
    "ro": re.compile(r"\bîn \u241f\w+ă\u241f\s*(?:[.,;]|$)"),
    "hu": re.compile(r"\u241f\w+ul\u241f"),
    "bg": re.compile(r"\bна \u241f\w+ски\u241f\s*(?:[.,;]|$)"),
    "el": re.compile(r"\b(?:στα|τα) \u241f\w+ικά\u241f"),
    "ru": re.compile(r"\bна \u241f\w+ском\u241f\s*(?:[.,;]|$)"),
    "hr": re.compile(
        r"\b(?:na|s|sa) \u241f(?:engleski|hrvatski|njemački|francuski|talijanski|engleskom|engleskog)\u241f"
    ),
}
