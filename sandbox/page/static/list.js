// The messages of the open chat: a window into its history that grows while one scrolls, and never too far.

import { $, act, announce, ask, element, icon, me, openChat, world } from "./api.js";
import * as menu from "./menu.js";
import { render } from "./message.js";
import { counted, dateOf, day, liveIn, t } from "./words.js";

const MOST = 240; // so many messages are in the page at once
const NEAR = 700; // so many pixels before the end of the window more is fetched
const UNREAD_SHOWN = 40;

export let chat = null;
let messages = [];
let older = false;
let newer = false;
let divider = null; // the latest message that was read when the chat was opened
let topic = null;
let stuck = true; // the newest message is in view, and stays there
let lowest = 0; // how far down the list was scrolled when that was last seen to be so
let fetching = false;
let unread = 0;
let opened = 0; // the latest message when the chat was opened
const told = new Set(); // of what came since, what was said to a screen reader
let tools = {};
const rows = new Map();
const box = () => $("messages");

export const window_ = () => messages;
export const currentTopic = () => topic;

// --- what there is

export async function open(key, unreadCount) {
  const ago = unreadCount > UNREAD_SHOWN ? await ask("chat", { chat: key, only: "" }) : null;
  const found = await ask("chat", ago ? { chat: key, around: ago.read + 1 } : { chat: key });
  if (found === null || key !== openChat()) return found !== null;
  topic = null;
  rows.clear();
  $("rows").replaceChildren();
  take(found);
  messages = found.messages;
  ({ older, newer } = found);
  unread = unreadCount;
  opened = found.last;
  told.clear();
  divider = messages.some((m) => m.message_id > chat.read && !m.own) ? chat.read : null;
  stuck = divider === null && !newer;
  draw();
  const first = $("rows").querySelector(".unread-here");
  if (first) first.scrollIntoView({ block: "center" });
  else toEnd();
  stuck = atEnd();
  lowest = box().scrollTop;
  seen();
  return true;
}

export function closeChat() {
  chat = null;
  messages = [];
  rows.clear();
  $("rows").replaceChildren();
}

const STATUS = { creator: "owner", administrator: "admin" };

function take(found) {
  chat = { ...found, as: me(), topic, roles: new Map(found.members.map((m) => [m.id, STATUS[m.status] && t(STATUS[m.status])])) };
  liveIn(chat.zone);
}

// Something happened: these messages are new or look different; the rest of the chat may, too.
export async function update(ids) {
  const key = chat.key;
  const ticks = messages.filter((m) => m.own && m.read === false).map((m) => m.message_id);
  const asked = [...new Set([...ids, ...ticks])].filter((id) => newer ? id <= (messages.at(-1)?.message_id ?? 0) || ids.includes(id) : true);
  const found = await ask("chat", { chat: key, only: asked.join(",") });
  if (found === null || chat?.key !== key || openChat() !== key) return found !== null;
  take(found);
  const known = new Map(found.messages.map((m) => [m.message_id, m]));
  messages = messages.filter((m) => !ids.includes(m.message_id) || known.has(m.message_id));
  messages = messages.map((m) => known.get(m.message_id) ?? m);
  // Two answers may cross: what is new is told by what is here, not by what came last.
  const here = new Set(messages.map((m) => m.message_id));
  const first = messages[0]?.message_id ?? 0;
  const fresh = found.messages.filter((m) => !here.has(m.message_id) && m.message_id > first);
  const news = found.messages.filter((m) => m.message_id > opened && !m.own && !told.has(m.message_id));
  for (const message of news) told.add(message.message_id);
  unread += stuck && !document.hidden ? 0 : news.filter((m) => !m.service).length;
  if (fresh.some((m) => m.own)) divider = null;
  if (!newer) {
    messages = [...messages, ...fresh].sort((one, other) => one.message_id - other.message_id);
    if (stuck && messages.length > MOST) { messages = messages.slice(-MOST); older = true; }
  }
  draw();
  if (fresh.some((m) => m.own)) toNewest();
  for (const message of news) announce(said(message));
  seen();
  return true;
}

function said(message) {
  if (message.service) return t(message.service.key, message.service);
  const text = message.text ?? message.caption ?? message.poll?.question ?? t(message.photo ? "photo" : message.voice ? "voice" : "file");
  return t("said", { name: message.name, text });
}

// The connection was lost for a while: what is newest is fetched anew.
export async function reload() {
  const key = chat.key;
  const found = await ask("chat", { chat: key });
  if (found === null || chat?.key !== key || openChat() !== key) return found !== null;
  const was = chat.last;
  take(found);
  if (!newer) {
    const first = found.messages[0]?.message_id ?? 0;
    const kept = (messages.at(-1)?.message_id ?? 0) >= first ? messages.filter((m) => m.message_id < first) : [];
    messages = [...kept, ...found.messages];
    if (!kept.length) older = found.older;
  }
  if (!stuck) unread += found.messages.filter((m) => m.message_id > was && !m.own && !m.service).length;
  draw();
  seen();
  return true;
}

