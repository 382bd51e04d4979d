/** "내 자료 받기": everything kept about the conversation, as a file. */

import { announce } from "./announcer.js";
import { problemText } from "./fact-row.js";
import { ko } from "./ko.js";

/** `conversation()`: the open one; `tell(sentence)` shows what went wrong, empty for nothing. */
export function attachOwnData(button, conversation, tell) {
  button.addEventListener("click", async () => {
    if (button.ariaDisabled === "true" || !conversation()) return;
    button.ariaDisabled = "true";
    try {
      save(await conversation().ownData());
      tell("");
      announce(ko.ownDataReady);
    } catch (error) {
      tell(problemText(error));
    }
    button.ariaDisabled = "false";
  });
}

function save(blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = ko.ownDataFile;
  link.click();
  // The browser reads the address a moment after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
