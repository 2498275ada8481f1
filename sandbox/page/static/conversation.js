// The open chat: its messages, its composer, its panel.

import { act, ask, dialog, element, face, go, me, openChat } from "./api.js";
import { render } from "./message.js";
import { day } from "./text.js";

const $ = (id) => document.getElementById(id);
let chat = null;
let topic = null;
let replying = null;
let editing = null;
let answered = 0;

const ROLES = { creator: "owner", administrator: "admin" };

export async function show() {
  const key = openChat();
  if (!me() || !key) { chat = null; $("talk").hidden = true; return; }
  const seen = await ask("chat", { chat: key });
  if (key !== openChat()) return;
  if (seen === null) { go(me()); return; }
  const fresh = chat?.key !== seen.key || chat?.as !== me();
  if (fresh) { topic = null; stopAnswering(); $("text").value = ""; }
  chat = { ...seen, as: me(), topic, roles: new Map(seen.members.map((m) => [m.id, ROLES[m.status]])) };
  draw(fresh);
}

function draw(fresh) {
  $("talk").hidden = false;
  $("title").textContent = chat.title;
  $("subtitle").textContent = chat.type === "private" ? "bot" : `${chat.members.length} members${chat.anonymous ? " · you write as the group" : ""}`;
  drawTopics();
  const list = $("messages");
  const atEnd = fresh || list.scrollHeight - list.scrollTop - list.clientHeight < 120;
  const shown = chat.messages.filter((m) => !chat.forum || topic === null || (m.message_thread_id ?? 1) === topic);
  const rows = [];
  let last = "";
  if (chat.type === "private" && !chat.messages.length && chat.about) rows.push(element("li", { class: "service" }, chat.about));
  for (const message of shown) {
    const on = day(message.date);
    if (on !== last) { rows.push(element("li", { class: "day" }, on)); last = on; }
    rows.push(render(message, chat, { reply, edit }));
  }
  list.replaceChildren(...rows);
  if (atEnd) list.scrollTop = list.scrollHeight;
  const pinned = chat.messages.find((m) => m.message_id === chat.pinned);
  $("pinned").hidden = !pinned;
  if (pinned) $("pinned").textContent = `📌 ${pinned.text ?? pinned.caption ?? ""}`;
  $("start").hidden = chat.started && !chat.blocked;
  $("start").textContent = chat.blocked ? "UNBLOCK" : "START";
  $("composer").querySelector(".row").hidden = !$("start").hidden;
  const question = [...shown].reverse().find((m) => m.reply_markup?.force_reply);
  if (question && question.message_id > answered && question === shown.filter((m) => m.is_bot).at(-1)
      && (!question.reply_markup.selective || !question.reply_to_message || question.reply_to_message.from?.id === me())) {
    answered = question.message_id;
    reply(question);
    $("text").placeholder = question.reply_markup.input_field_placeholder || "Message";
  }
}

function drawTopics() {
  const bar = $("topics");
  bar.hidden = !chat.forum;
  const all = [{ id: null, name: "All" }, { id: 1, name: "General" }, ...chat.topics];
  bar.replaceChildren(...all.map((one) => element("button", { type: "button", role: "tab", "aria-selected": String(one.id === topic),
    onclick: () => { topic = one.id; chat.topic = topic; draw(true); } }, one.name)));
}

function reply(message) {
  replying = message;
  editing = null;
  $("answering").hidden = false;
  $("answering").firstElementChild.textContent = `↩ ${message.text ?? message.caption ?? ""}`;
  $("text").focus();
}

function edit(message) {
  reply(message);
  replying = null;
  editing = message;
  $("answering").firstElementChild.textContent = `✎ ${message.text ?? ""}`;
  $("text").value = message.text ?? "";
}

function stopAnswering() {
  replying = null;
  editing = null;
  $("answering").hidden = true;
  $("text").placeholder = "Message";
}

