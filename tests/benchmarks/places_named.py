"""Real places that made-up news happen in, under their German and English names."""

from tests.benchmarks.word_lists import phrases, rows

_CITIES = """
Wien|Vienna|Österreich; Graz|Graz|Österreich; Linz|Linz|Österreich; Salzburg|Salzburg|Österreich; Innsbruck|Innsbruck|Österreich
Klagenfurt|Klagenfurt|Österreich; Villach|Villach|Österreich; Wels|Wels|Österreich; St. Pölten|Sankt Pölten|Österreich; Dornbirn|Dornbirn|Österreich
Bregenz|Bregenz|Österreich; Eisenstadt|Eisenstadt|Österreich; Berlin|Berlin|Deutschland; Hamburg|Hamburg|Deutschland; München|Munich|Deutschland
Köln|Cologne|Deutschland; Stuttgart|Stuttgart|Deutschland; Leipzig|Leipzig|Deutschland; Dresden|Dresden|Deutschland; Bremen|Bremen|Deutschland
Hannover|Hanover|Deutschland; Nürnberg|Nuremberg|Deutschland; Kiel|Kiel|Deutschland; Rostock|Rostock|Deutschland; Erfurt|Erfurt|Deutschland
Magdeburg|Magdeburg|Deutschland; Mainz|Mainz|Deutschland; Freiburg|Freiburg|Deutschland; Kassel|Kassel|Deutschland; Regensburg|Regensburg|Deutschland
Frankfurt|Frankfurt|Deutschland; Düsseldorf|Düsseldorf|Deutschland; Dortmund|Dortmund|Deutschland; Karlsruhe|Karlsruhe|Deutschland
Würzburg|Würzburg|Deutschland; Ulm|Ulm|Deutschland; Zürich|Zurich|Schweiz; Genf|Geneva|Schweiz; Basel|Basel|Schweiz; Bern|Bern|Schweiz
Lausanne|Lausanne|Schweiz; Luzern|Lucerne|Schweiz; St. Gallen|St. Gallen|Schweiz; Paris|Paris|Frankreich; Lyon|Lyon|Frankreich
Marseille|Marseille|Frankreich; Straßburg|Strasbourg|Frankreich; Lille|Lille|Frankreich; Bordeaux|Bordeaux|Frankreich; Nizza|Nice|Frankreich
London|London|Großbritannien; Manchester|Manchester|Großbritannien; Leeds|Leeds|Großbritannien; Glasgow|Glasgow|Großbritannien
Cardiff|Cardiff|Großbritannien; Belfast|Belfast|Großbritannien; Cambridge|Cambridge|Großbritannien; Bristol|Bristol|Großbritannien
Dublin|Dublin|Irland; Cork|Cork|Irland; Galway|Galway|Irland; Rom|Rome|Italien; Mailand|Milan|Italien; Neapel|Naples|Italien; Turin|Turin|Italien
Venedig|Venice|Italien; Bozen|Bolzano|Italien; Palermo|Palermo|Italien; Triest|Trieste|Italien; Madrid|Madrid|Spanien; Barcelona|Barcelona|Spanien
Sevilla|Seville|Spanien; Valencia|Valencia|Spanien; Lissabon|Lisbon|Portugal; Porto|Porto|Portugal; Faro|Faro|Portugal
Amsterdam|Amsterdam|Niederlande; Rotterdam|Rotterdam|Niederlande; Den Haag|The Hague|Niederlande; Brüssel|Brussels|Belgien; Antwerpen|Antwerp|Belgien
Gent|Ghent|Belgien; Kopenhagen|Copenhagen|Dänemark; Aarhus|Aarhus|Dänemark; Oslo|Oslo|Norwegen; Bergen|Bergen|Norwegen; Tromsø|Tromsø|Norwegen
Stockholm|Stockholm|Schweden; Göteborg|Gothenburg|Schweden; Helsinki|Helsinki|Finnland; Tampere|Tampere|Finnland; Reykjavik|Reykjavik|Island
Tallinn|Tallinn|Estland; Riga|Riga|Lettland; Vilnius|Vilnius|Litauen; Kaunas|Kaunas|Litauen; Warschau|Warsaw|Polen; Krakau|Kraków|Polen
Breslau|Wrocław|Polen; Danzig|Gdańsk|Polen; Prag|Prague|Tschechien; Brünn|Brno|Tschechien; Pressburg|Bratislava|Slowakei; Košice|Košice|Slowakei
Budapest|Budapest|Ungarn; Debrecen|Debrecen|Ungarn; Laibach|Ljubljana|Slowenien; Marburg|Maribor|Slowenien; Agram|Zagreb|Kroatien
Split|Split|Kroatien; Belgrad|Belgrade|Serbien; Novi Sad|Novi Sad|Serbien; Sarajevo|Sarajevo|Bosnien und Herzegowina; Skopje|Skopje|Nordmazedonien
Tirana|Tirana|Albanien; Sofia|Sofia|Bulgarien; Plowdiw|Plovdiv|Bulgarien; Bukarest|Bucharest|Rumänien; Temeswar|Timișoara|Rumänien
Athen|Athens|Griechenland; Thessaloniki|Thessaloniki|Griechenland; Nikosia|Nicosia|Zypern; Valletta|Valletta|Malta; Istanbul|Istanbul|Türkei
Ankara|Ankara|Türkei; Izmir|İzmir|Türkei; Kiew|Kyiv|Ukraine; Charkiw|Kharkiv|Ukraine; Odessa|Odesa|Ukraine; Lemberg|Lviv|Ukraine; Minsk|Minsk|Belarus
Moskau|Moscow|Russland; Sankt Petersburg|Saint Petersburg|Russland; Kasan|Kazan|Russland; Nowosibirsk|Novosibirsk|Russland
Wladiwostok|Vladivostok|Russland; Tiflis|Tbilisi|Georgien; Eriwan|Yerevan|Armenien; Baku|Baku|Aserbaidschan; Astana|Astana|Kasachstan
Almaty|Almaty|Kasachstan; Taschkent|Tashkent|Usbekistan; Teheran|Tehran|Iran; Isfahan|Isfahan|Iran; Bagdad|Baghdad|Irak; Basra|Basra|Irak
Damaskus|Damascus|Syrien; Aleppo|Aleppo|Syrien; Beirut|Beirut|Libanon; Amman|Amman|Jordanien; Jerusalem|Jerusalem|Israel; Tel Aviv|Tel Aviv|Israel
Riad|Riyadh|Saudi-Arabien; Doha|Doha|Katar; Dubai|Dubai|Vereinigte Arabische Emirate; Sanaa|Sanaa|Jemen; Kabul|Kabul|Afghanistan
Karatschi|Karachi|Pakistan; Lahore|Lahore|Pakistan; Neu-Delhi|New Delhi|Indien; Mumbai|Mumbai|Indien; Kalkutta|Kolkata|Indien
Bengaluru|Bengaluru|Indien; Dhaka|Dhaka|Bangladesch; Kathmandu|Kathmandu|Nepal; Colombo|Colombo|Sri Lanka; Peking|Beijing|China
Shanghai|Shanghai|China; Chengdu|Chengdu|China; Wuhan|Wuhan|China; Taipeh|Taipei|Taiwan; Tokio|Tokyo|Japan; Osaka|Osaka|Japan; Sapporo|Sapporo|Japan
Seoul|Seoul|Südkorea; Busan|Busan|Südkorea; Pjöngjang|Pyongyang|Nordkorea; Hanoi|Hanoi|Vietnam; Bangkok|Bangkok|Thailand; Jakarta|Jakarta|Indonesien
Manila|Manila|Philippinen; Kuala Lumpur|Kuala Lumpur|Malaysia; Sydney|Sydney|Australien; Melbourne|Melbourne|Australien; Perth|Perth|Australien
Auckland|Auckland|Neuseeland; Wellington|Wellington|Neuseeland; Kairo|Cairo|Ägypten; Alexandria|Alexandria|Ägypten; Tripolis|Tripoli|Libyen
Tunis|Tunis|Tunesien; Algier|Algiers|Algerien; Casablanca|Casablanca|Marokko; Rabat|Rabat|Marokko; Khartum|Khartoum|Sudan
Addis Abeba|Addis Ababa|Äthiopien; Nairobi|Nairobi|Kenia; Mombasa|Mombasa|Kenia; Kampala|Kampala|Uganda; Kigali|Kigali|Ruanda; Lagos|Lagos|Nigeria
Abuja|Abuja|Nigeria; Accra|Accra|Ghana; Dakar|Dakar|Senegal; Bamako|Bamako|Mali; Kinshasa|Kinshasa|Kongo; Luanda|Luanda|Angola
Johannesburg|Johannesburg|Südafrika; Kapstadt|Cape Town|Südafrika; Harare|Harare|Simbabwe; Lusaka|Lusaka|Sambia; Maputo|Maputo|Mosambik
Antananarivo|Antananarivo|Madagaskar; Windhoek|Windhoek|Namibia; Washington|Washington|USA; New York|New York|USA; Los Angeles|Los Angeles|USA
Chicago|Chicago|USA; Houston|Houston|USA; Boston|Boston|USA; Seattle|Seattle|USA; Denver|Denver|USA; Atlanta|Atlanta|USA; Detroit|Detroit|USA
Phoenix|Phoenix|USA; Portland|Portland|USA; Springfield|Springfield|USA; Birmingham|Birmingham|USA; San Antonio|San Antonio|USA
Toronto|Toronto|Kanada; Montreal|Montreal|Kanada; Vancouver|Vancouver|Kanada; Ottawa|Ottawa|Kanada; Calgary|Calgary|Kanada
Mexiko-Stadt|Mexico City|Mexiko; Guadalajara|Guadalajara|Mexiko; Havanna|Havana|Kuba; Guatemala-Stadt|Guatemala City|Guatemala
Panama-Stadt|Panama City|Panama; Bogotá|Bogotá|Kolumbien; Medellín|Medellín|Kolumbien; Caracas|Caracas|Venezuela; Quito|Quito|Ecuador; Lima|Lima|Peru
La Paz|La Paz|Bolivien; Santiago|Santiago|Chile; Buenos Aires|Buenos Aires|Argentinien; Córdoba|Córdoba|Argentinien; Montevideo|Montevideo|Uruguay
São Paulo|São Paulo|Brasilien; Rio de Janeiro|Rio de Janeiro|Brasilien; Brasília|Brasília|Brasilien; Salvador|Salvador|Brasilien
Asunción|Asunción|Paraguay
"""

