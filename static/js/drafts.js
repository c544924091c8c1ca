// Saves a form while it is filled in: <form data-draft-url data-draft-key>. The server keeps the draft; this browser keeps it
// only while the line is dead, under the account's id, and forgets it as soon as the server has it.
import { csrfToken, words } from "./words.js";

const PAUSE_MS = 1200;
const RETRY_MS = [3000, 8000, 20000, 60000];
const NOT_KEPT = new Set(["csrf_token", "password", "draft_version", "draft_page"]);
const SENT = "fengqiao.sent";

export function watchDrafts() {
  forgetWhatArrived();
  for (const form of document.querySelectorAll("form[data-draft-url]")) new Draft(form).watch();
}

// A page that follows a submission proves that the server has it, unless it is the form again, brought back by the back button.
function forgetWhatArrived() {
  const key = sessionStorage.getItem(SENT);
  if (!key) return;
  sessionStorage.removeItem(SENT);
  const [visit] = performance.getEntriesByType("navigation");
  if (!visit || visit.type !== "back_forward") localStorage.removeItem(key);
}

class Draft {
  constructor(form) {
    this.form = form;
    this.key = `fengqiao.draft.${document.body.dataset.viewer || ""}.${form.dataset.draftKey}`;
    this.label = form.querySelector("[data-draft-state]");
    this.timer = 0;
    this.failures = 0;
    this.busy = false;
    this.dirty = false;
    this.stopped = false;
  }

  watch() {
    this.restore();
    const typed = () => { this.dirty = true; this.later(PAUSE_MS); };
    this.form.addEventListener("input", typed);
    this.form.addEventListener("change", typed);
    this.form.addEventListener("rowschanged", typed);
    this.form.addEventListener("senton", () => this.sent());
    this.form.addEventListener("sendfailed", () => this.wait("waiting"));
    window.addEventListener("online", () => { if (this.dirty) this.save(); });
    document.addEventListener("visibilitychange", () => { if (document.hidden && this.dirty) this.save(true); });
    document.addEventListener("signedin", () => { if (this.dirty) this.save(); });
  }

  sent() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.keep();
    sessionStorage.setItem(SENT, this.key);
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  say(state, text) {
    if (!this.label) return;
    this.label.dataset.state = state;
    this.label.textContent = text;
  }

  async save(leaving = false) {
    if (this.stopped || (this.busy && !leaving)) return;
    this.busy = true;
    this.dirty = false;
    if (!leaving) this.say("saving", words("saving"));
    try {
      const answer = await fetch(this.form.dataset.draftUrl, {
        method: "POST", body: this.fields(), credentials: "same-origin", redirect: "manual", keepalive: leaving,
        headers: { Accept: "application/json", "X-CSRFToken": csrfToken(), "X-Draft": "1" },
      });
      await this.hear(answer);
    } catch (error) {
      // fetch fails only when nothing came back: the line is dead
      this.wait("waiting");
    } finally {
      this.busy = false;
      if (this.dirty && !this.failures) this.later(PAUSE_MS);
    }
  }

  fields() {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    return body;
  }

  async hear(answer) {
    if (answer.status === 409) return this.conflict(await answer.json());
    if (answer.status === 401 || answer.type === "opaqueredirect") {
      document.dispatchEvent(new Event("signedout"));
      return this.wait("signedOut");
    }
    if (answer.status === 413) return this.say("conflict", words("tooLong"));
    if (!answer.ok) return this.wait("waiting");
    const told = answer.status === 204 ? {} : await answer.json();
    if (told.url) this.form.dataset.draftUrl = told.url;
    const version = this.form.elements.namedItem("draft_version");
    if (version && told.version !== undefined) version.value = told.version;
    this.failures = 0;
    this.forget();
    const time = told.saved_at || new Date().toTimeString().slice(0, 5);
    this.say("saved", words("saved", { time }));
  }

  wait(state) {
    this.dirty = true;
    this.keep();
    this.say("waiting", words(state));
    this.later(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)]);
    this.failures += 1;
  }

  conflict(told) {
    this.stopped = true;
    this.keep();
    this.say("conflict", words("conflict"));
    if (!this.label || !told.url) return;
    const link = document.createElement("a");
    link.href = told.url;
    link.textContent = words("compare");
    this.label.append(link);
  }

  keep() {
    const pairs = [...this.fields()].filter(([name]) => !NOT_KEPT.has(name));
    try {
      localStorage.setItem(this.key, JSON.stringify(pairs));
    } catch (error) {
      // storage is full or forbidden; the fields still stand on the page and the retry goes on
      console.warn("draft_not_kept", error.name);
    }
  }

  forget() { localStorage.removeItem(this.key); }

  restore() {
    const kept = localStorage.getItem(this.key);
    if (!kept) return;
    const pairs = JSON.parse(kept);
    this.form.dispatchEvent(new CustomEvent("rowsneeded", { detail: pairs.map(([name]) => name) }));
    fill(this.form, pairs);
    this.dirty = true;
    this.say("waiting", words("restored"));
    this.later(PAUSE_MS);
  }
}

function fill(form, pairs) {
  const values = new Map();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) || []), value]);
  for (const control of form.elements) {
    if (!control.name || NOT_KEPT.has(control.name) || ["file", "submit", "button"].includes(control.type)) continue;
    const wanted = values.get(control.name) || [];
    if (control.type === "checkbox" || control.type === "radio") control.checked = wanted.includes(control.value);
    else if (control.multiple) for (const option of control.options) option.selected = wanted.includes(option.value);
    else if (wanted.length) control.value = wanted.shift();
  }
}
