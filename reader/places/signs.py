"""Words around a name that say whether it is a place: small lists in English, German and some more languages."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WHERE = _words(
    "in near from inside outside across around throughout via within toward towards outskirts aus nach bei nahe nähe um unweit nördlich südlich "
    "östlich westlich gebürtige gebürtiger à en dans vers depuis près a desde hacia cerca em para perto nel nella da presso te naar uit bij i "
    "från till"
)
"""Prepositions that stand before a place; compared in lower case."""

ARTICLES = _words("the a an der die das den dem des ein eine einen einem beim zum zur vom ins le la les un une el los las il lo")
"""What stands before a common word, and seldom before a city; in lower case."""

TITLES = _words(
    "mr mrs ms miss dr prof sir lord lady dame sen rep gov lt col sgt capt cpl gen maj det rev judge justice coach officer sheriff president "
    "senator representative governor congressman congresswoman mayor professor doctor captain sergeant detective lieutenant chief reverend pastor "
    "father sister brother herr frau fräulein präsident präsidentin kanzler kanzlerin minister ministerin bürgermeister bürgermeisterin "
    "abgeordnete abgeordneter trainer doktor monsieur madame m mme señor señora signor signora"
)
"""Titles before a person's name; without their full stop, in lower case."""

PAPERS = _words(
    "times post herald tribune journal gazette observer chronicle examiner inquirer dispatch courier bulletin register telegraph guardian daily "
    "news star sun standard review sentinel mirror express magazine zeitung kurier nachrichten allgemeine morgenpost abendblatt anzeiger "
    "rundschau tageblatt stadtanzeiger"
)
"""What follows the place in the name of a newspaper."""

PART_OF_NAME = _words(
    "university college institute hospital airport stadium street avenue road boulevard bridge hotel bank airlines fc sc sv united rovers "
    "wanderers club declaration accord accords agreement convention protocol treaty process marathon grand prix open masters cup philharmonic "
    "symphony orchestra"
)
"""What follows a place that is only part of another thing's name; weak evidence, for the place is often meant too."""

BEFORE_NAME = _words(
    "fort mount lake port saint st camp cape mt ft glen point new north south east west upper lower old great little big san santa los las el la"
)
"""Words that make another place of the name behind them, in lower case."""

LANGUAGE_BEFORE = _words(
    "in auf ins speak speaks spoke speaking spoken written spricht sprechen sprach fluent to into from learn learns learned learning aus lernen lernt lernte"
)
"""What stands before the name of a language (`auf Deutsch`, `in English`)."""

LANGUAGE_NAMES = _words(
    "english french german spanish italian russian chinese japanese arabic dutch portuguese polish turkish hungarian czech swedish danish norwegian finnish "
    "greek hindi korean vietnamese thai persian hebrew ukrainian romanian bulgarian serbian croatian swahili latin welsh irish catalan basque albanian "
    "deutsch englisch französisch spanisch italienisch russisch chinesisch türkisch polnisch japanisch arabisch niederländisch portugiesisch ungarisch "
    "tschechisch schwedisch dänisch norwegisch finnisch griechisch koreanisch persisch ukrainisch rumänisch bulgarisch serbisch kroatisch lateinisch"
)
"""Adjectives that are languages too, in lower case."""

WIRES = _words(
    "dpa apa reuters ap afp sda ats keystone-sda ansa efe upi tass itar-tass ria interfax interfax-ukraine ukrinform xinhua kyodo yonhap pti ians ani bna "
    "bernama dapd ddp epd kna kap kathpress sid ots dpa-afx tmn dts pna irna mehr fars isna wafa aap bloomberg djn cnn prnewswire globenewswire lusa belga anp "
    "ntb ritzau stt pap ctk čtk mti tanjug hina agerpres anadolu taz lsw lby lno lnw lhe lrs lsn lth lbn "
    "dpa-infocom pressebox lifepr openpr dpa-news medianet idw newsaktuell belta"
)
"""News agencies and their regional services, in lower case: what stands before them opens a story."""

NEWSROOMS = _words(
    "red redaktion nd jw welt zeit online spiegel lni mz newswire business wire bbc nyt ips ag cp dow jones marketwatch canadian associated press news "
    "un vatican sta beta bta aa dha iha tt globe agence france-presse presse agentur staff"
)
"""Newsrooms whose names are common words too: they count behind a known place only. In lower case."""

SMALL_WORDS = _words(
    "am an der im in of the de la le las los del della di da do dos das den dem bei ob unter auf vor y e und sur sous les upon on by al el van"
)
"""Words inside a place's name that may be written small."""

NO_PLACES = _words(
    "update breaking exclusive watch video live opinion analysis analyse kommentar interview editorial review report news eilmeldung exklusiv the "
    "der die das a an ein eine foto fotos bild bilder symbolbild kultur politik wirtschaft sport lokales panorama wetter wissen kommentare meinung "
    "ratgeber sendung programm home roundup kunden straßen strassen straße strasse sports business world local opinions photo photos picture pictures "
    "titel thema themen serie liveticker ticker"
)
"""What opens a line in capitals with a dash and is no place; folded."""
