/** "대화 지우기": asks first, then erases. */

/** Connect the button and its dialog; `erase()` erases, or answers a sentence that says why it could not. */
export function attachErase(erase) {
  const dialog = document.getElementById("erase-dialog");
  const confirm = dialog.querySelector("button[value=erase]");
  const problem = dialog.querySelector(".problem");
  confirm.addEventListener("click", async () => {
    if (confirm.ariaDisabled === "true") return;
    confirm.ariaDisabled = "true";
    const failed = await erase(() => dialog.close());
    confirm.ariaDisabled = "false";
    problem.textContent = failed ?? "";
    problem.hidden = !failed;
  });
  document.getElementById("erase").addEventListener("click", askToErase);
}

/** Open the dialog. */
export function askToErase() {
  const dialog = document.getElementById("erase-dialog");
  dialog.querySelector(".problem").hidden = true;
  dialog.showModal();
}
