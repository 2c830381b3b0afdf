"""Made-up running text in several languages, for pages that look like those of real newsrooms."""

_ENGLISH = """
The harbour of Westhaven froze over on Tuesday for the first time since records began, the port authority said in a statement.
Eleven fishing boats are locked in the ice, and their crews have been brought ashore by helicopter.
“We have never seen anything like it,” said the harbour master, who has worked there for thirty-one years.
Meteorologists expect the frost to last until the weekend, when milder air should arrive from the south-west.
The council has opened two schools as shelters and asks residents to look after elderly neighbours.
Supermarkets reported a run on candles, batteries and tinned soup, although no shortage is expected.
The ferry to the islands will not sail before Monday, its operator announced after a meeting with the coastguard.
Insurers put the damage at four million, a figure that local business owners call far too low.
A spokeswoman for the ministry said that help would be paid out within two weeks.
By nightfall the first skaters had ventured on to the ice, despite the warnings of the police.
"""
_GERMAN = """
Der Hafen von Westhaven ist am Dienstag zum ersten Mal seit Beginn der Messungen zugefroren, teilte die Hafenbehörde mit.
Elf Fischerboote liegen im Eis fest, ihre Besatzungen wurden mit einem Hubschrauber an Land gebracht.
„So etwas haben wir noch nie gesehen“, sagte der Hafenmeister, der seit einunddreißig Jahren dort arbeitet.
Meteorologen rechnen damit, dass der Frost bis zum Wochenende anhält und dann mildere Luft aus Südwesten kommt.
Die Gemeinde hat zwei Schulen als Notunterkünfte geöffnet und bittet, nach älteren Nachbarn zu sehen.
Die Supermärkte melden großen Andrang bei Kerzen, Batterien und Dosensuppen, Engpässe werden aber nicht erwartet.
Die Fähre zu den Inseln fährt nicht vor Montag, wie der Betreiber nach einem Treffen mit der Küstenwache bekanntgab.
Versicherer schätzen den Schaden auf vier Millionen, was Unternehmer am Ort für viel zu niedrig halten.
Eine Sprecherin des Ministeriums sagte, die Hilfe werde innerhalb von zwei Wochen ausgezahlt.
Bei Einbruch der Dunkelheit wagten sich die ersten Schlittschuhläufer aufs Eis, trotz der Warnungen der Polizei.
"""
_FRENCH = """
Le port de Westhaven a gelé mardi pour la première fois depuis le début des relevés, a annoncé la capitainerie.
Onze bateaux de pêche sont prisonniers des glaces et leurs équipages ont été ramenés à terre par hélicoptère.
« Nous n'avons jamais rien vu de pareil », a déclaré le capitaine du port, en poste depuis trente et un ans.
Les météorologues s'attendent à ce que le gel dure jusqu'au week-end, avant l'arrivée d'un air plus doux.
La commune a ouvert deux écoles pour accueillir les habitants et demande de veiller sur les voisins âgés.
Les supermarchés signalent une ruée sur les bougies et les piles, mais aucune pénurie n'est à craindre.
Le bateau pour les îles ne partira pas avant lundi, a fait savoir la compagnie après une réunion avec les garde-côtes.
Les assureurs évaluent les dégâts à quatre millions, un chiffre que les commerçants jugent bien trop bas.
"""
_SPANISH = """
El puerto de Westhaven se congeló el martes por primera vez desde que hay registros, informó la autoridad portuaria.
Once barcos de pesca están atrapados en el hielo y sus tripulaciones fueron llevadas a tierra en helicóptero.
«Nunca habíamos visto nada igual», dijo el capitán del puerto, que trabaja allí desde hace treinta y un años.
Los meteorólogos esperan que la helada dure hasta el fin de semana, cuando llegará aire más templado.
El ayuntamiento abrió dos escuelas como refugio y pide que se cuide de los vecinos mayores.
Los supermercados registran una gran demanda de velas y pilas, aunque no se espera escasez.
El transbordador a las islas no zarpará antes del lunes, anunció la empresa tras una reunión con la guardia costera.
Las aseguradoras calculan los daños en cuatro millones, una cifra que los comerciantes consideran muy baja.
"""
_ITALIAN = """
Il porto di Westhaven è gelato martedì per la prima volta da quando esistono le misurazioni, ha comunicato la capitaneria.
Undici pescherecci sono bloccati nel ghiaccio e gli equipaggi sono stati portati a terra in elicottero.
«Non abbiamo mai visto nulla di simile», ha detto il comandante del porto, in servizio da trentun anni.
I meteorologi prevedono che il gelo duri fino al fine settimana, quando arriverà aria più mite da sud-ovest.
Il comune ha aperto due scuole come rifugio e chiede di badare ai vicini più anziani.
I supermercati segnalano una corsa a candele e batterie, ma non si temono carenze.
Il traghetto per le isole non partirà prima di lunedì, ha annunciato la compagnia dopo un incontro con la guardia costiera.
Gli assicuratori stimano i danni in quattro milioni, cifra che i commercianti ritengono troppo bassa.
"""
_POLISH = """
Port w Westhaven zamarzł we wtorek po raz pierwszy od początku pomiarów, poinformował zarząd portu.
Jedenaście kutrów utknęło w lodzie, a ich załogi przewieziono na ląd śmigłowcem.
„Nigdy czegoś takiego nie widzieliśmy” – powiedział kapitan portu, który pracuje tam od trzydziestu jeden lat.
Meteorolodzy spodziewają się, że mróz potrwa do weekendu, kiedy nadejdzie łagodniejsze powietrze z południa.
Gmina otworzyła dwie szkoły jako schroniska i prosi o opiekę nad starszymi sąsiadami.
Supermarkety zgłaszają duży popyt na świece i baterie, ale braków nikt się nie spodziewa.
Prom na wyspy nie wypłynie przed poniedziałkiem, ogłosił przewoźnik po spotkaniu ze strażą przybrzeżną.
Ubezpieczyciele szacują szkody na cztery miliony, co miejscowi przedsiębiorcy uważają za zbyt mało.
"""
_JAPANESE = """
ウェストヘイブン港は火曜日、観測が始まって以来初めて凍結したと港湾局が発表した。
漁船十一隻が氷に閉じ込められ、乗組員はヘリコプターで陸に運ばれた。
「こんなことは見たことがない」と三十一年間勤務する港長は語った。
気象当局は寒波が週末まで続き、その後南西から暖かい空気が入ると予想している。
町は二つの学校を避難所として開放し、高齢の隣人に気を配るよう呼びかけている。
島への連絡船は月曜日まで運航しないと、運航会社が海上保安庁との会合の後に明らかにした。
"""
_ARABIC = """
تجمد ميناء ويستهافن يوم الثلاثاء لأول مرة منذ بدء القياسات، بحسب ما أعلنت هيئة الميناء في بيان.
وعلق أحد عشر قارب صيد في الجليد، ونقلت أطقمها إلى اليابسة بطائرة مروحية.
وقال مدير الميناء الذي يعمل هناك منذ واحد وثلاثين عاما إنه لم ير شيئا كهذا من قبل.
ويتوقع خبراء الأرصاد أن يستمر الصقيع حتى عطلة نهاية الأسبوع ثم يصل هواء أكثر دفئا من الجنوب الغربي.
وفتحت البلدية مدرستين لإيواء السكان وطلبت الاهتمام بالجيران المسنين.
ولن تبحر العبارة إلى الجزر قبل يوم الاثنين، كما أعلنت الشركة بعد اجتماع مع خفر السواحل.
"""

SENTENCES = {
    name: tuple(text.strip().splitlines())
    for name, text in (
        ("en", _ENGLISH), ("de", _GERMAN), ("fr", _FRENCH), ("es", _SPANISH), ("it", _ITALIAN), ("pl", _POLISH), ("ja", _JAPANESE), ("ar", _ARABIC),
    )
}  # fmt: skip
"""Sentences of one story by language; each stands in it once."""

OTHERS = (
    "Minister resigns after budget row in the lower house",
    "Ten things to know about the new railway timetable",
    "Champions held to a draw in the final minutes",
    "Why bakers are worried about the price of butter",
    "Museum shows paintings that were thought to be lost",
    "Storm tears roof from a gymnasium in the north",
)
"""Headlines of other articles."""
