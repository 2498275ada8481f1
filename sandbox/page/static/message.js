// One message in a conversation.

import { act, alertBox, dialog, element, face, go, icon, me, tint, toast } from "./api.js";
import { theme } from "./app.js";
import { poll } from "./poll.js";
import { arrive, words } from "./text.js";
import { counted, t, time } from "./words.js";

const size = (bytes) => (bytes > 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`);

function pressed(message, chat, index) {
  return async (event) => {
    const button = event.currentTarget;
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    const answer = await act("press", { chat: chat.key, message: message.message_id, button: index, theme: theme() });
    button.setAttribute("aria-busy", "false");
    if (arrive(answer)) return;
    if (answer.copied) {
      navigator.clipboard?.writeText(answer.text);
      toast(t("copied"));
    } else if (answer.text && answer.alert) alertBox(answer.by, answer.text);
    else if (answer.text) toast(answer.text);
  };
}

function keys(message, chat) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  let number = -1;
  return element("div", { class: "keys" }, ...rows.map((row) => element("div", {}, ...row.map((button) => {
    number += 1;
    const sign = button.url || button.login_url ? " ↗" : button.web_app ? " ▣" : button.copy_text ? " ⧉" : "";
    return element("button", { type: "button", class: button.style ? `key-${button.style}` : null, onclick: pressed(message, chat, number) },
      button.text, sign && element("span", { "aria-hidden": "true" }, sign));
  }))));
}

function view(message) {
  const source = `/page/file/${message.photo.at(-1).file_id}`;
  const box = dialog(t("photo-from", { name: message.name }), element("img", { src: source, alt: t("photo-from", { name: message.name }) }),
    message.caption && element("p", {}, message.caption));
  box.classList.add("viewer");
}

function attachment(message) {
  if (message.photo) {
    const shown = message.photo.at(-1);
    return element("button", { type: "button", class: "photo", "aria-label": t("open-photo"), onclick: () => view(message), style: `aspect-ratio:${shown.width}/${shown.height};width:${Math.min(360, shown.width, (340 * shown.width) / shown.height)}px` },
      element("img", { alt: t("photo-from", { name: message.name }), src: `/page/file/${shown.file_id}`, width: shown.width, height: shown.height }));
  }
  if (message.voice) {
    return element("span", { class: "voice" }, icon("voice"), element("audio", { controls: true, preload: "none", src: `/page/file/${message.voice.file_id}`, "aria-label": t("voice") }));
  }
  if (message.document) {
    const file = message.document;
    return element("a", { class: "file", href: `/page/file/${file.file_id}`, download: file.file_name },
      element("span", { class: "face tint-file", "aria-hidden": "true" }, "📄"),
      element("span", {}, element("b", {}, file.file_name || t("file")), element("br"), element("span", { class: "small" }, size(file.file_size))));
  }
  return null;
}

function quote(quoted, tools) {
  const said = quoted.text ?? quoted.caption ?? (quoted.poll ? `📊 ${quoted.poll.question}` : quoted.photo ? t("photo") : "…");
  return element("button", { type: "button", class: `quote ${tint(quoted.from?.id)}`, onclick: () => tools.jump(quoted.message_id) },
    element("b", {}, quoted.from?.first_name ?? ""), element("span", {}, said));
}

function stamp(message) {
  return element("span", { class: "stamp" }, message.edit_date && !message.poll ? `${t("edited")} ` : "",
    element("time", { datetime: new Date(message.date * 1000).toISOString() }, time(message.date)),
    message.own && element("span", { class: message.read ? "tick seen" : "tick", role: "img", "aria-label": t(message.read ? "read" : "sent") }, icon(message.read ? "read" : "done")));
}

function reactions(message, chat) {
  if (!message.reactions.length) return null;
  return element("div", { class: "reactions" }, ...message.reactions.map(({ emoji, count, mine }) => element("button", {
    type: "button", "aria-pressed": String(mine), "aria-label": counted("reacted", count, { emoji }),
    onclick: () => act("react", { chat: chat.key, message: message.message_id, emoji }),
  }, element("span", { "aria-hidden": "true" }, `${emoji} ${count}`))));
}

// `place`: whether it is the first and the last in a row of one sender's messages.
export function render(message, chat, tools, place) {
  if (message.service) return element("li", { class: "service", "data-id": message.message_id }, element("span", {}, t(message.service.key, message.service)));
  const text = message.text ?? message.caption ?? "";
  const group = chat.type !== "private";
  const role = message.is_bot ? t("bot") : chat.roles.get(message.sender_id);
  const named = !message.own && group && place.first;
  const bubble = element("div", { class: "bubble" },
    named && element("div", { class: `name ${tint(message.sender_id)}` }, element("b", {}, message.name), role && element("span", { class: "badge" }, role)),
    message.reply_to_message && quote(message.reply_to_message, tools),
    attachment(message),
    message.poll && poll(message, chat),
    text && element("span", { class: "words" }, ...words(text, message.entities ?? message.caption_entities, chat)),
    stamp(message),
    reactions(message, chat),
    element("button", { type: "button", class: "more", tabindex: "-1", "aria-haspopup": "menu", "aria-label": t("menu"), onclick: (event) => {
      const at = event.currentTarget.getBoundingClientRect();
      tools.menu(message, at.left, at.bottom);
    } }, icon("more")));
  return element("li", { class: `message${message.own ? " own" : ""}${place.first ? " first" : ""}${place.last ? " last" : ""}`, "data-id": message.message_id, tabindex: "-1" },
    !message.own && group && (place.last ? face(message.name, message.sender_id) : element("span", { class: "noface" })),
    element("div", { class: "column" },
      !named && element("span", { class: "unseen" }, `${message.own ? t("you") : message.name}: `),
      bubble, keys(message, chat)));
}