# German name, its dative with "in", English name with "in", German adjective stem, English adjective
_COUNTRIES = """
Österreich|in Österreich|Austria|österreichisch|Austrian; Deutschland|in Deutschland|Germany|deutsch|German
Schweiz|in der Schweiz|Switzerland|schweizerisch|Swiss; Frankreich|in Frankreich|France|französisch|French
Großbritannien|in Großbritannien|Britain|britisch|British; Irland|in Irland|Ireland|irisch|Irish; Italien|in Italien|Italy|italienisch|Italian
Spanien|in Spanien|Spain|spanisch|Spanish; Portugal|in Portugal|Portugal|portugiesisch|Portuguese
Niederlande|in den Niederlanden|the Netherlands|niederländisch|Dutch; Belgien|in Belgien|Belgium|belgisch|Belgian
Dänemark|in Dänemark|Denmark|dänisch|Danish; Norwegen|in Norwegen|Norway|norwegisch|Norwegian; Schweden|in Schweden|Sweden|schwedisch|Swedish
Finnland|in Finnland|Finland|finnisch|Finnish; Polen|in Polen|Poland|polnisch|Polish; Tschechien|in Tschechien|the Czech Republic|tschechisch|Czech
Slowakei|in der Slowakei|Slovakia|slowakisch|Slovak; Ungarn|in Ungarn|Hungary|ungarisch|Hungarian
Slowenien|in Slowenien|Slovenia|slowenisch|Slovenian; Kroatien|in Kroatien|Croatia|kroatisch|Croatian; Serbien|in Serbien|Serbia|serbisch|Serbian
Bulgarien|in Bulgarien|Bulgaria|bulgarisch|Bulgarian; Rumänien|in Rumänien|Romania|rumänisch|Romanian
Griechenland|in Griechenland|Greece|griechisch|Greek; Türkei|in der Türkei|Turkey|türkisch|Turkish
Ukraine|in der Ukraine|Ukraine|ukrainisch|Ukrainian; Russland|in Russland|Russia|russisch|Russian; Georgien|in Georgien|Georgia|georgisch|Georgian
Iran|im Iran|Iran|iranisch|Iranian; Irak|im Irak|Iraq|irakisch|Iraqi; Syrien|in Syrien|Syria|syrisch|Syrian
Israel|in Israel|Israel|israelisch|Israeli; Saudi-Arabien|in Saudi-Arabien|Saudi Arabia|saudisch|Saudi; Indien|in Indien|India|indisch|Indian
China|in China|China|chinesisch|Chinese; Japan|in Japan|Japan|japanisch|Japanese; Südkorea|in Südkorea|South Korea|südkoreanisch|South Korean
Australien|in Australien|Australia|australisch|Australian; Ägypten|in Ägypten|Egypt|ägyptisch|Egyptian; Kenia|in Kenia|Kenya|kenianisch|Kenyan
Nigeria|in Nigeria|Nigeria|nigerianisch|Nigerian; Südafrika|in Südafrika|South Africa|südafrikanisch|South African
USA|in den USA|the United States|amerikanisch|American; Kanada|in Kanada|Canada|kanadisch|Canadian; Mexiko|in Mexiko|Mexico|mexikanisch|Mexican
Brasilien|in Brasilien|Brazil|brasilianisch|Brazilian; Argentinien|in Argentinien|Argentina|argentinisch|Argentine
Chile|in Chile|Chile|chilenisch|Chilean; Kolumbien|in Kolumbien|Colombia|kolumbianisch|Colombian
"""


