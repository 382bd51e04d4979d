/** The physical keypad, as a keyboard: 0 to 9, *, # and, where a keypad has no #, its / key. Enter and the space bar are the big button. */

const KEYS = new Set("0123456789*#");

/** `pressed(key)` with one of 0123456789*#; `talk()` for the big button. */
export function listenToKeys({ pressed, talk }) {
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key === "/" ? "#" : event.key;
    if (KEYS.has(key)) pressed(key);
    else if ((key === "Enter" || key === " ") && !onAButton(event)) talk();
    else return;
    event.preventDefault();
  });
}

/** A button that has the focus is pressed by Enter itself. */
function onAButton({ target }) {
  return target instanceof HTMLButtonElement;
}
