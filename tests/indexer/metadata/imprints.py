"""Covers and imprints in the style of the agencies' own, made up throughout; only their ways of printing are real."""

CEDEFOP = """The European Centre for the Development of Vocational Training (Cedefop) is the European Union's reference
centre for vocational education and training.
Europe 123, 570 01 Thessaloniki (Pylea), GREECE
Postal address: PO Box 22427, 551 02 Thessaloniki, GREECE
Tel. +30 2310490111, Fax +30 2310490020
Please cite this publication as:
Cedefop (2021). Guidance for people in motion: how services follow their clients. Luxembourg: Publications
Office of the European Union. Cedefop reference series; No 118.
http://data.europa.eu/doi/10.2801/104772
A great deal of additional information on the European Union is available on the internet.
Luxembourg:
Publications Office of the European Union, 2021
© European Centre for the Development of Vocational Training (Cedefop), 2021
Except otherwise noted, the reuse of this document is authorised under a Creative Commons Attribution 4.0
International (CC BY 4.0) licence (https://creativecommons.org/licenses/by/4.0/).
PDF
ISBN 978-92-896-3018-4
doi:10.2801/104772
TI-RF-21-004-EN-N
PRINT
ISBN 978-92-896-3017-7
TI-RF-21-004-EN-C
Cedefop reference series; 118"""

ILO = """Copyright © International Labour Organization 2018
First published 2018
Publications of the International Labour Office enjoy copyright under Protocol 2 of the Universal Copyright
Convention. Nevertheless, short excerpts from them may be reproduced without authorization.
Paths to decent work: a handbook for employment counsellors / International Labour Office, Employment Policy
Department - Geneva: ILO, 2018. (Employment working paper ; No. 231)
ISBN: 978-92-2-031234-6 (print); 978-92-2-031235-3 (web pdf)
International Labour Office. Employment Policy Dept.
ILO Cataloguing in Publication Data
The designations employed in ILO publications do not imply the expression of any opinion whatsoever.
Information on ILO publications can be found at: www.ilo.org/publns
Printed in Switzerland"""

EC_HR = """EUROPSKA KOMISIJA
Glavna uprava za zapošljavanje, socijalna pitanja i uključivanje
Luxembourg: Ured za publikacije Europske unije, 2020.
© Europska unija, 2020.
Ponovna uporaba dopuštena je uz uvjet navođenja izvora. Politika ponovne uporabe dokumenata Europske komisije
uređena je Odlukom 2011/833/EU (SL L 330, 14.12.2011., str. 39.).
Print ISBN 978-92-76-96001-0 doi:10.2767/70014 KE-02-20-311-HR-C
PDF ISBN 978-92-76-96002-7 doi:10.2767/70014 KE-02-20-311-HR-N"""

OECD_FR = """Merci de citer cet ouvrage comme suit :
OCDE (2019), L'orientation tout au long de la vie, Compétences, Éditions OCDE, Paris,
https://doi.org/10.1787/9789264123458-fr.
ISBN 978-92-64-12345-8 (pdf)
ISSN 1725-3225 (en ligne)
© OCDE 2019"""

HR_BOOK = """Nakladnik: Agencija za primjer
Autorice: dr. sc. Ana Novak, Ivana Kovačić i Petra Šimić
Urednik: Marko Horvat
Drugo, dopunjeno izdanje, 2016.
Niz: Karijera i obrazovanje, knj. 4
ISBN 978-953-12-3456-6
Sva prava pridržana."""

DE_BOOK = """Autorinnen: Ulrike Hartmann, Jean-Marc Wagener und Sophie Brandt
© 2014 Institut für Beispiele, Wien
Alle Rechte vorbehalten.
Schriftenreihe: Beratung im Wandel, Bd. 12"""

ES_BOOK = """Autores: Lucía Barrera Montes y Esteban Quiroga
Primera edición: 2009
Segunda edición: marzo de 2012
Colección: Orientación y empleo, n.º 7
© Organización Internacional del Trabajo, 2012
Todos los derechos reservados"""

IT_BOOK = """A cura di Lucia Ferrante e Paolo Rossi
Pubblicato nel dicembre 2010
Licenza Creative Commons Attribuzione - Non commerciale 4.0 Internazionale
© ISFOL 2010"""

SL_BOOK = """Avtorja: Nataša Kralj in Boštjan Hribar
Izdano: junij 2017
ISBN 978-961-234-567-9 (pdf)
Vse pravice pridržane."""

PL_BOOK = """Autorzy: Marta Zielińska, Jan Kowalski
Opublikowano: 15 maja 2019 r.
ISBN 978-83-8765-432-0
Wszelkie prawa zastrzeżone"""

RU_BOOK = """Авторы: Лусия Паредес, Айгерим Сарсенова
Издано в 2020 году
ISBN 978-5-86720-001-5
Серия: Рынок труда, вып. 3
© Международная организация труда, 2020
Все права защищены"""

UK_BOOK = """Автори: Оксана Левчук, Марек Вільчинський
Опубліковано: 5 травня 2023 року
© Європейський фонд освіти, 2023
Ліцензія Creative Commons Із зазначенням авторства - На тих самих умовах 4.0"""

AR_BOOK = """المؤلفون: سلمى بنجلون، كريم حداد
نشر في مايو ٢٠٢٢
حقوق الطبع © اليونسكو ٢٠٢٢
جميع الحقوق محفوظة"""

FR_BOOK = """Auteurs : Aïssatou Ndoye et Koffi Amani
Dépôt légal : mars 2013
© Banque mondiale, 2013
Tous droits réservés"""
