// What one can do with a message: by right click, long press, or the menu key.

import { $, act, confirmBox, element, icon, toast } from "./api.js";
import { ofPoll } from "./poll.js";
import { t } from "./words.js";

const EMOJI = ["👍", "❤", "🔥", "🎉", "🙏", "😁"];
const LONG_PRESS = 450;
let from = null;

export function close(back = true) {
  if ($("context").hidden) return;
  $("context").hidden = true;
  if (back && from?.isConnected) from.focus();
}

export function open(message, chat, tools, x, y) {
  from = document.activeElement;
  const text = message.text ?? message.caption ?? message.poll?.question ?? "";
  const of = { chat: chat.key, message: message.message_id };
  const poll = message.poll;
  const item = (label, sign, does) => element("button", { type: "button", role: "menuitem", onclick: () => { close(); does(); } }, sign && icon(sign), t(label));
  const box = $("context");
  box.setAttribute("aria-label", t("menu"));
  box.replaceChildren(
    element("div", { class: "emoji", role: "group" }, ...EMOJI.map((emoji) => element("button", { type: "button", role: "menuitem", "aria-label": t("react-with", { emoji }), onclick: () => { close(); act("react", { ...of, emoji }); } }, emoji))),
    item("reply", "reply", () => tools.reply(message)),
    ...(text ? [item("copy", "done", async () => { await navigator.clipboard?.writeText(text); toast(t("copied")); })] : []),
    ...(message.own && !poll && (message.text || message.caption) ? [item("edit", "edit", () => tools.edit(message))] : []),
    ...(poll && poll.voted && !poll.is_closed && poll.revoting ? [item("poll-retract", "again", () => act("retract", ofPoll(message, chat)))] : []),
    ...(poll && poll.own && !poll.is_closed ? [item("poll-close", "close", () => act("close_poll", ofPoll(message, chat)))] : []),
    ...(chat.admin ? [item("pin", "down", () => act("pin", of))] : []),
    ...(message.deletable ? [item("delete", "close", () => confirmBox(t("delete-ask"), text.slice(0, 140), t("delete"), t("cancel"), () => act("delete", of)))] : []));
  box.hidden = false;
  const room = box.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(x, innerWidth - room.width - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(y, innerHeight - room.height - 8))}px`;
  box.querySelector("button").focus();
}

export function listen(list, messageAt) {
  list.addEventListener("contextmenu", (event) => {
    if (messageAt(event.target, event.clientX, event.clientY)) event.preventDefault();
  });
  let waiting = null;
  let start = null;
  let opened = false;
  const stop = () => { clearTimeout(waiting); waiting = null; };
  list.addEventListener("pointerdown", (event) => {
    stop();
    opened = false;
    if (event.pointerType === "mouse") return;
    start = event;
    waiting = setTimeout(() => { opened = messageAt(start.target, start.clientX, start.clientY); }, LONG_PRESS);
  });
  list.addEventListener("pointermove", (event) => { if (start && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > 10) stop(); });
  for (const end of ["pointerup", "pointercancel", "scroll"]) list.addEventListener(end, stop);
  // The press that opened the menu presses nothing else.
  list.addEventListener("click", (event) => { if (opened) { event.preventDefault(); event.stopPropagation(); opened = false; } }, true);
  document.addEventListener("pointerdown", (event) => { if (!$("context").contains(event.target)) close(false); });
  $("context").addEventListener("keydown", (event) => {
    const all = [...$("context").querySelectorAll("button")];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (to === undefined) return;
    else all[(to + all.length) % all.length].focus();
    event.preventDefault();
  });
}
