"""The part of the adding sheet that looks for feeds: a child process asks the servers, `Esc` stops it, a login is asked for."""

import asyncio
from typing import Any, Generic, Literal, TypeVar

from textual import work

from reader.app.amounts import host
from reader.app.child import Child
from reader.app.found import FoundFeeds
from reader.app.screens.login import Login, LoginSheet
from reader.app.screens.sheet import Sheet
from reader.app.widgets.field import Field
from reader.desk import logins
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.model.safe import line
from reader.model.words import _

T = TypeVar("T")
Stage = Literal["typing", "looking", "choosing", "list", "nothing"]


class FindingSheet(Sheet[T], Generic[T]):
    """A sheet that can look for feeds.

    Attributes:
        stage: what it is at.
        found_at: the address of what was found last.
    """

    def __init__(self, session: Session, start: str = "") -> None:
        super().__init__()
        self.session = session
        self.start = line(start)
        self.stage: Stage = "typing"
        self.found_at = ""
        self._child: Child | None = None
        self._given_logins: set[str] = set()

    def arrived(self, address: str, found: FoundFeeds) -> None:
        """Shows what was found."""
        raise NotImplementedError

    def stage_changed(self) -> None:
        """Shows what belongs to the stage."""
        raise NotImplementedError

    def go_to_stage(self, stage: Stage) -> None:
        """Goes to another stage."""
        self.stage = stage
        self.stage_changed()
        self.update_frame()

    @work(exclusive=True, group="add-find", exit_on_error=False)
    async def find(self, address: str) -> None:
        """Looks for the feeds of an address."""
        path = self.session.path
        if path is None:
            self.give_up(_("This library is in memory alone; nothing can be added to it."))
            return
        self._child = child = Child(path, ("find-feeds", "--", address), self.session.config)
        self.go_to_stage("looking")
        self._say(address)
        found: list[FoundFeeds] = []

        def hear(event: dict[str, Any]) -> None:
            match event.get("event"):
                case "looking":
                    self._say(str(event.get("url") or address))
                case "found":
                    found.append(FoundFeeds.of(event))

        try:
            outcome = await child.run(hear)
        except OSError as problem:
            self.give_up(_("The looking did not start: {reason}").format(reason=problem.strerror))
            return
        finally:
            if self._child is child:
                self._child = None
        if child.stopping or self.stage != "looking":
            return
        if not found:
            self.give_up(outcome.talk[-1].removeprefix("dateline: ") if outcome.talk else _("The looking ended early."))
        elif found[-1].login:
            self._ask_login(address, found[-1].url or address)
        elif found[-1].error:
            self.give_up(_("{host}: {error}").format(host=host(found[-1].url or address), error=found[-1].error))
        else:
            self.found_at = found[-1].url or address
            self.arrived(address, found[-1])

    def _say(self, url: str) -> None:
        self.foot.show(_("Looking at {host} …").format(host=host(url)))

    def give_up(self, words: str) -> None:
        """Back to the address, with what is wrong."""
        self.go_to_stage("typing")
        self.query_one(Field).focus()
        # what the text stands for would be said over it
        self.workers.cancel_group(self, "add-look")
        self.foot.show(words, wrong=True)

    # stopping

    def stop_looking(self) -> None:
        """Ends the looking."""
        if self._child is not None:
            self._child.stop()
            self._child = None

    def action_close_sheet(self) -> None:
        """Stops the looking; if there is none, closes."""
        if self.stage != "looking":
            self.dismiss(None)
            return
        self.stop_looking()
        self.go_to_stage("typing")
        self.query_one(Field).focus()
        self.foot.show(_("Stopped looking."))

    # a login

    def _ask_login(self, address: str, url: str) -> None:
        def done(login: Login | None) -> None:
            if login is None:
                self.give_up(_("{host} needs a login.").format(host=host(url)))
            else:
                self._given_logins.add(host(url))
                self._keep_login(address, url, login)

        self.app.push_screen(LoginSheet(url, refused=host(url) in self._given_logins), done)

    @work(exclusive=True, group="add-login", exit_on_error=False)
    async def _keep_login(self, address: str, url: str, login: Login) -> None:
        try:
            await asyncio.to_thread(logins.keep, self.session, url, login.name, login.password)
        except DatelineError as problem:
            self.give_up(str(problem))
            return
        self.find(address)
