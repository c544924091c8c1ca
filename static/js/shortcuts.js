// Single keys: / search, n new visit, and whatever carries data-shortcut. They can be switched off (WCAG 2.1.4).
const OFF = "fengqiao.shortcuts.off";

export function watchShortcuts() {
  prepareSwitch();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (localStorage.getItem(OFF) || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const target = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input, select, textarea")) target.focus();
    else target.click();
  });
}

function isTyping(element) {
  return element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=button])");
}

function prepareSwitch() {
  const holder = document.querySelector("[data-shortcut-toggle]");
  if (!holder) return;
  const button = holder.querySelector("button");
  const show = () => { button.textContent = localStorage.getItem(OFF) ? button.dataset.off : button.dataset.on; };
  button.addEventListener("click", () => {
    if (localStorage.getItem(OFF)) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    show();
  });
  show();
  holder.hidden = false;
}
