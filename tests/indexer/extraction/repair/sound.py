"""Sound text in many languages, and text that only looks broken: nothing of it may be repaired, or called unsound."""

SENTENCES = {
    "ar": "يساعد التوجيه المهني الناس من جميع الأعمار على اتخاذ القرارات المتعلقة بالتعليم والعمل في المدرسة والجامعة.",
    "bg": "Професионалното ориентиране помага на хората да вземат решения за обучението и работата си.",
    "ca": "L’orientació professional ajuda persones de totes les edats a prendre decisions sobre l’educació i "
    "la feina.",
    "cs": "Kariérové poradenství pomáhá lidem všech věkových skupin rozhodovat se o vzdělávání a zaměstnání.",
    "cy": "Mae cyngor gyrfaoedd yn helpu pobl o bob oed i wneud penderfyniadau ynghylch dysgu a gwaith, yn y "
    "tŷ ac ŵyl.",
    "da": "Vejledning hjælper mennesker i alle aldre med at træffe beslutninger om uddannelse og arbejde på "
    "længere sigt.",
    "de": "Die Berufsberatung hilft Menschen jeden Alters, Entscheidungen über Bildung und Beschäftigung zu treffen.",
    "el": "Ο επαγγελματικός προσανατολισμός βοηθά ανθρώπους κάθε ηλικίας να αποφασίζουν για τη μάθηση και την εργασία.",
    "en": "Guidance helps people of all ages to decide about learning and work; see Šimić, Łukasz, Øyvind and García.",
    "es": "La orientación profesional ayuda a personas de todas las edades a tomar decisiones sobre educación "
    "y empleo.",
    "et": "Karjäärinõustamine aitab igas eas inimestel otsustada õppimise ja töö üle ning mõista oma võimalusi.",
    "fi": "Ohjaus auttaa kaikenikäisiä ihmisiä tekemään päätöksiä koulutuksesta ja työstä sekä elämästä.",
    "fr": "L’orientation aide les personnes de tout âge à prendre des décisions où l’école et le métier se répondent.",
    "ga": "Tá sé tábhachtach go mbeadh rochtain ag gach duine ar threoir ghairme, beag beann ar a n-aois nó a gcúlra.",
    "he": "הייעוץ התעסוקתי עוזר לאנשים בכל הגילים לקבל החלטות על לימודים ועל עבודה, בבתי הספר ובשירותי התעסוקה.",
    "hr": "Profesionalno usmjeravanje pomaže ljudima svih dobnih skupina pri odlučivanju o učenju, zvanju i "
    "zaposlenju.",
    "hu": "A pályaorientáció minden életkorban segíti az embereket a tanulással és a munkával kapcsolatos döntésekben.",
    "hy": "Մասնագիտական կողմնորոշումը օգնում է բոլոր տարիքի մարդկանց որոշումներ կայացնել կրթության և աշխատանքի մասին։",
    "is": "Það er mikilvægt að allir hafi aðgang að náms- og starfsráðgjöf. Þjónustan á að vera ókeypis og opin öllum.",
    "it": "L’orientamento aiuta le persone di ogni età a prendere decisioni: è un diritto, perché la società "
    "più equa lo è.",
    "ja": "進路指導は、あらゆる年齢の人々が学習と仕事について決定を下すのを助ける。学校でも職場でも必要である。",
    "ka": "კარიერული ორიენტაცია ეხმარება ყველა ასაკის ადამიანს სწავლისა და მუშაობის შესახებ გადაწყვეტილების მიღებაში.",
    "lt": "Profesinis orientavimas padeda įvairaus amžiaus žmonėms apsispręsti dėl mokymosi ir darbo jų mieste.",
    "lv": "Karjeras atbalsts palīdz visu vecumu cilvēkiem pieņemt lēmumus par mācībām un darbu, arī ārpus skolas.",
    "mt": "Il-gwida għall-karrieri tgħin lin-nies ta’ kull età jieħdu deċiżjonijiet dwar it-tagħlim u x-xogħol "
    "tagħhom.",
    "nl": "Loopbaanbegeleiding helpt mensen van alle leeftijden beslissingen te nemen over leren en werken, "
    "ook in België.",
    "no": "Veiledning hjelper mennesker i alle aldre med å ta beslutninger om utdanning og arbeid på sikt, "
    "også for høyere.",
    "pl": "Poradnictwo zawodowe pomaga ludziom w każdym wieku podejmować decyzje dotyczące kształcenia i zatrudnienia.",
    "pt": "A orientação profissional ajuda pessoas de todas as idades a tomar decisões; não é só informação, é "
    "formação.",
    "ro": "Orientarea în carieră îi ajută pe oameni, indiferent de vârstă, să ia hotărâri despre învățare și muncă.",
    "ru": "Профессиональная ориентация помогает людям любого возраста принимать решения об учёбе и работе.",
    "sk": "Kariérové poradenstvo pomáha ľuďom všetkých vekových skupín rozhodovať sa o vzdelávaní a práci.",
    "sl": "Karierna orientacija pomaga ljudem vseh starosti pri odločanju o učenju, šolanju in življenju na delu.",
    "sq": "Orientimi në karrierë i ndihmon njerëzit e të gjitha moshave të marrin vendime për mësimin dhe punën.",
    "sv": "Vägledning hjälper människor i alla åldrar att fatta beslut om utbildning och arbete, även på längre sikt.",
    "tr": "Kariyer rehberliği her yaştan insanın eğitim ve iş konusunda karar vermesine yardımcı olur, geçişi "
    "destekler.",
    "uk": "Професійна орієнтація допомагає людям будь-якого віку ухвалювати рішення щодо навчання і праці.",
    "vi": "Hướng nghiệp giúp mọi người ở mọi lứa tuổi đưa ra quyết định về học tập và việc làm của họ trong xã hội.",
    "zh": "职业指导帮助各个年龄段的人做出有关学习和工作的决定，学校、企业和就业服务机构都应当参与其中。",
}
LOOKALIKES = {
    "mathematics": "Let ˆθ be the estimator and x¯ the mean; then ˆy = ˆa + ˆbx, x² + y² ≤ r², f´(x) = 2x, x˜ "
    "∼ N(0, σ²), |a| + |b|, {x, y}, [0, 1], a^n, y´´ + y´ = 0. The estimate ˆa of the mean is unbiased.",
    "code": "def f(x):\n    return {k: v[0] for k, v in x.items() if k}\n`ls -l | grep foo` && a[i]=b[j]^c[k]; "
    "foo{bar}|baz~qux",
    "prices and measures": "The course costs £20 or 15 € (about ¥3,000); the room has 25 m², the tank 3 m³. "
    "1º, 2ª, n.º 5; water boils at 100° C, turn 90°, 45°N. ±5 % ¼ ½ ¾ cup, § 12, ¶ 3, © 2020, Acme® and Foo™.",
    "acute as a quote": "It´s what the ´teacher´ said: don´t worry, we´ll see. ``Quoted´´ text, `single´ "
    "quotes; ¨twice¨.",
    "acute as a Spanish quote": "El término ´empleo´ y ´igualdad´ significan algo para los jóvenes de la escuela.",
    "acute as a Polish quote": "Słowo ´nauka´ i ´szkoła´ oraz ´zawód´ w języku polskim są częste.",
    "acute as an apostrophe": "Aujourd´hui l´école d´été est ouverte; c´est l´avis qu´on donne, et l´enquête "
    "n´est pas close.",
    "figures": "1.2 3.4 5.6\nA B C D E F G\n1 2 3 4 5 6 7\n10 % 20 % 30 %\nA1 B2 C3\n2010 2011 2012 2013",
    "references": "Watts, A. G. (2013). Career guidance. BJGC, 41(5), 571–588. https://doi.org/10.1080/0306 "
    "OECD, ILO, ETF, EU. Hooley, T., Sultana, R. & Thomsen, R. (eds.) (2018), vol. 1, pp. 1–9; ISBN "
    "978-1-138-08743-8; cf. ibid., p. 12 ff.",
    "contents": "1 Introduction . . . . . . . . 7\n2 Method . . . . . . 12\n2.1 Sample . . . . 13\nA Annex . . . . 99",
}
