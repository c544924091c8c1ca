// Small courtesies of a page.

/** Closes an open menu when the reader goes elsewhere or presses Escape. */
export function closeMenus() {
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-closes][open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details[data-closes][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

/** Brings the error summary to the reader after a refused submission. */
export function focusFirstError() {
  const summary = document.querySelector("[data-focus-first]");
  if (summary) summary.focus();
}

/** Paper has no buttons to unfold things with. */
export function openForPrint() {
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("main details:not([open])")) { folded.open = true; folded.dataset.unfolded = "1"; }
  });
  window.addEventListener("afterprint", () => {
    for (const unfolded of document.querySelectorAll("details[data-unfolded]")) { unfolded.open = false; delete unfolded.dataset.unfolded; }
  });
}
