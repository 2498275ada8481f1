// Writing: drafts, sending again, replies and edits, suggestions, files.

import { $, act, element, face, icon, me, post, toast, world } from "./api.js";
import { chat, currentTopic, jump, toNewest, update, window_ } from "./list.js";
import { theme } from "./app.js";
import { arrive } from "./text.js";
import { t } from "./words.js";

const LONGEST = 4096;
const WARNED = 3800;
let replying = null;
let editing = null;
let mentions = []; // people named without a username: { id, name }
let pending = null; // what is on its way
let demanded = 0; // the latest message whose reply was opened by itself
let chosen = -1; // of the suggestions
let changed = () => {};

const field = () => $("text");

// --- drafts

const place = (key) => `draft:${world.id}:${me()}:${key}`;

export function draftOf(key) {
  try { return JSON.parse(localStorage.getItem(place(key))); } catch { return null; }
}

function keepDraft() {
  if (!chat || editing) return;
  const text = field().value;
  if (text.trim()) localStorage.setItem(place(chat.key), JSON.stringify({ text, mentions, reply: replying && { message_id: replying.message_id, text: replying.text ?? replying.caption ?? "" } }));
  else localStorage.removeItem(place(chat.key));
  changed();
}

// Drafts of a world that is gone go with it.
export function forgetOldDrafts() {
  for (const key of Object.keys(localStorage)) {
    if (/^(draft|task):/.test(key) && !key.startsWith(`draft:${world.id}:`) && !key.startsWith(`task:${world.id}:`)) localStorage.removeItem(key);
  }
}

export function openDraft() {
  stopAnswering();
  problem("");
  pending = null;
  const draft = draftOf(chat.key);
  field().value = draft?.text ?? "";
  mentions = draft?.mentions ?? [];
  if (draft?.reply) reply(draft.reply, false);
  $("suggestions").hidden = true;
  fit();
}

// --- replying and editing

function answering(sign, label, text, stop) {
  $("answering").hidden = false;
  $("answering").replaceChildren(icon(sign), element("button", { type: "button", class: "about", onclick: () => jump((replying ?? editing).message_id) }, element("b", {}, label), element("span", {}, text)),
    element("button", { type: "button", class: "icon", "aria-label": t(stop), onclick: () => dismiss() }, icon("close")));
}

export function reply(message, focus = true) {
  if (editing) field().value = "";
  editing = null;
  replying = message;
  answering("reply", message.name ?? t("reply"), message.text ?? message.caption ?? message.poll?.question ?? "", "no-reply");
  if (focus) field().focus();
  keepDraft();
}

export function edit(message) {
  keepDraft();
  replying = null;
  editing = message;
  answering("edit", t("edit"), message.text ?? message.caption ?? "", "no-edit");
  field().value = message.text ?? message.caption ?? "";
  $("send").setAttribute("aria-label", t("save"));
  field().focus();
  fit();
}

function stopAnswering() {
  const was = editing;
  replying = null;
  editing = null;
  $("answering").hidden = true;
  $("send").setAttribute("aria-label", t("send"));
  field().placeholder = t("message");
  if (was) field().value = chat ? draftOf(chat.key)?.text ?? "" : "";
}

function dismiss() {
  if (replying && replying.message_id === chat.demand?.id) act("dismiss_reply", { chat: chat.key });
  stopAnswering();
  problem("");
  keepDraft();
  fit();
  field().focus();
}

// A bot asks for a reply: it is opened, as Telegram does.
export function drawComposer() {
  $("start").hidden = chat.started && !chat.blocked;
  $("start").textContent = t(chat.blocked ? "unblock" : "start");
  $("writing").hidden = !$("start").hidden;
  const demand = chat.demand;
  if (demand && demand.id > demanded && !editing) {
    demanded = demand.id;
    reply({ message_id: demand.id, text: demand.text, name: chat.title }, matchMedia("(min-width: 700px)").matches);
    if (demand.placeholder) field().placeholder = demand.placeholder;
  }
  if (replying && demanded === replying.message_id && !demand) stopAnswering();
  $("app-menu").hidden = !chat.app;
  $("app-menu").textContent = chat.app ?? "";
  $("keyboard").hidden = !chat.keyboard.length || !$("start").hidden;
  $("keyboard").replaceChildren(...chat.keyboard.map((row) => element("div", {}, ...row.map((key) => {
    const text = typeof key === "string" ? key : key.text;
    return element("button", { type: "button", onclick: () => act("say", { chat: chat.key, text, reply_to: replying?.message_id }) }, text);
  }))));
}

