// The page as a whole: who you are, your chats, and news as it happens.

import { $, ask, element, face, go, icon, me, openChat, world } from "./api.js";
import * as clock from "./clock.js";
import * as composer from "./composer.js";
import * as list from "./list.js";
import * as menu from "./menu.js";
import { about, cards, newGroup, newPerson, whoAreYou } from "./panel.js";
import { browserLanguage, counted, learn, liveIn, short, speak, speaks, t } from "./words.js";

let source = null;
let sourceOf = null;
let connected = true;
let listed = [];
const person = () => world.people.find((one) => one.id === me());

// --- the parts

function preview(chat) {
  const draft = chat.key !== openChat() && composer.draftOf(chat.key);
  if (draft) return [element("span", { class: "draft" }, t("draft")), ` ${draft.text}`];
  const last = chat.last;
  if (!last) return [];
  if (last.service) return [t(last.service.key, last.service)];
  const sign = { poll: "📊 ", photo: "🖼 ", document: "📎 ", voice: "🎤 " }[last.kind] ?? "";
  const by = last.own ? `${t("you")}: ` : last.by ? `${last.by}: ` : "";
  return [element("span", { class: "by" }, by), sign, last.text || (last.kind ? t(last.kind) : "")];
}

function row(chat) {
  return element("li", { "data-key": chat.key }, element("button", { type: "button", "aria-current": chat.key === openChat() ? "true" : null, onclick: () => go(me(), chat.key) },
    face(chat.title, chat.face),
    element("span", { class: "listed" },
      element("span", {}, element("strong", {}, chat.title), element("span", { class: "small" },
        chat.last?.own && !chat.last.service && icon(chat.last.read ? "read" : "done"), chat.at ? short(chat.at, world.now()) : "")),
      element("span", {}, element("span", { class: "small last" }, ...preview(chat)),
        chat.unread > 0 && element("span", { class: "unread", "aria-hidden": "true" }, String(chat.unread)),
        chat.unread > 0 && element("span", { class: "unseen" }, counted("unread", chat.unread))))));
}

const drawn = new Map();
function drawChats() {
  const keep = new Set(listed.map((chat) => chat.key));
  for (const [key, one] of drawn) if (!keep.has(key)) { one.node.remove(); drawn.delete(key); }
  let before = $("chats").firstChild;
  for (const chat of listed) {
    const sign = JSON.stringify([chat, chat.key === openChat(), speaks(), composer.draftOf(chat.key)?.text, chat.at && short(chat.at, world.now())]);
    let one = drawn.get(chat.key);
    if (!one || one.sign !== sign) {
      const focused = one?.node.contains(document.activeElement);
      const node = row(chat);
      if (one) { if (before === one.node) before = one.node.nextSibling; one.node.remove(); }
      one = { node, sign };
      drawn.set(chat.key, one);
      $("chats").insertBefore(node, before);
      if (focused) node.querySelector("button").focus();
    } else if (one.node === before) before = before.nextSibling;
    else $("chats").insertBefore(one.node, before);
  }
}

async function chats() {
  if (!me()) { listed = []; drawChats(); return; }
  const found = await ask("chats");
  if (found === null) { go(0); return; }
  listed = found;
  const open = listed.find((chat) => chat.key === openChat());
  if (open && !document.hidden) open.unread = 0;
  drawChats();
}

async function people() {
  const found = await ask("people", { language: speaks() });
  const known = world.id;
  Object.assign(world, { id: found.world, people: found.people, bots: found.bots, canStartOver: found.can_start_over, keptIn: found.kept_in });
  if (known !== world.id) composer.forgetOldDrafts();
}

async function time() {
  clock.take(await ask("time", { language: speaks(), chat: openChat() ?? "" }));
}

function header() {
  const who = person();
  $("me").replaceChildren(...(who
    ? [face(who.name, who.id), element("span", {}, element("strong", {}, who.name), element("span", { class: "small", id: "connection" }, connected ? t("change-person") : t("connecting")))]
    : [element("strong", {}, t(connected ? "who-are-you" : "connecting"))]));
  $("new-group").hidden = !who;
  $("app").dataset.open = !who ? "nobody" : openChat() ? "chat" : "list";
  $("welcome").hidden = Boolean(who && openChat());
  $("talk").hidden = !$("welcome").hidden;
  document.title = who ? `${who.name} · Sandbox` : "Sandbox";
  if (!$("welcome").hidden) welcome(who);
}

let welcomed = "";
function welcome(who) {
  const task = clock.hasTask() && clock.taskHidden();
  const sign = JSON.stringify([who?.id, speaks(), world.people, world.keptIn, task]);
  if (sign === welcomed) return;
  welcomed = sign;
  const again = task && element("p", {}, element("button", { type: "button", class: "go", onclick: clock.showTask }, t("task-show")));
  $("welcome").replaceChildren(...(who
    ? [element("p", { class: "small middle" }, t("choose-chat")), again]
    : [element("h2", {}, t("be-anybody")), element("p", {}, t("about-page")), again, cards(world.people),
      element("p", {}, element("button", { type: "button", class: "link", onclick: newPerson }, `+ ${t("new-person")}`)),
      world.keptIn && element("p", { class: "small" }, t("kept-in", { file: world.keptIn }))]).filter(Boolean));
}

