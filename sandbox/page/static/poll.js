// A native poll: vote, take back, add an option, close.

import { act, element, me } from "./api.js";

// What somebody has ticked and not sent yet: the page is drawn anew whenever anything happens.
const ticked = new Map();

export function poll(message, chat) {
  const it = message.poll;
  const most = Math.max(1, it.total_voter_count);
  const kind = it.allows_multiple_answers ? "checkbox" : "radio";
  const of = { chat: chat.key, message: message.message_id };
  const own = `${me()}:${it.id}`;
  const box = element("div", { class: "poll", onchange: () => ticked.set(own, new Set(chosen())) },
    element("b", {}, it.question),
    element("div", { class: "small" }, it.is_closed ? "Final results" : `${it.is_anonymous ? "Anonymous" : "Public"} poll, ${it.allows_multiple_answers ? "several choices" : "one choice"}`),
    it.description && element("div", { class: "small about" }, it.description));
  const chosen = () => [...box.querySelectorAll("input:checked")].map((input) => Number(input.value));
  it.options.forEach((option, index) => {
    const counted = option.voter_count !== undefined;
    box.append(element("label", {},
      element("input", { type: kind, name: `poll${it.id}`, value: index, checked: ticked.get(own)?.has(index) ?? option.mine, disabled: it.is_closed }),
      element("span", {}, option.text),
      counted && element("span", { class: "small", title: (option.voters || []).join(", ") }, String(option.voter_count)),
      counted && element("span", { class: "bar", style: `width:${Math.round((100 * option.voter_count) / most)}%` }),
      counted && option.voters?.length > 0 && element("span", { class: "small", style: "grid-column:2" }, option.voters.join(", "))));
  });
  if (it.is_closed) return box;
  const send = (deed, more) => {
    ticked.delete(own);
    return act(deed, { ...of, ...more });
  };
  box.append(element("div", { class: "row" },
    element("button", { type: "button", onclick: () => send("vote", { options: chosen() }) }, "Vote"),
    it.voted && element("button", { type: "button", onclick: () => send("retract") }, "Take back"),
    it.allow_adding_options && element("button", { type: "button", class: "add", onclick: () => {
      const text = window.prompt("A new option");
      if (text) act("add_option", { ...of, text });
    } }, "Add an option"),
    message.own && element("button", { type: "button", onclick: () => act("close_poll", of) }, "Close")));
  return box;
}
