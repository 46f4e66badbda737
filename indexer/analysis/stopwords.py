"""Function words: they may add to a score, but never decide whether a record is found.

One short list a language. A question names no language, so the lists are used together; a word that
is a function word in one language and a content word in another (*die*, *brat*) is left out of both.
"""

from indexer.analysis.folding import fold

LISTS = {
    "en": "a about after an and are as at be been before between by can did do does for from had has have how in "
    "into is its many much of on or since than that the their there these this those to was were what when where which "
    "who whom whose why will with would",
    "hr": "a ali bi bila bili bilo bio biti cega cemu cime da do ga gdje i ih ili iz izmedu ja je jest jesu kada "
    "kako kao koga koja koje kojeg kojega kojem kojemu koji kojih kojim kojima kojoj koju koliko kome li me "
    "mu na nad nakon ne nego ni nije nisu o od on ona oni po pod poslije prema pri prije s sa se sto su sve "
    "te tko to u uz za zasto",
    "de": "am an auf aus bei beim bin das dass dem den der des durch ein eine einem einen einer eines fur haben im "
    "in ist mit nach oder sich sind uber um und vom von vor wann warum was welche welchem welchen welcher "
    "welches wem wen wer werden wie wieviel wird wo wofur womit wozu wurde wurden zu zum zur",
    "fr": "au aux avec ce ces comment dans de des du elle elles en est et il ils l la le les leur leurs ne ou par "
    "pas pour pourquoi qu que quel quelle quelles quels qui sa se ses sont sur un une",
    "es": "al como con cual cuales cuando cuanta cuantas cuanto cuantos de del donde el ella en entre es esta este "
    "la las lo los mas o para pero por porque que quien se ser si sin sobre su sus un una y",
    "it": "al alla alle che chi come con cosa da dal dalla dei del della delle di e gli i il in la le lo nel nella "
    "nelle per perche quale quali si sono su sul sulla un una uno",
    "sl": "ali bi biti da do in ipd iz je jih jo k kaj kako kateri katere kdaj kdo kje ki ko na nad ne o ob od pa po "
    "pod pri s se so sta tega ter to tudi v z za",
    "pl": "aby ale albo byc co czy dla do gdzie i ich ile jak jaka jakie jaki jako jest jego jej kiedy kto ktora ktore "
    "ktory ktorych lub ma na nie o od oraz po pod przez przy sa sie tak to w we z za ze",
    "ru": "а без был была были было в во где да для до его ее же за и из или их к как какая какие какой когда который "
    "которые кто ли на над не но о об от по под при с со так то у что чтобы это",
    "uk": "а але або без був була були було в вона вони де для до же за з зі і із й його її їх к коли котрий хто на "
    "над не о об от по під при про та так те то у чи що щоб це як яка яке який які",
    "ar": "في من على الي عن ان هل ما ماذا كيف متي اين التي الذي الذين هذا هذه ذلك و او هو هي كان مع بين كم",
    "pt": "ao aos as com como da das de do dos e em entre na nas no nos o os ou para pela pelo por quais qual quando "
    "que quem se sua suas um uma",
    "nl": "aan bij dat de een en er het hoe in is met naar of om op te tot van voor wat wie zijn",
    # With what follows the apostrophe of a name: *Tesla'nın*, *Zagreb'deki*.
    "tr": "bir bu da daki de deki hangi hangileri hangisi icin ile kac kaci kim kimdir kime kimin mi midir mu nasil "
    "nda ndan nde ndeki nden ne neden nedir nelerdir nerede nereye neydi neyi neyin nin nun olan olarak ve "
    "veya yi yla yle yu",
}
STOPWORDS = frozenset(fold(word) for words in LISTS.values() for word in words.split())