function talk() {
  const chat = list.chat;
  if (!chat) return;
  $("title").textContent = chat.title;
  $("face").replaceChildren(face(chat.title, chat.face));
  const members = chat.type === "private" ? t("bot") : counted("members", chat.members.length);
  $("subtitle").textContent = connected ? `${members}${chat.anonymous ? ` · ${t("as-the-group")}` : ""}` : t("connecting");
  $("pinned").hidden = !chat.pinned;
  if (chat.pinned) $("pinned").replaceChildren(element("b", {}, t("pinned")), element("span", {}, chat.pinned.text));
  topics(chat);
  composer.drawComposer();
}

function topics(chat) {
  $("topics").hidden = !chat.forum;
  if (!chat.forum) return;
  const all = [{ id: null, name: t("all-topics") }, { id: 1, name: t("general-topic") }, ...chat.topics];
  $("topics").replaceChildren(...all.map((one) => element("button", { type: "button", "aria-pressed": String(one.id === list.currentTopic()), onclick: () => { list.show(one.id); topics(chat); } }, one.name)));
}

// --- what happens

const dirty = { all: true, people: false, chats: false, ids: new Set(), time: false };
let busy = false;
let shown = "";

// Everything that has become old is asked for once, however often it became old.
async function refresh() {
  if (busy) return;
  busy = true;
  try {
    while (dirty.all || dirty.people || dirty.chats || dirty.time || dirty.ids.size || shown !== location.hash) {
      const { all, people: who, chats: some, time: late } = dirty;
      const ids = [...dirty.ids];
      const moved = shown !== location.hash;
      shown = location.hash;
      Object.assign(dirty, { all: false, people: false, chats: false, time: false });
      dirty.ids.clear();
      if (all || who) await people();
      if (moved || all) {
        speak(person()?.language ?? browserLanguage());
        if (speaks() !== world.spoken) {
          // What is drawn anew only when it is opened would stay in the language of whoever one was.
          $("dialog").close();
          menu.close(false);
          world.spoken = speaks();
          list.redraw();
          await people();
        }
        listenTo();
      }
      const open = openChat();
      if (!open) list.closeChat();
      const unread = listed.find((chat) => chat.key === open)?.unread ?? 0;
      const fresh = open && (list.chat?.key !== open || list.chat.as !== me());
      header();
      if (fresh) {
        if (!(await list.open(open, unread))) { go(me()); continue; }
        composer.openDraft();
      } else if (open && (all || ids.length || who)) {
        if (!(await (all ? list.reload() : list.update(ids.filter((id) => id > 0))))) { go(me()); continue; }
      }
      talk();
      if (fresh) await jumpThere();
      await Promise.all([all || moved || some || ids.length ? chats() : null, all || moved || late || ids.length ? time() : null]);
      header();
    }
    if (!connected) { connected = true; header(); talk(); composer.resend(); }
  } catch {
    lost();
  } finally {
    busy = false;
  }
}

async function jumpThere() {
  const id = world.jumpTo;
  world.jumpTo = null;
  if (id) await list.jump(id);
}

function lost() {
  connected = false;
  dirty.all = true;
  if (world.id) { header(); talk(); } else $("me").textContent = t("connecting");
}

function hear(event) {
  const news = JSON.parse(event.data);
  if (["people", "members"].includes(news.kind)) dirty.people = true;
  if (news.kind === "clock") dirty.time = true;
  if (news.chat) {
    dirty.chats = true;
    if (news.chat === openChat()) dirty.ids.add(news.message ?? -1);
    if (news.message) dirty.time = true;
  }
  refresh();
}

function listenTo() {
  if (sourceOf === me() && source && source.readyState !== EventSource.CLOSED) return;
  source?.close();
  sourceOf = me();
  source = new EventSource(`/page/events?as=${me()}`);
  source.onmessage = hear;
  source.onopen = () => { dirty.all = true; refresh(); };
  source.onerror = () => {
    lost();
    if (source.readyState === EventSource.CLOSED) setTimeout(() => { sourceOf = null; listenTo(); }, 1000);
  };
}

// --- the beginning

await learn();
speak(browserLanguage());
liveIn("Europe/Helsinki");
list.listen({ reply: composer.reply, edit: composer.edit });
composer.listen(drawChats);
clock.listen(async () => { dirty.time = true; dirty.chats = true; await refresh(); });
$("me").addEventListener("click", async () => { dirty.people = true; await refresh(); whoAreYou(); });
$("new-group").addEventListener("click", newGroup);
$("info").addEventListener("click", about);
$("back").addEventListener("click", () => go(me()));
$("pinned").addEventListener("click", () => list.chat?.pinned && list.jump(list.chat.pinned.id));
$("new-group").append(icon("plus"));
$("back").append(icon("back"));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && openChat() && !$("dialog").open && event.target.closest?.("#talk, body") && $("context").hidden && !event.target.closest("input, textarea")) go(me());
});
document.addEventListener("task", () => header());
document.addEventListener("lead", jumpThere);
window.addEventListener("hashchange", () => { $("toast").hidden = true; refresh(); });
refresh();
