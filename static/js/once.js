// One press, one submission: the second press of a button that is already sending does nothing.
import { words } from "./words.js";

export function sendOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-once]") || event.defaultPrevented) return;
    if (form.dataset.sending) { event.preventDefault(); return; }
    if (form.dataset.draftUrl && !navigator.onLine) {
      // sending now would replace the page by the browser's error page
      event.preventDefault();
      form.dispatchEvent(new Event("sendfailed"));
      return;
    }
    form.dataset.sending = "1";
    const pressed = event.submitter;
    if (pressed && pressed.matches("button") && !form.target) {
      pressed.dataset.label = pressed.textContent;
      pressed.textContent = words("busy");
      pressed.setAttribute("aria-disabled", "true");
    }
    form.dispatchEvent(new Event("senton"));
  });

  // coming back with the browser's back button shows the page as it was left
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sending]")) {
      delete form.dataset.sending;
      for (const button of form.querySelectorAll("button[data-label]")) {
        button.textContent = button.dataset.label;
        button.removeAttribute("aria-disabled");
      }
    }
  });
}
