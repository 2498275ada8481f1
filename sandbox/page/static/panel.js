// Windows about people and chats: who one is, who is in a group, what can be done about it.

import { $, act, ask, dialog, element, face, go, me, post, world } from "./api.js";
import { chat, update } from "./list.js";
import { speaks, t } from "./words.js";

const SPEAKS = { en: "English", fi: "suomi", sv: "svenska" };

export function cards(people, close) {
  const hint = (one) => [...one.chats, SPEAKS[one.language]].filter(Boolean).join(" · ");
  return element("ul", { class: "people plain" }, ...people.map((one) => element("li", {}, element("button", { type: "button", "aria-current": one.id === me() ? "true" : null, onclick: () => { close?.(); go(one.id); } },
    face(one.name, one.id), element("span", {}, element("strong", {}, one.name),
      one.roles.length > 0 && element("span", { class: "roles" }, ...one.roles.map((role) => element("span", { class: "role" }, role))),
      element("span", { class: "small" }, hint(one)))))));
}

export function whoAreYou() {
  const box = dialog(t("who-are-you"), cards(world.people, () => box.close()),
    element("div", { class: "buttons" }, element("button", { type: "button", class: "go", onclick: newPerson }, t("new-person"))));
  box.classList.add("roomy");
}

export function newPerson() {
  const name = element("input", { type: "text", id: "new-name", maxlength: 64, required: true, autocomplete: "off" });
  const language = element("select", { id: "new-language" }, ...Object.entries(SPEAKS).map(([code, said]) => element("option", { value: code, selected: code === speaks() }, said)));
  const box = dialog(t("new-person"), element("form", { onsubmit: async (event) => {
    event.preventDefault();
    const made = await post("arrive", { name: name.value, language: language.value });
    if (!made.person) return;
    box.close();
    go(made.person);
  } }, element("label", { for: "new-name" }, t("name")), name, element("label", { for: "new-language" }, t("language")), language,
  element("div", { class: "buttons" }, element("button", { class: "go" }, t("create")))));
  name.focus();
}

export function newGroup() {
  const title = element("input", { type: "text", id: "group-name", maxlength: 128, required: true, autocomplete: "off" });
  const forum = element("input", { type: "checkbox", id: "forum" });
  const others = world.people.filter((one) => one.id !== me()).map((one) => [one.id, element("input", { type: "checkbox", id: `p${one.id}` }), one]);
  const box = dialog(t("new-group"), element("form", { onsubmit: async (event) => {
    event.preventDefault();
    const made = await act("new_group", { title: title.value, forum: forum.checked, people: others.filter(([, tick]) => tick.checked).map(([id]) => id) });
    if (!made.chat) return;
    box.close();
    go(me(), made.chat);
  } }, element("label", { for: "group-name" }, t("group-name")), title,
  element("p", {}, forum, " ", element("label", { for: "forum" }, t("with-topics"))),
  element("ul", { class: "plain tall", tabindex: "0" }, ...others.map(([id, tick, one]) => element("li", {}, tick, face(one.name, one.id), element("label", { for: `p${id}` }, one.name)))),
  element("div", { class: "buttons" }, element("button", { class: "go" }, t("create")))));
  title.focus();
}

export async function about() {
  if (chat.type === "private") {
    const box = dialog(chat.title, element("p", { class: "said" }, chat.about), element("div", { class: "buttons" }, element("button", { type: "button", class: "go", onclick: async () => {
      await act("block", { chat: chat.key, off: chat.blocked });
      box.close();
    } }, t(chat.blocked ? "unblock" : "block"))));
    return;
  }
  const change = (what, who) => async () => { await act("member", { chat: chat.key, what, who }); await update([]); about(); };
  const known = await ask("people", { language: speaks() });
  const roles = new Map(known.people.map((one) => [one.id, one.roles]));
  const inside = new Set(chat.members.map((m) => m.id));
  const outside = [...known.people, ...known.bots].filter((one) => !inside.has(one.id));
  const row = (m) => {
    const said = [m.bot && t("bot"), m.status === "creator" && t("owner"), m.status === "administrator" && t("admin"), ...(roles.get(m.id) ?? [])].filter(Boolean);
    return element("li", {}, face(m.name, m.id),
      element("span", {}, element("strong", {}, m.name), said.length > 0 && element("span", { class: "roles" }, ...said.map((role) => element("span", { class: "role" }, role)))),
      chat.admin && m.status === "member" && element("button", { type: "button", onclick: change("promote", m.id) }, t("make-admin")),
      chat.admin && m.status === "administrator" && element("button", { type: "button", onclick: change("demote", m.id) }, t("no-admin")),
      chat.admin && m.status !== "creator" && element("button", { type: "button", onclick: change("remove", m.id), "aria-label": `${t("remove")}: ${m.name}` }, t("remove")));
  };
  const decide = (who, yes) => async () => { await act("decide", { chat: chat.key, who, in: yes }); await update([]); about(); };
  const waiting = (one) => element("li", {}, face(one.name, one.id), element("span", {}, element("strong", {}, one.name), element("span", { class: "small" }, ` ${t("wants-in")}`)),
    element("button", { type: "button", onclick: decide(one.id, true), "aria-label": `${t("let-in")}: ${one.name}` }, t("let-in")),
    element("button", { type: "button", onclick: decide(one.id, false), "aria-label": `${t("turn-away")}: ${one.name}` }, t("turn-away")));
  const topic = element("input", { type: "text", "aria-label": t("new-topic"), placeholder: t("new-topic"), maxlength: 128 });
  const box = dialog(chat.title,
    element("ul", { class: "plain tall", tabindex: "0" }, ...chat.requests.map(waiting), ...chat.members.map(row)),
    outside.length > 0 && element("select", { "aria-label": t("add-somebody"), onchange: (event) => change("add", Number(event.target.value))() },
      element("option", { value: "" }, t("add-somebody")), ...outside.map((p) => element("option", { value: p.id }, p.name))),
    chat.forum && element("form", { class: "adding", onsubmit: async (event) => {
      event.preventDefault();
      if (topic.value.trim()) { await act("new_topic", { chat: chat.key, name: topic.value }); topic.value = ""; update([]); }
    } }, topic, element("button", { class: "go" }, t("create"))),
    element("div", { class: "buttons" },
      chat.admin && element("button", { type: "button", class: "go plain", onclick: change(chat.anonymous ? "named" : "anonymous") }, t(chat.anonymous ? "write-named" : "write-as-group")),
      element("button", { type: "button", class: "go plain", onclick: async () => { box.close(); await act("member", { chat: chat.key, what: "leave" }); go(me()); } }, t("leave"))));
  box.classList.add("roomy");
}
