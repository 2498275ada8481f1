// Talking to the world behind the page, and the pieces everything here is made of.

import { t } from "./words.js";

export const $ = (id) => document.getElementById(id);
export const me = () => Number(new URLSearchParams(location.hash.slice(1)).get("as")) || 0;
export const openChat = () => new URLSearchParams(location.hash.slice(1)).get("chat");

// What is known of the world: filled by main.js.
export const world = { id: "", people: [], bots: [], offset: 0, now: () => Date.now() / 1000 + world.offset };

export function go(as, chat) {
  const where = new URLSearchParams();
  if (as) where.set("as", as);
  if (chat) where.set("chat", chat);
  location.hash = where.toString();
}

// Throws where the sandbox does not answer; null where there is no such thing.
export async function ask(path, query = {}) {
  const answer = await fetch(`/page/${path}?${new URLSearchParams({ as: me(), ...query })}`);
  return answer.ok ? answer.json() : null;
}

export async function post(path, body = {}, query = {}) {
  const answer = await fetch(`/page/${path}?${new URLSearchParams({ as: me(), ...query })}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.ok ? answer.json() : { error: "gone" };
}

// Do something as the person one is; what goes wrong is said.
export async function act(deed, given = {}) {
  let result;
  try {
    result = await post("do", { do: deed, ...given });
  } catch {
    result = { error: "away" };
  }
  if (result.error) toast(t(result.error, result));
  return result;
}

let hiding;
export function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { $("toast").hidden = true; }, 5000);
}

// Said to a screen reader, seen by nobody.
export function announce(text) {
  $("heard").textContent = text;
}

export function element(kind, attributes = {}, ...children) {
  const made = document.createElement(kind);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null && child !== false));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  back: "M15 5l-7 7 7 7", close: "M6 6l12 12M18 6L6 18", plus: "M12 5v14M5 12h14", down: "M6 9l6 6 6-6",
  send: "M4 4l17 8-17 8 3-8z", attach: "M8 12l5-5a3 3 0 114 4l-7 7a5 5 0 01-7-7l7-7", slash: "M14 4l-4 16",
  clock: "M12 7v5l3 3M12 21a9 9 0 110-18 9 9 0 010 18z", more: "M6 12h.01M12 12h.01M18 12h.01", check: "M5 12l5 5 9-10",
  again: "M4 12a8 8 0 108-8H8m0 0l3-3M8 4l3 3", done: "M2 12l4 4 8-9", read: "M2 12l4 4 8-9M11 15l1 1 9-9", voice: "M12 3a3 3 0 013 3v5a3 3 0 01-6 0V6a3 3 0 013-3zM6 11a6 6 0 0012 0M12 17v4",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4", edit: "M4 20l1-5L16 4l4 4L9 19z", reply: "M10 7L4 12l6 5v-3c5 0 8 1 10 5 0-6-3-10-10-10z",
};
export function icon(name) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("aria-hidden", "true");
  drawn.classList.add("drawn");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  drawn.append(path);
  return drawn;
}

export const tint = (id) => `tint-${Math.abs(Number(id) || 0) % 7}`;

export function face(name, id) {
  const letters = String(name || "?").split(/\s+/).map((word) => [...word][0]).slice(0, 2).join("");
  return element("span", { class: `face ${tint(id)}`, "aria-hidden": "true" }, letters.toUpperCase());
}

export function dialog(title, ...children) {
  const box = $("dialog");
  box.className = "";
  box.setAttribute("role", "dialog");
  box.replaceChildren(
    element("header", {}, element("h2", { id: "dialog-title" }, title),
      element("button", { type: "button", class: "icon", "aria-label": t("close"), onclick: () => box.close() }, icon("close"))),
    ...children.filter((child) => child != null && child !== false));
  if (!box.open) box.showModal();
  box.onclick = (event) => { if (event.target === box) box.close(); };
  return box;
}

// What a bot says in a window of its own.
export function alertBox(title, text) {
  const ok = element("button", { type: "button", class: "go", onclick: () => box.close() }, t("ok"));
  const box = dialog(title, element("p", { class: "said" }, text), element("div", { class: "buttons" }, ok));
  box.setAttribute("role", "alertdialog");
  ok.focus();
  return box;
}

export function confirmBox(title, text, yes, no, then) {
  const stay = element("button", { type: "button", class: "go plain", onclick: () => box.close() }, no);
  const box = dialog(title, text && element("p", {}, text), element("div", { class: "buttons" },
    element("button", { type: "button", class: "go", onclick: () => { box.close(); then(); } }, yes), stay));
  stay.focus();
}
