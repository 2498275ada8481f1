// A native poll: tap to vote, percentages, who voted, options of one's own.

import { act, dialog, element, face, icon, me } from "./api.js";
import { counted, t } from "./words.js";

// What somebody has ticked, or typed, and not sent yet: a poll is drawn anew whenever it changes.
const ticked = new Map();
const typed = new Map();

export const ofPoll = (message, chat) => ({ chat: chat.key, message: message.message_id });

export function results(message) {
  dialog(message.poll.question, ...message.poll.options.map((option) => element("section", { class: "voters" },
    element("h3", {}, option.text, element("span", { class: "small" }, ` · ${counted("votes", option.voter_count ?? 0)}`)),
    element("ul", { class: "plain" }, ...(option.voters?.length
      ? option.voters.map((one) => element("li", {}, face(one.name, one.id), element("span", {}, one.name)))
      : [element("li", { class: "small" }, t("poll-nobody"))])))));
}

export function poll(message, chat) {
  const it = message.poll;
  const several = it.allows_multiple_answers;
  const own = `${me()}:${it.id}`;
  const shows = it.options.some((option) => option.voter_count !== undefined);
  const decided = it.voted || it.is_closed;
  const kind = it.is_closed ? t("poll-final") : t(it.is_anonymous ? "poll-anonymous" : "poll-public") + (several ? ` · ${t("poll-several")}` : "");
  const chosen = ticked.get(own) ?? new Set();
  const title = `poll-${chat.key}-${message.message_id}`;
  const vote = async (options) => {
    const done = await act("vote", { ...ofPoll(message, chat), options });
    if (!done.error) ticked.delete(own);
  };
  const rows = it.options.map((option, index) => {
    const share = shows && it.total_voter_count ? Math.round((100 * option.voter_count) / it.total_voter_count) : 0;
    if (decided) {
      const told = [option.text, shows && `${share} %`, shows && counted("votes", option.voter_count), option.mine && t("your-choice")].filter(Boolean).join(", ");
      return element("li", { class: "option told" }, element("span", { class: "unseen" }, told),
        element("span", { class: "mark", "aria-hidden": "true" }, shows ? `${share}%` : "", option.mine && element("i", {}, icon("check"))),
        element("span", { class: "label", "aria-hidden": "true" }, option.text),
        element("span", { class: "bar", style: `--share:${share}%`, "aria-hidden": "true" }));
    }
    if (!several) {
      return element("li", { class: "option" }, element("button", { type: "button", class: "pick", onclick: () => vote([index]) },
        element("span", { class: "ring", "aria-hidden": "true" }), element("span", { class: "label" }, option.text)));
    }
    const box = element("input", { type: "checkbox", value: index, checked: chosen.has(index), onchange: () => {
      if (box.checked) chosen.add(index); else chosen.delete(index);
      ticked.set(own, chosen);
      send.disabled = !chosen.size;
    } });
    return element("li", { class: "option" }, element("label", {}, box, element("span", { class: "label" }, option.text)));
  });
  const send = element("button", { type: "button", class: "vote", disabled: !chosen.size, onclick: () => vote([...chosen]) }, t("poll-vote"));
  const add = !it.is_closed && it.allow_adding_options && adding(message, chat, own);
  return element("div", { class: "poll", role: "group", "aria-labelledby": title },
    element("b", { id: title }, it.question),
    element("div", { class: "small" }, kind),
    it.description && element("div", { class: "small about" }, it.description),
    element("ul", { class: "plain options" }, ...rows),
    add,
    !decided && several && send,
    element("div", { class: "row" },
      element("span", { class: "small" }, decided && it.hidden ? t("poll-hidden") : counted("voters", it.total_voter_count)),
      shows && !it.is_anonymous && element("button", { type: "button", class: "link", onclick: () => results(message) }, t("poll-results")),
      it.voted && !it.is_closed && it.revoting && element("button", { type: "button", class: "link", onclick: () => act("retract", ofPoll(message, chat)) }, t("poll-retract"))));
}

function adding(message, chat, own) {
  const field = element("input", { type: "text", maxlength: 100, "aria-label": t("poll-add"), placeholder: t("poll-add"), value: typed.get(own) ?? "", oninput: () => typed.set(own, field.value) });
  return element("form", { class: "adding", onsubmit: async (event) => {
    event.preventDefault();
    if (!field.value.trim()) { field.focus(); return; }
    const done = await act("add_option", { ...ofPoll(message, chat), text: field.value });
    if (!done.error) typed.delete(own);
  } }, field, element("button", { type: "submit", class: "icon", "aria-label": t("poll-add") }, icon("plus")));
}
