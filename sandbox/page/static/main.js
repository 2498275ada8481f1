// The page as a whole: who you are, your chats, the clock, and news as it happens.

import { act, ask, dialog, element, face, go, me, openChat, post, toast } from "./api.js";
import { listen, show } from "./conversation.js";
import { time } from "./text.js";

const $ = (id) => document.getElementById(id);
let world = null;
let source = null;
let offset = 0;
let moving = false;

const read = () => JSON.parse(sessionStorage.getItem(`read${me()}`) || "{}");

async function chats() {
  if (!me()) { $("chats").replaceChildren(); return; }
  const all = await ask("chats");
  if (all === null) { go(0); return; }
  const seen = read();
  const open = openChat();
  for (const chat of all) if (chat.key === open || !(chat.key in seen)) seen[chat.key] = chat.count;
  sessionStorage.setItem(`read${me()}`, JSON.stringify(seen));
  $("chats").replaceChildren(...all.map((chat) => {
    const unread = Math.max(0, chat.count - seen[chat.key]);
    return element("li", {}, element("button", { type: "button", "aria-current": String(chat.key === open), onclick: () => go(me(), chat.key) },
      face(chat.title, chat.key.replace(/\D/g, "").slice(-4)),
      element("span", { class: "listed" },
        element("div", {}, element("strong", {}, chat.title), element("span", { class: "small" }, chat.at ? time(chat.at) : "")),
        element("div", {}, element("span", { class: "small last" }, chat.last.slice(0, 90)), unread > 0 && element("span", { class: "unread" }, String(unread))))));
  }));
}

function person() {
  return world.people.find((one) => one.id === me());
}

function header() {
  const who = person();
  $("me").replaceChildren(...(who
    ? [face(who.name, who.id), element("span", {}, element("strong", {}, who.name), element("br"), element("span", { class: "small" }, "Change person"))]
    : [element("strong", {}, "Who are you?")]));
  $("new-group").hidden = !who;
  $("app").dataset.open = !who ? "nobody" : openChat() ? "chat" : "list";
  $("welcome").hidden = Boolean(who && openChat());
  if (!$("welcome").hidden) welcome(who);
  document.title = who ? `${who.name} · Sandbox` : "Sandbox";
}

function faces(close) {
  const hint = (one) => [{ fi: "Finnish", sv: "Swedish", en: "English" }[one.language], ...one.chats].filter(Boolean).join(" · ");
  return element("div", { class: "people" }, ...world.people.map((one) => element("button", { type: "button", onclick: () => { close?.(); go(one.id); } },
    face(one.name, one.id), element("div", {}, element("strong", {}, one.name), element("div", { class: "small" }, hint(one))))));
}

function welcome(who) {
  $("welcome").replaceChildren(...(who
    ? [element("p", { class: "small" }, "Choose a chat on the left.")]
    : [element("h1", {}, "Be anybody"),
      element("p", {}, "This is a stand-in for Telegram on your own machine, with a bot and some people in it. Choose somebody, write in their chats and press buttons; open a second window to be somebody else at the same time."),
      faces(),
      element("p", {}, element("button", { class: "command", onclick: newPerson }, "+ Somebody new"))]));
}

async function newPerson() {
  const name = window.prompt("Name");
  if (!name) return;
  const first = world.people[0];
  const answer = await fetch(`/page/do?as=${first.id}`, { method: "POST", body: JSON.stringify({ do: "new_person", name }) });
  go((await answer.json()).person);
}

function newGroup() {
  const title = element("input", { type: "text", placeholder: "Name of the group", "aria-label": "Name of the group" });
  const forum = element("input", { type: "checkbox", id: "forum" });
  const others = world.people.filter((one) => one.id !== me()).map((one) => [one.id, element("input", { type: "checkbox", id: `p${one.id}` }), one.name]);
  const box = dialog("New group", title,
    element("p", {}, forum, element("label", { for: "forum" }, " with topics")),
    element("ul", {}, ...others.map(([id, tick, name]) => element("li", {}, tick, element("label", { for: `p${id}` }, name)))),
    element("button", { class: "go", onclick: async () => {
      box.close();
      const made = await act("new_group", { title: title.value, forum: forum.checked, people: others.filter(([, tick]) => tick.checked).map(([id]) => id) });
      if (made.chat) go(me(), made.chat);
    } }, "Create"));
}

const FULL = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };

function clock() {
  if (!world) return;
  const now = new Date(Date.now() + offset);
  $("now").textContent = now.toLocaleString("en-GB", FULL);
  $("due").textContent = world.due ? `next: ${new Date(world.due * 1000).toLocaleString("en-GB", FULL)}` : "nothing planned";
  $("next").disabled = moving || !world.due;
  $("next").title = world.due ? "Go to the next thing that happens by itself" : "The bot has nothing planned: let a group set up and a company join first";
  $("over").hidden = !world.can_start_over;
}

async function people() {
  world = await ask("people");
  offset = world.now * 1000 - Date.now();
  clock();
}

let again = false;
let busy = false;
async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  do {
    again = false;
    await people();
    header();
    await Promise.all([chats(), show()]);
  } while (again);
  busy = false;
}

function news() {
  source?.close();
  source = new EventSource("/page/events");
  source.onmessage = refresh;
  source.onopen = refresh;
}

async function move(body) {
  moving = true;
  for (const button of document.querySelectorAll("#clock button")) button.disabled = true;
  const result = await post("clock", body);
  moving = false;
  for (const button of document.querySelectorAll("#clock button")) button.disabled = false;
  if (result.error) toast(result.error);
  await refresh();
}

listen();
$("me").addEventListener("click", () => { const box = dialog("Who are you?", faces(() => box.close()), element("button", { class: "go", onclick: () => { box.close(); newPerson(); } }, "+ Somebody new")); });
$("new-group").addEventListener("click", newGroup);
for (const button of document.querySelectorAll("#clock [data-seconds]")) button.addEventListener("click", () => move({ seconds: Number(button.dataset.seconds) }));
$("next").addEventListener("click", () => move({ next: true }));
$("over").addEventListener("click", () => {
  const box = dialog("Start over?", element("p", {}, "Everything in this sandbox goes, and the demo network is played in anew."),
    element("button", { class: "go", onclick: async () => { box.close(); toast("Starting over…"); await post("start-over"); go(0); location.reload(); } }, "Start over"),
    element("button", { class: "go", onclick: () => box.close() }, "Stay"));
});
window.addEventListener("hashchange", refresh);
setInterval(clock, 1000);
news();
