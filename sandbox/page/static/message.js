// One message in a conversation.

import { act, dialog, element, go, me, tint, toast } from "./api.js";
import { poll } from "./poll.js";
import { time, words } from "./text.js";

const size = (bytes) => (bytes > 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`);

function service(message) {
  const names = (people) => people.map((person) => person.first_name).join(", ");
  if (message.new_chat_members) return `${names(message.new_chat_members)} joined`;
  if (message.left_chat_member) return `${names([message.left_chat_member])} left`;
  if (message.supergroup_chat_created || message.group_chat_created) return `${message.by} created the group`;
  if (message.pinned_message) return `${message.by} pinned a message`;
  if (message.migrate_to_chat_id) return "The group became a supergroup";
  if (message.migrate_from_chat_id) return "This supergroup was a group before";
  if (message.forum_topic_created) return `Topic “${message.forum_topic_created.name}” was created`;
  if (message.forum_topic_closed) return "The topic was closed";
  if (message.poll_option_added) return `${message.by} added “${message.poll_option_added.option_text}” to the poll`;
  return null;
}

function keys(message, chat) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  let number = -1;
  const press = (index) => async (event) => {
    const button = event.currentTarget;
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    const answer = await act("press", { chat: chat.key, message: message.message_id, button: index });
    button.setAttribute("aria-busy", "false");
    if (answer.chat) go(me(), answer.chat);
    else if (answer.url) window.open(answer.url, "_blank", "noopener");
    else if (answer.text && answer.alert) {
      const box = dialog("", element("p", {}, answer.text), element("button", { class: "go", onclick: () => box.close() }, "OK"));
    } else if (answer.text) toast(answer.text);
  };
  return element("div", { class: "keys" }, ...rows.map((row) => element("div", {}, ...row.map((button) => {
    number += 1;
    return element("button", { type: "button", onclick: press(number) }, button.text, button.url ? " ↗" : "");
  }))));
}

function attachment(message) {
  if (message.document) {
    const file = message.document;
    return element("a", { class: "file", href: `/page/file/${file.file_id}`, download: file.file_name, target: "_blank" },
      element("span", { class: "face" }, "📄"),
      element("span", {}, element("b", {}, file.file_name || "File"), element("br"), element("span", { class: "small" }, size(file.file_size))));
  }
  if (message.photo) return element("img", { class: "photo", alt: "Photo", src: `/page/file/${message.photo.at(-1).file_id}` });
  if (message.voice) return element("span", { class: "small" }, "🎤 Voice message");
  return null;
}

export function render(message, chat, tools) {
  const said = service(message);
  if (said) return element("li", { class: "service", id: `m${message.message_id}` }, said);
  const text = message.text ?? message.caption ?? "";
  const quoted = message.reply_to_message;
  const role = message.is_bot ? "bot" : chat.roles.get(message.sender_id);
  const bubble = element("div", { class: "bubble" },
    !message.own && chat.type !== "private" && element("div", { class: "name", style: `color:${tint(message.sender_id)}` }, message.name, role && element("span", { class: "badge" }, role)),
    quoted && element("button", { type: "button", class: "quote", onclick: () => document.getElementById(`m${quoted.message_id}`)?.scrollIntoView({ block: "center" }) },
      `${quoted.from?.first_name ?? ""}: ${quoted.text ?? quoted.caption ?? (quoted.poll ? `📊 ${quoted.poll.question}` : "…")}`),
    attachment(message),
    message.poll && poll(message, chat),
    text && element("span", { class: "words" }, ...words(text, message.entities ?? message.caption_entities, chat)),
    element("span", { class: "stamp" }, message.edit_date ? "edited " : "", time(message.date)),
    message.reactions.length > 0 && element("div", { class: "reactions" }, ...message.reactions.map((emoji) => element("span", {}, emoji))),
    element("div", { class: "tools" },
      element("button", { type: "button", title: "Reply", "aria-label": "Reply", onclick: () => tools.reply(message) }, "↩"),
      element("button", { type: "button", title: "Like", "aria-label": "React with thumbs up", onclick: () => act("react", { chat: chat.key, message: message.message_id, emoji: "👍" }) }, "👍"),
      message.own && element("button", { type: "button", title: "Edit", "aria-label": "Edit", onclick: () => tools.edit(message) }, "✎"),
      message.own && element("button", { type: "button", title: "Delete", "aria-label": "Delete", onclick: () => act("delete", { chat: chat.key, message: message.message_id }) }, "🗑")));
  return element("li", { class: message.own ? "message own" : "message", id: `m${message.message_id}` }, bubble, keys(message, chat));
}
