// Repeated rows come and go on the page. Without this the same buttons ask the server to render the form again.
import { words } from "./words.js";

export function watchRepeats() {
  for (const holder of document.querySelectorAll("[data-repeat]")) watch(holder);
}

function watch(holder) {
  const name = holder.dataset.repeat;
  holder.addEventListener("click", (event) => {
    const add = event.target.closest("[data-repeat-add]");
    const remove = event.target.closest("[data-repeat-remove]");
    if (!add && !remove) return;
    event.preventDefault();
    if (add) addRow(holder, name);
    else removeRow(holder, remove.closest("[data-repeat-row]"));
    changed(holder, add ? "rowAdded" : "rowRemoved");
  });
  const form = holder.closest("form");
  if (form) form.addEventListener("rowsneeded", (event) => makeRoom(holder, name, event.detail));
}

function rows(holder) { return [...holder.querySelectorAll("[data-repeat-row]")]; }

function indexOf(row, name) {
  const control = row.querySelector(`[name^="${name}-"]`);
  return control ? Number(control.name.slice(name.length + 1).split("-")[0]) : 0;
}

function addRow(holder, name, focus = true) {
  const all = rows(holder);
  const last = all[all.length - 1];
  const from = indexOf(last, name);
  const to = Math.max(...all.map((row) => indexOf(row, name))) + 1;
  const fresh = last.cloneNode(true);
  renumber(fresh, `${name}-${from}`, `${name}-${to}`);
  clear(fresh);
  const button = fresh.querySelector("[data-repeat-remove]");
  if (button) button.value = String(to);
  last.after(fresh);
  if (focus) {
    const first = fresh.querySelector("input:not([type=hidden]), select, textarea");
    if (first) first.focus();
  }
}

function renumber(row, from, to) {
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of ["id", "name", "for", "aria-describedby", "list"]) {
      const value = element.getAttribute(attribute);
      if (value && value.includes(from)) element.setAttribute(attribute, value.split(from).join(to));
    }
  }
}

function clear(row) {
  for (const error of row.querySelectorAll(".error")) error.remove();
  for (const wrong of row.querySelectorAll(".field--wrong")) wrong.classList.remove("field--wrong");
  for (const control of row.querySelectorAll("input, select, textarea")) {
    control.removeAttribute("aria-invalid");
    if (control.type === "checkbox" || control.type === "radio") control.checked = control.defaultChecked = false;
    else if (control.tagName === "SELECT") control.selectedIndex = 0;
    else control.value = control.defaultValue = "";
  }
}

function removeRow(holder, row) {
  const all = rows(holder);
  if (all.length === 1) return;
  const at = all.indexOf(row);
  row.remove();
  const left = rows(holder);
  const next = left[Math.min(at, left.length - 1)].querySelector("input:not([type=hidden]), select, textarea");
  if (next) next.focus();
}

function changed(holder, word) {
  const all = rows(holder);
  all.forEach((row, at) => {
    for (const number of row.querySelectorAll("[data-repeat-number]")) number.textContent = String(at + 1);
    const foot = row.querySelector(".repeat__foot");
    if (foot) foot.hidden = all.length === 1;
  });
  const status = holder.querySelector("[data-repeat-status]");
  if (status && word) status.textContent = words(word);
  holder.dispatchEvent(new Event("rowschanged", { bubbles: true }));
}

function makeRoom(holder, name, fieldNames) {
  const wanted = new Set(fieldNames.filter((one) => one.startsWith(`${name}-`)).map((one) => one.slice(name.length + 1).split("-")[0]));
  while (rows(holder).length < wanted.size) addRow(holder, name, false);
  changed(holder, "");
}
