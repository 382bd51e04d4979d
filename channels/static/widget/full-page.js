/** "새 창에서 크게 보기" in the widget: the same conversation in a window of its own, by a code, since storage in a frame is another. */

import { problemText } from "../fact-row.js";
import { embedded } from "./embedded.js";

/** `conversation()`: the one that is open, or null; `otherwise()`: where no window may be opened; `problem(text)` shows what went wrong. */
export function attachFullPage(button, { conversation, otherwise, problem }) {
  button.hidden = !embedded;
  button.addEventListener("click", async () => {
    if (!conversation() || button.ariaDisabled === "true") return;
    // At once, while the click still allows it.
    const page = open("about:blank", "_blank");
    if (!page) return otherwise();
    page.opener = null;
    button.ariaDisabled = "true";
    try {
      page.location.replace((await conversation().link()).url);
      problem("");
    } catch (error) {
      page.close();
      problem(problemText(error));
    }
    button.ariaDisabled = "false";
  });
}
