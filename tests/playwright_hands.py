"""An exhibit operated through Playwright."""

from main_controls import FIND, STATE, Hands


class PlaywrightHands(Hands):
    """Operates an exhibit that a locator leads to."""

    def __init__(self, exhibit):
        self._exhibit = exhibit
        self._page = exhibit.page

    def _find(self, target):
        element = self._exhibit.evaluate_handle(FIND, target).as_element()
        assert element, f"there is no {target}"
        return element

    def state(self):
        return self._exhibit.evaluate(STATE)

    def press(self, target, keys):
        self._find(target).focus()
        for key in keys:
            self._page.keyboard.press(key)

    def click(self, target):
        element = self._find(target)
        # What was pressed before may still move what stands below it.
        element.wait_for_element_state("stable")
        box = element.bounding_box()
        self._page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
