"""Rules: what is done to new articles by itself, what it would do to those at hand, and doing it to all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.desk import mutes
from reader.desk.find import search
from reader.desk.notify import notify
from reader.desk.rule_lines import Rule, RuleError, read_line
from reader.desk.session import Session
from reader.library.protocol import RuleAct
from reader.model.article import Headline
from reader.model.errors import DatelineError, GazetteerError, NotFoundError, QueryError
from reader.model.safe import line
from reader.model.settings import Settings
from reader.model.words import _, ngettext
from reader.places.version import VERSION
from reader.query.ast import And, Is, Named, Newer, Node, Not, Query

__all__ = ["Rule", "RuleError", "RuleOutcome", "Trial", "apply_all", "apply_new", "dry_run", "read", "read_line", "sound"]

SHOWN = 3
"""Articles that a dry run shows of each rule."""
_TITLE = 120
_WAITING = 200_000
"""Articles without places that are looked through for new ones."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule would do to the articles at hand.

    Attributes:
        articles: how many its query takes.
        changes: each of its acts as written ("tag water", "read"), with the articles that it would change.
        newest: the first rows of what it takes.
        trouble: why it cannot be followed, "" if it can.
        code: the command line's exit code for that.
    """

    rule: Rule
    articles: int = 0
    changes: tuple[tuple[str, int], ...] = ()
    newest: tuple[Headline, ...] = ()
    trouble: str = ""
    code: int = 0


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What rules and mutes did.

    Attributes:
        changed: articles that are not as they were.
        notices: one line for each rule that notifies: "3 new for `in:Wien flood`: first title".
        troubles: a line for each rule or mute that could not be followed.
    """

    changed: int = 0
    notices: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()


def read(settings: Settings) -> tuple[Rule, ...]:
    """The rules of the settings. Raises RuleError for the first that is wrong."""
    return tuple(read_line(text, number) for number, text in enumerate(settings.rules, 1))


def sound(settings: Settings) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """The rules that are right, and a line for each other one."""
    rules: list[Rule] = []
    troubles: list[str] = []
    for number, text in enumerate(settings.rules, 1):
        try:
            rules.append(read_line(text, number))
        except RuleError as problem:
            troubles.append(str(problem))
    return tuple(rules), tuple(troubles)


def dry_run(session: Session, rules: Iterable[Rule], shown: int = SHOWN) -> tuple[Trial, ...]:
    """What each rule would do to the articles at hand; nothing is changed. For workers. Raises LibraryError."""
    return tuple(_try(session, rule, shown) for rule in rules)


def apply_new(session: Session) -> RuleOutcome:
    """Does what rules and mutes say to the articles that came since they were last followed, in one transaction that is no act of the reader; then notifies.

    Call it when new articles are placed. What comes in while no rule stands is not new to a later one. Raises LibraryError, SourceError.
    """
    among = Newer(session.library.ruled())
    ids = session.library.ids(Query(root=among))
    if ids and session.gazetteer() is not None:
        # another refresh may be at work: what it has not placed yet has its turn after that
        first = min(frozenset(ids).intersection(session.library.unplaced(VERSION, _WAITING)), default=max(ids) + 1)
        ids = tuple(number for number in ids if number < first)
    if not ids:
        return RuleOutcome()
    if not session.settings.rules and not mutes.all(session):
        session.library.rule((), max(ids), session.now())
        return RuleOutcome()
    return _follow(session, among, max(ids))


def apply_all(session: Session) -> RuleOutcome:
    """Does what the rules say to all articles at hand, as one undoable act; it notifies of nothing. Raises LibraryError, SourceError, RuleError."""
    rules, found, troubles = read(session.settings), list[RuleAct](), list[str]()
    for rule in rules:
        try:
            found.append(_act(rule, session.library.ids(_query(session, rule))))
        except (QueryError, NotFoundError, GazetteerError) as problem:
            troubles.append(_trouble(rule, problem))
    changed = session.library.rule(tuple(act for act in found if act.ids), 0, session.now(), undoable=True)
    return RuleOutcome(changed, (), tuple(troubles))


def _follow(session: Session, among: Node, upto: int) -> RuleOutcome:
    """Follows mutes and rules for some articles, those up to an id."""
    muted, troubles = mutes.acts(session, among, upto)
    rules, wrong = sound(session.settings)
    done, notices, told = list(muted), list[str](), [*troubles, *wrong]
    quiet = {number for act in muted for number in act.ids}
    for rule in rules:
        try:
            ids = [number for number in session.library.ids(_query(session, rule, among)) if number <= upto]
        except (QueryError, NotFoundError, GazetteerError) as problem:
            told.append(_trouble(rule, problem))
            continue
        if ids:
            done.append(_act(rule, ids))
        if rule.notify and (loud := [number for number in ids if number not in quiet]):
            notices.append(_notice(session, rule, loud))
    changed = session.library.rule(tuple(done), upto, session.now())
    try:
        notify(session.settings, notices)
    except DatelineError as problem:
        told.append(str(problem))
    return RuleOutcome(changed, tuple(notices), tuple(told))


def _query(session: Session, rule: Rule, *also: Node) -> Query:
    """The rule's query with its places looked up, and further conditions; newest first."""
    query = search(session, rule.query).query
    nodes = (*also, *((query.root,) if query.root is not None else ()))
    return replace(query, root=And(nodes) if len(nodes) > 1 else nodes[0] if nodes else None, sort="date")


def _act(rule: Rule, ids: Sequence[int]) -> RuleAct:
    return RuleAct(tuple(ids), rule.read, rule.bookmark, rule.hide, rule.tags)


def _trouble(rule: Rule, problem: DatelineError) -> str:
    return _("rule {n}: {problem}").format(n=rule.number, problem=problem)


def _notice(session: Session, rule: Rule, ids: Sequence[int]) -> str:
    """What is told of a rule's new articles; `ids` newest first."""
    first = next((line(article.story.title)[:_TITLE] for article in session.library.articles(ids[:1])), "")
    said = ngettext("{n} new for `{query}`: {title}", "{n} new for `{query}`: {title}", len(ids))
    return said.format(n=len(ids), query=rule.query[:_TITLE], title=first)


def _try(session: Session, rule: Rule, shown: int) -> Trial:
    try:
        query = _query(session, rule)
    except (QueryError, NotFoundError, GazetteerError) as problem:
        return Trial(rule, trouble=str(problem), code=problem.exit_code)
    library = session.library
    totals = library.totals(query)

    def among(node: Node) -> int:
        return library.totals(replace(query, root=And((query.root, node)) if query.root else node)).articles

    changes: list[tuple[str, int]] = [(f"tag {tag}", among(Not(Named("tag", tag)))) for tag in rule.tags]
    if rule.read:
        changes.append(("read", totals.unread))
    loose = among(Not(Is("bookmarked"))) if rule.bookmark or rule.hide else 0
    changes += [(name, loose) for name in ("bookmark", "hide") if getattr(rule, name)]
    if rule.notify:
        changes.append(("notify", totals.articles))
    return Trial(rule, totals.articles, tuple(changes), library.headlines(query, shown))