async function more(direction) {
  const edge = direction === "before" ? messages[0] : messages.at(-1);
  if (fetching || !edge || !(direction === "before" ? older : newer)) return;
  fetching = true;
  const key = chat.key;
  try {
    const found = await ask("chat", { chat: key, [direction]: edge.message_id });
    if (found === null || chat?.key !== key) return;
    if (direction === "before") {
      messages = [...found.messages, ...messages];
      older = found.older;
      if (messages.length > MOST) { messages = messages.slice(0, MOST); newer = true; }
    } else {
      messages = [...messages, ...found.messages];
      newer = found.newer;
      if (messages.length > MOST) { messages = messages.slice(-MOST); older = true; }
    }
    draw();
  } catch { return; /* the connection tells */ } finally {
    fetching = false;
  }
  nearEnds();
}

// Fetch more where one is near an end of the window.
function nearEnds() {
  const list = box();
  if (!chat) return;
  if (older && list.scrollTop < NEAR) more("before");
  else if (newer && list.scrollHeight - list.scrollTop - list.clientHeight < NEAR) more("after");
}

// --- where one is

function atEnd() {
  const list = box();
  return !newer && list.scrollHeight - list.scrollTop - list.clientHeight < 40;
}

function toEnd() {
  const list = box();
  list.scrollTop = list.scrollHeight;
  lowest = list.scrollTop;
}

// Only a way up leaves the end: a list that became shorter, or a message that became longer, in the
// frame of a scroll moves the end away although nobody scrolled. Returns whether one is at the end.
function stays() {
  if (stuck && !atEnd() && (newer || box().scrollTop < lowest)) stuck = false;
  return stuck;
}

function scrolled() {
  if (stays()) toEnd();
  else stuck = atEnd();
  lowest = box().scrollTop;
}

export async function toNewest() {
  if (newer) {
    const found = await ask("chat", { chat: chat.key });
    if (found === null || chat?.key !== found.key) return;
    take(found);
    messages = found.messages;
    ({ older, newer } = found);
    draw();
  }
  toEnd();
  stuck = true;
  seen();
}

export async function jump(id) {
  if (!messages.some((m) => m.message_id === id)) {
    const found = await ask("chat", { chat: chat.key, around: id });
    if (found === null || !found.messages.some((m) => m.message_id === id)) return;
    messages = found.messages;
    ({ older, newer } = found);
    stuck = false;
    draw();
  }
  const row = rows.get(`m${id}`)?.node;
  if (!row) return;
  stuck = false;
  row.scrollIntoView({ block: "center" });
  row.classList.remove("flash");
  void row.offsetWidth;
  row.classList.add("flash");
  row.focus({ preventScroll: true });
}

export function show(chosen) {
  topic = chosen;
  chat.topic = topic === 1 ? null : topic;
  draw();
  toEnd();
}

// What has come into view is read.
let telling = false;
async function seen() {
  $("newest").hidden = stuck || !chat;
  $("newest").classList.toggle("some", unread > 0);
  $("unread-count").textContent = unread > 0 ? String(unread) : "";
  $("newest").setAttribute("aria-label", unread > 0 ? `${t("to-newest")}, ${counted("unread", unread)}` : t("to-newest"));
  if (!chat || document.hidden || telling) return;
  const upTo = stuck ? chat.last : lastInView();
  if (upTo <= chat.told) return;
  chat.told = upTo;
  chat.read = Math.max(chat.read, upTo);
  unread = stuck ? 0 : messages.filter((m) => m.message_id > upTo && !m.own && !m.service).length;
  telling = true;
  try { await act("read", { chat: chat.key, message: upTo }); } finally { telling = false; }
  seen();
}

function lastInView() {
  const end = box().getBoundingClientRect().bottom;
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const node = rows.get(`m${messages[at].message_id}`)?.node;
    if (node && node.getBoundingClientRect().top < end - 24) return messages[at].message_id;
  }
  return 0;
}

// --- drawing

const inTopic = (message) => !chat.forum || topic === null || (message.message_thread_id ?? 1) === topic;

