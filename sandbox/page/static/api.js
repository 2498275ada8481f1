// Talking to the world behind the page.

export const me = () => Number(new URLSearchParams(location.hash.slice(1)).get("as")) || 0;
export const openChat = () => new URLSearchParams(location.hash.slice(1)).get("chat");

export function go(as, chat) {
  const where = new URLSearchParams();
  if (as) where.set("as", as);
  if (chat) where.set("chat", chat);
  location.hash = where.toString();
}

export async function ask(path, query = {}) {
  const answer = await fetch(`/page/${path}?${new URLSearchParams({ as: me(), ...query })}`);
  return answer.ok ? answer.json() : null;
}

export async function act(deed, given = {}) {
  const answer = await fetch(`/page/do?as=${me()}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ do: deed, ...given }),
  });
  const result = answer.ok ? await answer.json() : { error: await answer.text() };
  if (result.error) toast(result.error);
  return result;
}

export async function post(path, body = {}) {
  const answer = await fetch(`/page/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.json();
}

let hiding;
export function toast(text) {
  const box = document.getElementById("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { box.hidden = true; }, 4000);
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

const TINTS = ["#c0563f", "#b0762b", "#5f8f3c", "#2f8f83", "#3f7fc0", "#6a62b8", "#a8528f"];
export const tint = (id) => TINTS[Math.abs(Number(id) || 0) % TINTS.length];

export function face(name, id) {
  const letters = String(name || "?").split(/\s+/).map((word) => [...word][0]).slice(0, 2).join("");
  return element("span", { class: "face", style: `background:${tint(id)}`, "aria-hidden": "true" }, letters.toUpperCase());
}

export function dialog(title, ...children) {
  const box = document.getElementById("dialog");
  box.replaceChildren(element("h2", {}, title), ...children);
  if (!box.open) box.showModal();
  box.onclick = (event) => { if (event.target === box) box.close(); };
  return box;
}
