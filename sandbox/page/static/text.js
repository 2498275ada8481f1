// A text with its entities, safely: never as markup. Offsets count UTF-16 units, as JavaScript does.

import { act, element, go, me, toast } from "./api.js";

export const time = (seconds) => new Date(seconds * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
export const day = (seconds) => new Date(seconds * 1000).toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "long", year: "numeric" });

export async function follow(url) {
  const result = await act("follow", { url });
  if (result.chat) go(me(), result.chat);
  else if (result.url) window.open(result.url, "_blank", "noopener");
  else if (result.text) toast(result.text);
}

function wrapped(entity, inner, plain, chat) {
  switch (entity.type) {
    case "bold": return element("b", {}, ...inner);
    case "italic": return element("i", {}, ...inner);
    case "underline": return element("u", {}, ...inner);
    case "strikethrough": return element("s", {}, ...inner);
    case "blockquote":
    case "expandable_blockquote": return element("blockquote", {}, ...inner);
    case "pre": return element("pre", {}, ...inner);
    case "code": return element("code", { title: "Copy", onclick: () => { navigator.clipboard?.writeText(plain); toast("Copied"); } }, ...inner);
    case "spoiler": return element("span", { class: "spoiler", onclick: (event) => event.currentTarget.classList.add("shown") }, ...inner);
    case "text_link": return element("a", { href: entity.url, rel: "noopener", onclick: (event) => { event.preventDefault(); follow(entity.url); } }, ...inner);
    case "url": return element("a", { href: plain, rel: "noopener", onclick: (event) => { event.preventDefault(); follow(plain); } }, ...inner);
    case "mention":
    case "text_mention": return element("span", { class: "command" }, ...inner);
    case "bot_command": return element("button", { class: "command", type: "button", onclick: () => act("say", { chat: chat.key, text: plain, topic: chat.topic }) }, ...inner);
    case "date_time": {
      const there = new Date(entity.unix_time * 1000).toLocaleString("en-GB", { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
      return element("time", { class: "when", title: `${there}, on your own clock`, datetime: new Date(entity.unix_time * 1000).toISOString() }, ...inner);
    }
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