function wanted() {
  const shown = messages.filter(inTopic);
  const list = [];
  let on = "";
  let marked = divider === null;
  if (chat.type === "private" && !messages.length && chat.about) list.push(["about", chat.about, () => element("li", { class: "service" }, element("span", {}, chat.about))]);
  shown.forEach((message, at) => {
    const date = dateOf(message.date);
    if (date !== on) {
      on = date;
      const label = day(message.date, world.now());
      list.push([`d${date}`, label, () => element("li", { class: "day" }, element("span", {}, label))]);
    }
    if (!marked && message.message_id > divider && !message.own) {
      marked = true;
      list.push(["unread", t("unread"), () => element("li", { class: "unread-here" }, element("span", {}, t("unread")))]);
    }
    const near = (other) => other && !other.service && !message.service && other.sender_id === message.sender_id && dateOf(other.date) === date && Math.abs(other.date - message.date) < 600;
    const place = { first: !near(shown[at - 1]), last: !near(shown[at + 1]) };
    const sign = JSON.stringify([message, place, chat.roles.get(message.sender_id), chat.admin]);
    list.push([`m${message.message_id}`, sign, () => render(message, chat, tools, place)]);
  });
  return list;
}

function draw() {
  const list = box();
  const holder = $("rows");
  const anchor = stays() ? null : firstInView();
  const was = anchor?.getBoundingClientRect().top;
  const key = anchor && [...rows].find(([, row]) => row.node === anchor)?.[0];
  const focused = holder.contains(document.activeElement) ? focusIn(document.activeElement) : null;
  const next = wanted();
  const keep = new Set(next.map(([name]) => name));
  for (const [name, row] of rows) if (!keep.has(name)) { row.node.remove(); rows.delete(name); }
  let before = holder.firstChild;
  for (const [name, sign, make] of next) {
    let row = rows.get(name);
    if (!row || row.sign !== sign) {
      const node = make();
      if (row) { if (before === row.node) before = row.node.nextSibling; row.node.remove(); }
      row = { node, sign };
      rows.set(name, row);
    }
    if (row.node === before) before = before.nextSibling;
    else holder.insertBefore(row.node, before);
  }
  if (focused) focusAgain(focused);
  if (stuck) toEnd();
  else {
    const same = key && rows.get(key)?.node;
    if (same) list.scrollTop += same.getBoundingClientRect().top - was;
  }
}

function firstInView() {
  const top = box().getBoundingClientRect().top;
  for (const node of $("rows").children) if (node.getBoundingClientRect().bottom > top) return node;
  return null;
}

// A message that is drawn anew keeps the focus where it was.
function focusIn(active) {
  const row = active.closest("li[data-id]");
  if (!row) return null;
  return { id: row.dataset.id, at: [...row.querySelectorAll("button, a, input")].indexOf(active), value: active.selectionStart ?? null };
}

function focusAgain({ id, at, value }) {
  const row = rows.get(`m${id}`)?.node;
  if (!row || row.contains(document.activeElement)) return;
  const to = at < 0 ? row : row.querySelectorAll("button, a, input")[at] ?? row;
  to.focus({ preventScroll: true });
  if (value !== null && to.setSelectionRange) try { to.setSelectionRange(value, value); } catch { /* not a text */ }
}

export function redraw() {
  rows.clear();
  $("rows").replaceChildren();
  if (chat) draw();
}

// --- what one does there

function messageAt(target, x, y) {
  const row = target.closest?.("li.message");
  const found = row && messages.find((m) => String(m.message_id) === row.dataset.id);
  if (!found) return false;
  row.focus({ preventScroll: true });
  menu.open(found, chat, tools, x, y);
  return true;
}

function step(by) {
  const all = [...$("rows").querySelectorAll("li.message")];
  if (!all.length) return;
  const at = all.indexOf(document.activeElement.closest?.("li.message"));
  const next = at < 0 ? all.at(-1) : all[Math.max(0, Math.min(all.length - 1, at + by))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

export function listen(given) {
  tools = { ...given, jump, menu: (message, x, y) => menu.open(message, chat, tools, x, y) };
  const list = box();
  let waiting = false;
  list.addEventListener("scroll", () => {
    if (waiting || !chat) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!chat) return;
      scrolled();
      nearEnds();
      seen();
    });
  }, { passive: true });
  list.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, audio")) return;
    const row = document.activeElement.closest?.("li.message");
    if (event.key === "ArrowUp") step(-1);
    else if (event.key === "ArrowDown") step(1);
    else if (row && document.activeElement === row && (event.key === "Enter" || event.key === " ")) {
      const at = row.querySelector(".bubble").getBoundingClientRect();
      messageAt(row, at.left + 20, at.top + 20);
    } else if (row && (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey))) {
      const at = row.getBoundingClientRect();
      messageAt(row, at.left + 40, at.top + 20);
    } else if (event.key === "End") toNewest();
    else return;
    event.preventDefault();
  });
  menu.listen(list, messageAt);
  // A picture that arrives, a longer text field, a keyboard that opens: the end stays in view.
  const watch = new ResizeObserver(() => { if (chat && stays()) toEnd(); });
  watch.observe($("rows"));
  watch.observe(list);
  $("newest").addEventListener("click", () => toNewest());
  $("newest").prepend(icon("down"));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) seen(); });
}
