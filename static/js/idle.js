// Warns before the idle logout and lets people sign in again on the spot, with the form still filled in.
// body[data-idle-minutes][data-relogin-url][data-keep-url]; protocol in docs/look.md.
import { csrfToken, renewCsrfToken, words } from "./words.js";

const WARN_SECONDS = 120;
const ACTIVE = "fengqiao.active";

export function watchIdle() {
  const dialog = document.getElementById("idle-dialog");
  if (!dialog || !dialog.showModal) return;
  new Idle(dialog).watch();
}

class Idle {
  constructor(dialog) {
    this.dialog = dialog;
    this.limit = Number(document.body.dataset.idleMinutes) * 60;
    this.title = dialog.querySelector("h2");
    this.text = dialog.querySelector("[data-idle-text]");
    this.form = dialog.querySelector("[data-idle-login]");
    this.expired = false;
    this.told = 0;
  }

  watch() {
    this.touch();
    for (const name of ["keydown", "pointerdown", "input"]) {
      document.addEventListener(name, (event) => { if (!this.dialog.contains(event.target)) this.touch(); }, { passive: true });
    }
    document.addEventListener("signedout", () => this.expire());
    this.dialog.querySelector("[data-idle-stay]").addEventListener("click", () => this.stay());
    this.dialog.addEventListener("cancel", (event) => { if (this.expired) event.preventDefault(); else this.stay(); });
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.signIn(); });
    setInterval(() => this.tick(), 1000);
  }

  touch() {
    if (this.expired || this.dialog.open) return;
    const now = Date.now();
    localStorage.setItem(ACTIVE, String(now));
    // typing without sending is work too: tell the server once a minute at most
    if (now - this.told > 60000) { if (this.told) this.keepAlive(); this.told = now; }
  }

  async keepAlive() {
    try {
      const answer = await fetch(document.body.dataset.keepUrl, { credentials: "same-origin", headers: { Accept: "application/json" }, redirect: "manual" });
      if (answer.status === 401 || answer.type === "opaqueredirect") this.expire();
    } catch (error) {
      // a dead line ends no session; the draft module tells the state of the line
      console.info("keep_alive_unreachable", error.name);
    }
  }

  tick() {
    if (this.expired) return;
    const idle = (Date.now() - Number(localStorage.getItem(ACTIVE) || 0)) / 1000;
    const left = Math.ceil(this.limit - idle);
    if (left <= 0) this.expire();
    else if (left <= WARN_SECONDS) this.warn(left);
    else if (this.dialog.open) this.dialog.close();
  }

  warn(left) {
    // every half minute, so that a screen reader is not made to read each second
    if (!this.dialog.open || left % 30 === 0) this.text.textContent = words("idle", { seconds: left });
    if (!this.dialog.open) this.dialog.showModal();
  }

  stay() {
    localStorage.setItem(ACTIVE, String(Date.now()));
    this.dialog.close();
    this.keepAlive();
  }

  expire() {
    if (this.expired) return;
    this.expired = true;
    this.title.textContent = words("expiredTitle");
    this.text.textContent = words("expired");
    this.dialog.querySelector("[data-idle-warning]").hidden = true;
    this.form.hidden = false;
    if (!this.dialog.open) this.dialog.showModal();
    this.form.elements.password.focus();
  }

  async signIn() {
    const url = document.body.dataset.reloginUrl;
    const headers = { Accept: "application/json" };
    try {
      const before = await fetch(url, { credentials: "same-origin", headers });
      if (before.ok) renewCsrfToken((await before.json()).csrf_token);
      const body = new FormData(this.form);
      body.set("csrf_token", csrfToken());
      const answer = await fetch(url, { method: "POST", body, credentials: "same-origin", headers: { ...headers, "X-CSRFToken": csrfToken() } });
      if (!answer.ok) return this.complain(await reasonOf(answer));
      renewCsrfToken((await answer.json()).csrf_token);
    } catch (error) {
      return this.complain(words("offline"));
    }
    this.welcome();
  }

  complain(text) {
    const error = document.getElementById("relogin-error");
    error.textContent = text;
    error.hidden = false;
    this.form.elements.password.select();
  }

  welcome() {
    this.expired = false;
    this.title.textContent = words("idleTitle");
    this.form.reset();
    this.form.hidden = true;
    this.dialog.querySelector("[data-idle-warning]").hidden = false;
    document.getElementById("relogin-error").hidden = true;
    this.dialog.close();
    this.touch();
    document.dispatchEvent(new Event("signedin"));
  }
}

async function reasonOf(answer) {
  const isJson = (answer.headers.get("Content-Type") || "").includes("json");
  const told = isJson ? await answer.json() : {};
  return told.error || words("wrong");
}
