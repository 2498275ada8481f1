// A text with its entities, safely: never as markup. Offsets count UTF-16 units, as JavaScript does.

import { act, dialog, element, go, me, toast } from "./api.js";
import { openApp } from "./app.js";
import { fullMoment, t } from "./words.js";

// Go where something led: a chat, a choice of groups, an address elsewhere.
export function arrive(led) {
  if (led.chat) go(me(), led.chat);
  else if (led.app) openApp(led);
  else if (led.asked) toast(t("asked", { name: led.asked }));
  else if (led.choose) choose(led);
  else if (led.url) {
    window.open(led.url, "_blank", "noopener");
    toast(t("elsewhere", { url: led.url }));
  } else return false;
  return true;
}

function choose({ choose: groups, url }) {
  const box = dialog(t("choose-group"), groups.length
    ? element("ul", { class: "plain" }, ...groups.map((group) => element("li", {}, element("button", { type: "button", class: "wide", onclick: async () => {
      box.close();
      arrive(await act("follow", { url, chat: group.key }));
    } }, group.title))))
    : element("p", {}, t("no-own-group")));
}

export async function follow(url) {
  arrive(await act("follow", { url }));
}

function wrapped(entity, inner, plain, chat) {
  switch (entity.type) {
    case "bold": return element("b", {}, ...inner);
    case "italic": return element("i", {}, ...inner);
    case "underline": return element("u", {}, ...inner);
    case "strikethrough": return element("s", {}, ...inner);
    case "blockquote":
    case "expandable_blockquote": return element("blockquote", {}, ...inner);
    case "pre": return element("pre", { tabindex: "0" }, ...inner);
    case "code": return element("button", { type: "button", class: "code", title: t("copy"), onclick: () => { navigator.clipboard?.writeText(plain); toast(t("copied")); } }, ...inner);
    case "spoiler": return element("button", { type: "button", class: "spoiler", onclick: (event) => event.currentTarget.classList.add("shown") }, ...inner);
    case "text_link":
      if (entity.url.startsWith("tg://user")) return element("span", { class: "mention" }, ...inner);
      return element("a", { href: entity.url, rel: "noopener", onclick: (event) => { event.preventDefault(); follow(entity.url); } }, ...inner);
    case "url": return element("a", { href: plain, rel: "noopener", onclick: (event) => { event.preventDefault(); follow(plain); } }, ...inner);
    case "mention":
    case "text_mention": return element("span", { class: "mention" }, ...inner);
    case "bot_command": return element("button", { class: "command", type: "button", onclick: () => act("say", { chat: chat.key, text: plain, topic: chat.topic }) }, ...inner);
    case "date_time": return element("time", { class: "when", title: t("own-clock", { when: fullMoment(entity.unix_time) }), datetime: new Date(entity.unix_time * 1000).toISOString() }, ...inner);
    default: return element("span", {}, ...inner);
  }
}

export function words(text, entities, chat) {
  const build = (from, to, inside) => {
    const out = [];
    let at = from;
    for (let i = 0; i < inside.length; i += 1) {
      const entity = inside[i];
      const begin = entity.offset;
      const end = entity.offset + entity.length;
      if (begin < at || end > to) continue;
      if (begin > at) out.push(text.slice(at, begin));
      const within = inside.slice(i + 1).filter((other) => other.offset >= begin && other.offset + other.length <= end);
      out.push(wrapped(entity, build(begin, end, within), text.slice(begin, end), chat));
      at = end;
    }
    if (at < to) out.push(text.slice(at, to));
    return out;
  };
  return build(0, text.length, [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length));
}