// --- sending

function problem(text, again = false) {
  $("problem").hidden = !text;
  $("problem").replaceChildren(text, ...(again ? [" ", element("button", { type: "button", class: "link", onclick: resend }, t("send-again"))] : []));
}

function named(text) {
  const found = [];
  for (const one of mentions) {
    const at = text.indexOf(one.name);
    if (at >= 0) found.push({ offset: at, length: one.name.length, user: one.id });
  }
  return found;
}

export async function send() {
  const text = field().value.trim();
  if (!text || !chat || pending?.busy) return;
  if ([...text].length > LONGEST) {
    problem(t("too-long", { by: [...text].length - LONGEST }));
    return;
  }
  const topic = currentTopic();
  pending = {
    chat: chat.key,
    text: field().value,
    deed: editing
      ? { do: "edit", chat: chat.key, message: editing.message_id, text }
      : { do: "say", chat: chat.key, text, reply_to: replying?.message_id, topic: topic === 1 ? null : topic, mentions: named(text) },
  };
  pending.deed.nonce = crypto.randomUUID?.() ?? `${Date.now()}${Math.random()}`;
  await resend();
}

// Under the same name, so that what arrived although nothing came back is not written twice.
export async function resend() {
  const mine = pending;
  if (!mine || mine.busy || mine.chat !== chat?.key) return;
  mine.busy = true;
  $("send").setAttribute("aria-busy", "true");
  let result;
  try {
    result = await post("do", mine.deed);
  } catch {
    result = null;
  }
  // What was sent is in view before its box is empty: who presses the arrow up then, edits it.
  if (result?.message && mine.deed.do === "say" && chat?.key === mine.chat) await update([result.message]);
  mine.busy = false;
  $("send").removeAttribute("aria-busy");
  if (result && !result.error && chat?.key !== mine.chat) localStorage.removeItem(place(mine.chat));
  if (pending !== mine) return;
  if (result === null) { problem(t("not-sent"), true); return; }
  pending = null;
  if (result.error) { problem(t(result.error, result)); return; }
  problem("");
  if (chat?.key !== mine.chat) return;
  const now = field().value;
  const further = now.startsWith(mine.text) ? now.slice(mine.text.length) : now;
  stopAnswering();
  field().value = further;
  if (!further) mentions = [];
  keepDraft();
  suggest();
  fit();
  toNewest();
}

export function fit() {
  const box = field();
  box.style.height = "auto";
  box.style.height = `${Math.min(160, box.scrollHeight)}px`;
  const length = [...box.value.trim()].length;
  $("count").hidden = length < WARNED;
  $("count").textContent = String(LONGEST - length);
}

// --- suggestions: commands at the beginning, people after an @

function found() {
  const text = field().value.slice(0, field().selectionStart);
  if (/^\/\S*$/.test(text)) {
    return chat.commands.filter((one) => `/${one.command}`.startsWith(text.toLowerCase())).map((one) => ({
      row: [element("b", {}, `/${one.command}`), element("span", { class: "small" }, one.description)],
      use: () => { field().value = `/${one.command}`; send(); },
      fill: () => { field().value = `/${one.command} `; },
    }));
  }
  const typed = /(?:^|\s)@(\S*)$/.exec(text)?.[1]?.toLowerCase();
  if (typed === undefined || chat.type === "private") return [];
  return chat.members.filter((one) => one.id !== me() && `${one.username ?? ""} ${one.name}`.toLowerCase().split(" ").some((word) => word.startsWith(typed))).map((one) => {
    const use = () => {
      const at = field().selectionStart;
      const begin = at - typed.length - 1;
      const name = one.username ? `@${one.username}` : one.name;
      field().setRangeText(`${name} `, begin, at, "end");
      if (!one.username) mentions.push({ id: one.id, name: one.name });
      suggest();
      keepDraft();
      field().focus();
    };
    return { row: [face(one.name, one.id), element("b", {}, one.name), one.username && element("span", { class: "small" }, `@${one.username}`)].filter(Boolean), use, fill: use };
  });
}

let offered = [];
export function suggest() {
  offered = chat ? found() : [];
  const box = $("suggestions");
  box.hidden = !offered.length;
  chosen = -1;
  box.replaceChildren(...offered.map((one, at) => element("li", { role: "option", id: `suggestion-${at}`, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); }, onclick: () => one.use() }, ...one.row)));
  field().removeAttribute("aria-activedescendant");
}

