"""English words and sentences for made-up news: pools of phrases by slot, and templates that take from them."""

from itertools import product

from tests.benchmarks.people_named import COMPANIES, PEOPLE
from tests.benchmarks.places_named import CITIES, COUNTRIES, REGIONS_EN
from tests.benchmarks.word_lists import phrases, words

_FIELDS = words("""
transport housing energy health education border water forestry labour trade harbour consumer research weather tourism farming industry planning
finance justice culture safety aviation fisheries defence welfare pensions records licensing
""")
_BODIES = words("council committee ministry agency board court office authority department commission union inspectorate panel service federation")
_THINGS = words("""
contract draft report budget tunnel station airport dam strike ruling trial market forest price loan bridge road school clinic factory reform tax
election vote railway pipeline harvest frontier study plant fair estate library exhibition lawsuit appeal inquiry closure warning subsidy rule
site ferry shipyard supply drill forecast decision deadline session collection opera hall wall junction permit deal detour audit barracks vaccine
spring pension law project verdict stadium museum theatre programme grid treaty survey offer festival quarter warehouse laboratory monument field
flood concept register petition ban embargo tournament building hospital archive platform bank hostel alliance patent model deficit referendum
protocol advert vehicle signal exercise result ultimatum reservoir timetable tariff grant branch order settlement fund recall port tower park
extension gauge glacier scandal contest compromise record proposal sale fence crossing orchard
""")
_KINDS = words("""
new planned disputed old large small costly long brief familiar provisional joint local affected vital strict complete outdated modern threatened
announced revised popular historic public private effective urgent possible future annual safe difficult independent entire second final recent
odd quiet disused crumbling finished unfinished ambitious modest
""")
_FOLK = words("""
residents experts commuters parents students farmers workers doctors villages businesses clubs critics unions fishermen traders tourists
firefighters researchers teachers tenants lawmakers drivers growers pilgrims teenagers volunteers
""")
_VERBS = words("""
reviewed praised defended criticised welcomed delayed demanded planned financed expected investigated lost acquired missed accelerated slowed
published supported questioned approved confirmed explained observed regretted ended renewed sold expanded prevented requested monitored secured
received restored opened rejected announced presented suspended adopted enlarged shelved dismissed lifted introduced withdrew released cancelled
""")
_PAST = words("""
reviewed postponed announced rejected sold agreed closed evacuated opened confirmed extended cut found stolen honoured investigated published
replaced renewed halted damaged rescued negotiated interrupted presented
""")
_WHEN = phrases("""
on Monday; on Tuesday evening; on Wednesday; on Thursday; early on Friday; over the weekend; overnight; for weeks; after a long debate
for the first time; this autumn; next year; by the end of the year; two days ago; without warning; as expected; despite the doubts; last spring
shortly before midnight; in a surprise move
""")
_WHY = phrases("""
because money is short; as the number of requests grows; since the deadline is close; although costs have risen; after several faults became known
provided that all sides agree; as long as no answer is found; while the talks go on; so that winter service is safe; even if many doubt it
according to internal papers; before the snow arrives
""")


def _phrases(nouns: list[str]) -> list[str]:
    """Noun phrases with articles, with and without an adjective."""
    made = []
    for n, word in enumerate(nouns):
        made.append(f"the {word}")
        kinds = [_KINDS[(n * 5 + at) % len(_KINDS)] for at in range(6)]
        made += [f"the {kind} {word}" for kind in kinds[:4]]
        made += [f"{'an' if kind[0] in 'aeiou' else 'a'} {kind} {word}" for kind in kinds[4:]]
    return made


_NUMBERS = (
    [f"{n}" for n in range(2, 100)]
    + [f"{n},{m}00" for n, m in product(range(1, 40), (1, 4, 7))]
    + [f"{n}.{m} million" for n, m in product(range(1, 30), (2, 5, 8))]
)

