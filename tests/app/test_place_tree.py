"""The rows of the picker's tree: areas stand apart."""

from textual.pilot import Pilot

from reader.app.widgets.place_tree import AREAS, PlaceTree, TreeIndex
from reader.desk.places import TreeNode
from reader.library.protocol import Totals
from reader.model.place import Place, PlaceKind
from tests.app.sheet_app import Below, SheetApp, empty_session, lines, settle


def node(number: int, name: str, kind: PlaceKind, *children: TreeNode) -> TreeNode:
    return TreeNode(Place(number, name, kind, None, None, 0, 0, None), name, 9, 3, children)


TREE = TreeIndex.of((node(-9, "Balkan", "area"), node(1, "Europe", "continent", node(2, "Austria", "country")), node(-8, "Thames", "area")))


class TreeTest:
    """An app with nothing but the tree."""

    def __init__(self) -> None:
        self.tree = PlaceTree()
        self.app = SheetApp(empty_session(), below=Below(self.tree))

    async def show(self, pilot: Pilot[None], key: int | None = None) -> None:
        await pilot.pause()
        self.tree.set_tree(TREE, Totals(2, 1), (), key)
        await settle(pilot)

    def shown(self) -> list[str]:
        return [row.name for row in self.tree._rows]

    def chosen(self) -> str:
        """The row that Enter would filter by, "" if it is none."""
        return self.tree.current.name if self.tree.current else ""


async def test_areas_stand_folded_behind_the_continents_and_have_no_count() -> None:
    test = TreeTest()
    async with test.app.run_test(size=(80, 24)) as pilot:
        await test.show(pilot)
        assert test.shown() == ["Europe", "Areas, seas, rivers", "No place"]
        assert lines(test.app)[1].split() == ["▸", "Areas,", "seas,", "rivers"]


async def test_the_row_above_the_areas_is_nothing_to_filter_by_but_unfolds_and_folds() -> None:
    test = TreeTest()
    async with test.app.run_test(size=(80, 24)) as pilot:
        await test.show(pilot)
        test.tree.move(1)
        assert test.chosen() == ""
        test.tree.unfold()
        assert test.shown() == ["Europe", "Areas, seas, rivers", "Balkan", "Thames", "No place"]
        test.tree.unfold()
        assert test.chosen() == "Balkan"
        test.tree.fold()
        test.tree.fold()
        assert len(test.shown()) == 3
        await pilot.click(PlaceTree, offset=(30, 1))
        assert len(test.shown()) == 5


async def test_an_area_that_gets_the_cursor_is_unfolded_to() -> None:
    test = TreeTest()
    async with test.app.run_test(size=(80, 24)) as pilot:
        await test.show(pilot, -8)
        assert test.chosen() == "Thames"
        assert list(TREE.path(-8)) == [AREAS]