function choose(by) {
  const rows = [...$("suggestions").children];
  rows[chosen]?.setAttribute("aria-selected", "false");
  chosen = (chosen + by + rows.length) % rows.length;
  rows[chosen].setAttribute("aria-selected", "true");
  rows[chosen].scrollIntoView({ block: "nearest" });
  field().setAttribute("aria-activedescendant", rows[chosen].id);
}

function key(event) {
  const open = !$("suggestions").hidden;
  if (event.isComposing) return;
  if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) choose(event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1);
  else if (open && event.key === "Tab" && !event.shiftKey) { offered[Math.max(0, chosen)].fill(); suggest(); fit(); keepDraft(); }
  else if (open && event.key === "Enter" && chosen >= 0) offered[chosen].use();
  else if (event.key === "Escape") { if (open) $("suggestions").hidden = true; else if (!$("answering").hidden) dismiss(); else return; }
  else if (event.key === "Enter" && !event.shiftKey) { $("suggestions").hidden = true; send(); }
  else if (event.key === "ArrowUp" && !field().value) {
    const own = window_().findLast((m) => m.own && m.text);
    if (!own) return;
    edit(own);
  } else return;
  event.preventDefault();
}

// --- files

function seconds(file) {
  return new Promise((resolve) => {
    const sound = new Audio(URL.createObjectURL(file));
    const done = (length) => { URL.revokeObjectURL(sound.src); resolve(length); };
    sound.onloadedmetadata = () => done(Number.isFinite(sound.duration) ? Math.round(sound.duration) : 1);
    sound.onerror = () => done(1);
  });
}

async function upload(file, kind) {
  const url = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(file);
  });
  const shown = kind ?? (/^image\/(png|jpeg|gif|webp)$/.test(file.type) ? "photo" : "document");
  const caption = field().value.trim();
  const result = await act("upload", {
    chat: chat.key, kind: shown, name: file.name, mime: file.type, content: url.slice(url.indexOf(",") + 1), caption,
    seconds: shown === "voice" ? await seconds(file) : null, reply_to: replying?.message_id, topic: currentTopic() === 1 ? null : currentTopic(),
  });
  if (result.error) return;
  stopAnswering();
  field().value = "";
  keepDraft();
  fit();
  toNewest();
}

function attachMenu(open) {
  $("attach-menu").hidden = !open;
  $("attach").setAttribute("aria-expanded", String(open));
  if (open) $("attach-menu").querySelector("button").focus();
}

export function listen(onDraft) {
  changed = onDraft;
  $("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  field().addEventListener("input", () => {
    fit();
    suggest();
    keepDraft();
    problem("");
    // What is on its way stays so; what was not sent is given up for the new words.
    if (!pending?.busy) pending = null;
  });
  field().addEventListener("keydown", key);
  field().addEventListener("paste", (event) => {
    const file = [...(event.clipboardData?.files ?? [])][0];
    if (file) { event.preventDefault(); upload(file); }
  });
  $("commands").addEventListener("click", () => {
    if (!$("suggestions").hidden) { $("suggestions").hidden = true; return; }
    if (!field().value) field().value = "/";
    field().focus();
    suggest();
    if (field().value === "/" && !offered.length) { field().value = ""; toast(t("nothing-to-send")); }
  });
  $("attach").addEventListener("click", () => attachMenu($("attach-menu").hidden));
  $("attach-menu").addEventListener("keydown", (event) => { if (event.key === "Escape") { attachMenu(false); $("attach").focus(); } });
  for (const [button, input, kind] of [["attach-file", "file", undefined], ["attach-voice", "sound", "voice"]]) {
    $(button).addEventListener("click", () => { attachMenu(false); $(input).click(); });
    $(input).addEventListener("change", async (event) => { if (event.target.files[0]) await upload(event.target.files[0], kind); event.target.value = ""; });
  }
  document.addEventListener("pointerdown", (event) => { if (!$("attaching").contains(event.target)) attachMenu(false); });
  $("start").addEventListener("click", () => (chat.blocked ? act("block", { chat: chat.key, off: true }) : act("start", { chat: chat.key })));
  $("app-menu").addEventListener("click", async () => arrive(await act("open_menu", { chat: chat.key, theme: theme() })));
  $("attach").append(icon("attach"));
  $("commands").append(icon("slash"));
  $("send").append(icon("send"));
  $("attach-file").prepend(icon("picture"));
  $("attach-voice").prepend(icon("voice"));
}