POOLS: dict[str, list[str]] = {
    "body": _phrases([f"{field} {end}" for field, end in product(_FIELDS, _BODIES)]),
    "thing": _phrases(_THINGS),
    "bare": _THINGS,
    "folk": _FOLK + [f"{kind} {word}" for kind, word in product(_KINDS[2:40:3], _FOLK)],
    "did": _VERBS,
    "done": _PAST,
    "when": _WHEN,
    "why": _WHY,
    "person": PEOPLE,
    "firm": COMPANIES,
    "years": [f"{n}" for n in range(2, 40)],
    "n": _NUMBERS,
    "city": [city[1] for city in CITIES],
    "land": [row[2] for row in COUNTRIES],
    "of_land": [row[4] for row in COUNTRIES],
    "region": REGIONS_EN,
}

PLAIN = (
    "{body} {did} {thing}, {why}.",
    "{thing} was {done} {when}, {why}.",
    "For {folk}, {person} said, {thing} remains the question that matters most.",
    "“We have {did} {thing} for long enough,” {person} said {when}.",
    "With {thing} still {done}, {folk} wonder whether {body} ever {did} {thing}.",
    "About {n} {folk} are waiting for {thing}; {body} declined to comment.",
    "{firm} {did} {thing}, which surprised both {body} and {folk}.",
    "Between {body} and {firm}, {thing} had been a sore point {when}.",
    "At stake are {n} dollars, {thing}, and whether {body} has {did} {thing}.",
    "According to {person} of {firm}, {thing} costs some {n} dollars a year.",
    "Whether {thing} will be {done} {when} is open, {why}; {person} thinks both are possible.",
    "Both {folk} and {folk} asked {body} to say more about {thing}.",
    "No fewer than {n} times {thing} was {done} without {body} hearing of it.",
    "It is {when} that {person} {did} {thing}, {why}.",
    "After {thing}, {thing} is to be {done} as well, a spokeswoman for {body} said.",
    "The sum is simple: {n} places, {n} applications and {thing}.",
    "{person} and {person} {did} {thing} {when}.",
    "{body} points to {thing}; {folk} call that too little.",
    "Compared with a year earlier the figure fell by {n}, {why}.",
    "Had {body} not {did} {thing}, {folk} would have lost {n} dollars.",
)

PLACED = (
    "In {city}, {body} {did} {thing}, {why}.",
    "{thing} was also {done} in {land} and {region}.",
    "The {of_land} government {did} {thing}, {person} said in {city}.",
    "No trains run between {city} and {city} {when}, {why}.",
    "{firm}, which is based in {city}, {did} {thing} {region}.",
    "Some {n} {folk} came from {city}, only {n} from {city}.",
    "“What worked in {city} must be possible in {land},” {person} argued.",
    "{folk} from {city} met {when} to talk about {thing}.",
    "{person}, who used to work in {city}, has known {thing} {region} for {years} years.",
    "A {of_land} customer of {firm} from {city} is suing over {thing}.",
    "The figure rose to {n} {region} and stayed the same in {land}.",
    "The University of {city} is studying why {folk} in {land} avoid {thing}.",
)

TITLES = (
    "{bare} in {city}: {body} {did} {thing}",
    "{person} {did} {thing}",
    "{n} {folk} wait for {thing}",
    "{firm} {did} {thing} {when}",
    "{city}: {thing} {done} {when}",
    "Why {thing} matters to {folk}",
    "{of_land} plans put {bare} and {bare} at odds",
    "{thing} in {land} {done}",
    "“{thing} was {done}”: {person} talks",
)

HEADINGS = ("A quarrel over {thing}", "What {folk} say", "{thing} as a model", "Criticism from {city}", "What comes next", "{n} places, {n} applications")
ITEMS = ("{thing} in {city}", "{n} places for {folk}", "{firm}: {bare}", "{bare} and {bare}", "{thing}, {done} {when}")
CATEGORIES = words("Politics Business Local Sport Culture Science Environment Transport Health Education World Technology")
AGENCIES = ("AP", "Reuters", "AFP", "PA", "UPI", "ANI")
NAMES = ("Times", "Gazette", "Herald", "Observer", "Post", "Chronicle", "Courier", "Ledger", "Tribune", "Dispatch")