async function send() {
  const text = $("text").value.trim();
  if (!text || !chat) return;
  $("text").value = "";
  $("menu").hidden = true;
  if (editing) await act("edit", { chat: chat.key, message: editing.message_id, text });
  else await act("say", { chat: chat.key, text, reply_to: replying?.message_id, topic: topic === 1 ? null : topic });
  stopAnswering();
  fit();
}

function fit() {
  $("text").style.height = "auto";
  $("text").style.height = `${$("text").scrollHeight}px`;
}

function menu(typed) {
  const box = $("menu");
  const found = chat.commands.filter((command) => `/${command.command}`.startsWith(typed));
  box.hidden = !typed.startsWith("/") || typed.includes(" ") || !found.length;
  const bare = (command) => async () => { $("text").value = `/${command.command}`; await send(); };
  box.replaceChildren(...found.map((command) => element("button", { type: "button", role: "option", onclick: bare(command) },
    element("b", {}, `/${command.command}`), element("span", { class: "small" }, `  ${command.description}`))));
}

async function upload(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  await act("upload", { chat: chat.key, name: file.name, mime: file.type, content: btoa(binary), reply_to: replying?.message_id });
  stopAnswering();
}

async function panel() {
  if (chat.type === "private") {
    const box = dialog(chat.title, element("p", {}, chat.about), element("button", { class: "go", onclick: async () => {
      await act("block", { chat: chat.key, off: chat.blocked });
      box.close();
    } }, chat.blocked ? "Unblock" : "Block the bot"));
    return;
  }
  const change = (what, who) => async () => { await act("member", { chat: chat.key, what, who }); await show(); panel(); };
  const { people, bots } = await ask("people");
  const inside = new Set(chat.members.map((m) => m.id));
  const outside = [...people, ...bots].filter((person) => !inside.has(person.id));
  dialog(chat.title,
    element("ul", {}, ...chat.members.map((m) => element("li", {}, face(m.name, m.id),
      element("span", {}, m.name, element("span", { class: "badge" }, m.bot ? "bot " : "", ROLES[m.status] ?? "")),
      chat.admin && m.status === "member" && element("button", { onclick: change("promote", m.id) }, "Make admin"),
      chat.admin && m.status === "administrator" && element("button", { onclick: change("demote", m.id) }, "No admin"),
      chat.admin && m.status !== "creator" && element("button", { onclick: change("remove", m.id) }, "Remove")))),
    outside.length > 0 && element("select", { "aria-label": "Add somebody", onchange: (event) => change("add", Number(event.target.value))() },
      element("option", { value: "" }, "Add somebody…"), ...outside.map((p) => element("option", { value: p.id }, p.name))),
    element("div", {},
      chat.admin && element("button", { class: "go", onclick: change(chat.anonymous ? "named" : "anonymous") }, chat.anonymous ? "Write with my name" : "Write as the group"),
      chat.forum && element("button", { class: "go", onclick: async () => {
        const name = window.prompt("Topic");
        if (name) { await act("new_topic", { chat: chat.key, name }); show(); }
      } }, "New topic"),
      element("button", { class: "go", onclick: async () => { await act("member", { chat: chat.key, what: "leave" }); document.getElementById("dialog").close(); go(me()); } }, "Leave")));
}

export function listen() {
  $("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  $("text").addEventListener("input", () => { fit(); menu($("text").value); });
  $("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
    if (event.key === "Escape") { stopAnswering(); $("menu").hidden = true; }
  });
  $("commands").addEventListener("click", () => { if ($("menu").hidden) menu("/"); else $("menu").hidden = true; });
  $("answering").querySelector("button").addEventListener("click", stopAnswering);
  $("file").addEventListener("change", async (event) => { if (event.target.files[0]) await upload(event.target.files[0]); event.target.value = ""; });
  $("start").addEventListener("click", () => (chat.blocked ? act("block", { chat: chat.key, off: true }) : act("start", { chat: chat.key })));
  $("info").addEventListener("click", panel);
  $("back").addEventListener("click", () => go(me()));
  $("pinned").addEventListener("click", () => document.getElementById(`m${chat.pinned}`)?.scrollIntoView({ block: "center" }));
}