COUNTRIES = rows(_COUNTRIES)
"""German name, "in ..." in German, English name, German adjective's stem, English adjective."""

_ENGLISH = {row[0]: row[2] for row in COUNTRIES}

CITIES = tuple((german, english, country, _ENGLISH.get(country, "")) for german, english, country in rows(_CITIES))
"""German and English name, German and English name of the country; "" for a country that has no row in COUNTRIES."""

REGIONS_DE = phrases("""
in Bayern; in Tirol; in Kärnten; in der Steiermark; in Sachsen; in Thüringen; in Südtirol; in der Toskana; in Katalonien; in Andalusien
in der Bretagne; im Elsass; in Schlesien; in Siebenbürgen; auf Sizilien; auf Kreta; in Flandern; in Schottland; in Kalifornien; in Texas
in Florida; in Québec; in Sibirien; am Schwarzen Meer; an der Donau; am Rhein; an der Elbe; im Donbass; auf der Krim; in Kurdistan; im Pandschab
in Gujarat; in Hokkaido; auf Java; in Patagonien; im Amazonasgebiet
""")
"""Where else, in German, with the preposition."""

REGIONS_EN = phrases("""
in Bavaria; in Tyrol; in Carinthia; in Styria; in Saxony; in Tuscany; in Catalonia; in Andalusia; in Brittany; in Alsace; in Silesia
in Transylvania; on Sicily; on Crete; in Flanders; in Scotland; in Wales; in California; in Texas; in Florida; in Ohio; in Quebec; in Siberia
on the Black Sea; along the Danube; on the Rhine; in the Donbas; in Crimea; in Kurdistan; in Punjab; in Gujarat; in Hokkaido; on Java
in Patagonia; in Queensland; in Ontario; in Yorkshire; in Cornwall; in Georgia; in Minnesota
""")
"""Where else, in English, with the preposition."""
