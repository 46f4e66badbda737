"""Short sound passages in languages that the demonstration collection has no publication in."""

PASSAGES = {
    "cs": "Kariérové poradenství pomáhá lidem všech věkových skupin rozhodovat se o vzdělávání, povolání a "
    "zaměstnání. Školní poradci podporují žáky při přechodu do středních škol, úřady práce nabízejí služby "
    "uchazečům o zaměstnání a vysoké školy zřizují vlastní centra. Výzkum ukazuje, že dobře připravený "
    "rozhovor zvyšuje důvěru mladých lidí ve vlastní schopnosti, zatímco pouhé rozdávání letáků příliš "
    "nepomůže. Přesto chybějí údaje o účincích v čase.",
    "sk": "Kariérové poradenstvo má ľuďom pomôcť, aby sa vedeli rozhodovať o vzdelávaní a práci. Školskí "
    "psychológovia a výchovní poradcovia sú žiakom najbližší, no často nemajú dosť času. Úrady práce ponúkajú "
    "služby nezamestnaným, ďalšie vzdelávanie dospelých zostáva na okraji záujmu. Štúdie hovoria, že výsledky "
    "sa dostavia až vtedy, keď je podpora dlhšia a nadväzuje na skúsenosť človeka.",
    "hu": "A pályaorientáció célja, hogy minden életkorban segítse a tanulással és a munkával kapcsolatos "
    "döntéseket. Az iskolákban működő tanácsadók közvetlenül a tanulókkal dolgoznak, a munkaügyi központok "
    "pedig az álláskeresők számára nyújtanak szolgáltatásokat. A kutatások szerint a jól előkészített "
    "beszélgetés növeli a fiatalok önbizalmát, de a rövid tájékoztató önmagában kevés. Szükség volna hosszú "
    "távú, összehasonlítható adatokra is, különösen a hátrányos helyzetű térségekből, ahol kevesebb a "
    "lehetőség és nagyobb az útkeresők bizonytalansága.",
    "ro": "Orientarea în carieră îi ajută pe oameni, indiferent de vârstă, să ia hotărâri despre învățare și muncă. "
    "În școli lucrează consilieri care îi sprijină pe elevi la trecerea spre liceu, iar agențiile de ocupare "
    "oferă servicii persoanelor aflate în căutarea unui loc de muncă. Cercetările arată că o convorbire bine "
    "pregătită întărește încrederea tinerilor, însă simpla împărțire de broșuri nu schimbă nimic. Lipsesc "
    "încă date despre efectele în timp.",
    "tr": "Kariyer rehberliği her yaştan insanın eğitim ve iş konusunda karar vermesine yardımcı olur. Okullardaki "
    "danışmanlar öğrencileri liseye geçişte destekler, iş kurumu ise iş arayanlara ücretsiz hizmet sunar. "
    "Araştırmalar, iyi hazırlanmış bir görüşmenin gençlerin özgüvenini artırdığını gösteriyor; yalnızca "
    "broşür dağıtmak ise yeterli değildir. Uzun süreli etkiler hakkında güvenilir veriler hâlâ eksiktir ve "
    "bölgeler arasında büyük farklar vardır.",
    "lt": "Profesinis orientavimas padeda įvairaus amžiaus žmonėms apsispręsti dėl mokymosi ir darbo. Mokyklose "
    "dirbantys konsultantai remia mokinius, pereinančius į aukštesnę pakopą, o užimtumo tarnyba teikia "
    "paslaugas ieškantiems darbo. Tyrimai rodo, kad gerai parengtas pokalbis stiprina jaunų žmonių "
    "pasitikėjimą savimi, tačiau vien lankstinukų dalijimas nieko nekeičia. Vis dar trūksta duomenų apie "
    "ilgalaikį poveikį.",
    "lv": "Karjeras atbalsts palīdz visu vecumu cilvēkiem pieņemt lēmumus par mācībām un darbu. Skolās strādājošie "
    "konsultanti atbalsta skolēnus pārejā uz vidusskolu, bet nodarbinātības aģentūra sniedz pakalpojumus "
    "darba meklētājiem. Pētījumi rāda, ka labi sagatavota saruna vairo jauniešu pašpārliecību, taču bukletu "
    "izdalīšana vien neko nemaina. Joprojām trūkst ziņu par ilgtermiņa ietekmi dažādos reģionos.",
    "pt": "A orientação profissional ajuda pessoas de todas as idades a tomar decisões sobre a educação e o "
    "trabalho. Nas escolas, os conselheiros apoiam os alunos na transição para o ensino secundário, enquanto "
    "os serviços de emprego atendem quem procura ocupação. A investigação mostra que uma conversa bem "
    "preparada aumenta a confiança dos jovens, mas a simples distribuição de folhetos não é suficiente. "
    "Faltam ainda informações sobre os efeitos a longo prazo.",
    "sv": "Vägledning hjälper människor i alla åldrar att fatta beslut om utbildning och arbete. I skolorna stöder "
    "vägledare eleverna vid övergången till gymnasiet, medan arbetsförmedlingen erbjuder tjänster åt dem som "
    "söker jobb. Forskningen visar att ett väl förberett samtal stärker ungdomars självförtroende, men att "
    "bara dela ut broschyrer räcker inte. Fortfarande saknas uppgifter om följderna på längre sikt, särskilt "
    "från områden där få får hjälp.",
    "bg": "Професионалното ориентиране помага на хора от всички възрасти да вземат решения за обучението и работата "
    "си. В училищата работят съветници, които подкрепят учениците при прехода към гимназията, а бюрата по "
    "труда предлагат услуги на търсещите работа. Изследванията показват, че добре подготвеният разговор "
    "засилва увереността.",
    "el": "Ο επαγγελματικός προσανατολισμός βοηθά ανθρώπους κάθε ηλικίας να αποφασίζουν για τη μάθηση και την "
    "εργασία. Στα σχολεία οι σύμβουλοι στηρίζουν τους μαθητές στη μετάβαση προς το λύκειο, ενώ οι υπηρεσίες "
    "απασχόλησης προσφέρουν δωρεάν υπηρεσίες σε όσους αναζητούν δουλειά. Οι έρευνες δείχνουν ότι η καλή "
    "προετοιμασία αυξάνει την εμπιστοσύνη.",
}
