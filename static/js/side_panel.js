// Every htmx request carries the token; a failed one says so in the place it was meant for.
import { csrfToken, words } from "./words.js";

export function prepareHtmx() {
  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRFToken"] = csrfToken();
  });
  for (const name of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(name, (event) => {
      if (event.detail.xhr && event.detail.xhr.status === 401) document.dispatchEvent(new Event("signedout"));
      const place = event.detail.target;
      if (!place) return;
      const sentence = document.createElement("p");
      sentence.className = "soft";
      sentence.textContent = words("loadFailed");
      place.replaceChildren(sentence);
    });
  }
}
