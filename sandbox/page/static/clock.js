// The clock of this world, and the first task for a newcomer.

import { $, announce, confirmBox, element, go, icon, me, openChat, post, toast, world } from "./api.js";
import { clockTime, moment, speaks, t } from "./words.js";

const STEPS = [["plus-hour", { seconds: 3600 }], ["plus-day", { seconds: 86400 }], ["plus-week", { seconds: 604800 }], ["plus-month", { months: 1 }]];
let told = null;
let moving = false;
let refresh = async () => {};

export function take(time) {
  told = time;
  world.offset = time.now - Date.now() / 1000;
  draw();
  task();
}

function controls() {
  const place = told.zone.split("/").at(-1).replaceAll("_", " ");
  const status = moving ? t("time-passes") : told.due ? t("next-at", { when: moment(told.due, told.zone) }) : t("nothing-planned");
  return [
    element("div", { class: "now" }, element("strong", { class: "now-time" }, moment(world.now(), told.zone)), element("span", { class: "small" }, place), element("span", { class: "small due" }, status)),
    element("div", { class: "steps" },
      ...STEPS.map(([label, by]) => element("button", { type: "button", disabled: moving, "data-step": label, onclick: () => move(by) }, t(label))),
      element("button", { type: "button", class: "next", disabled: moving || !told.due, "data-step": "next", title: t("next-event-why"), onclick: () => move({ next: true }) }, "⏩ ", t("next-event")),
      world.canStartOver && element("button", { type: "button", class: "over", disabled: moving, title: t("start-over"), "aria-label": t("start-over"), onclick: startOver }, icon("again"))),
  ];
}

// Drawn anew only where it says something else: a button that is being pressed stays.
export function draw() {
  if (!told) return;
  const sign = JSON.stringify([speaks(), told.zone, told.due, moving, world.canStartOver]);
  for (const box of [$("clock"), $("timebar")]) {
    if (box.dataset.sign !== sign) {
      const focused = box.contains(document.activeElement) ? document.activeElement.dataset.step : null;
      box.dataset.sign = sign;
      box.replaceChildren(...controls().filter(Boolean));
      if (focused) box.querySelector(`[data-step=${focused}]`)?.focus();
    }
    box.querySelector(".now-time").textContent = moment(world.now(), told.zone);
  }
  $("time-now").textContent = clockTime(world.now(), told.zone);
}

async function move(by) {
  moving = true;
  draw();
  task();
  announce(t("time-passes"));
  try {
    const result = await post("clock", by, { chat: openChat() ?? "" });
    if (result.error) toast(t(result.error));
  } catch {
    toast(t("away"));
  }
  moving = false;
  await refresh();
  draw();
  task();
  announce(moment(world.now(), told.zone));
}

function startOver() {
  confirmBox(t("start-over-ask"), t("start-over-why"), t("start-over"), t("stay"), async () => {
    toast(t("starting-over"));
    moving = true;
    draw();
    try { await post("start-over"); } catch { /* the connection tells */ }
    go(0);
    location.reload();
  });
}

// --- the first task

const place = () => `task:${world.id}:${speaks()}`;
export const taskHidden = () => localStorage.getItem(place()) === "hidden";
export const hasTask = () => Boolean(told?.task);

export function showTask() {
  localStorage.removeItem(place());
  task();
}

// To the person and the chat a step is about, and to the message there.
function lead(it) {
  world.jumpTo = it.message;
  if ((it.person ?? me()) !== me() || it.chat !== openChat()) go(it.person ?? me(), it.chat);
  else document.dispatchEvent(new Event("lead"));
}

let said = "";
export function task() {
  const it = told?.task;
  const box = $("task");
  const wasHidden = box.hidden;
  box.hidden = !it || taskHidden();
  if (box.hidden !== wasHidden) document.dispatchEvent(new Event("task"));
  if (box.hidden) { box.dataset.sign = ""; return; }
  const there = (!it.person || it.person === me()) && (!it.chat || it.chat === openChat());
  const sign = JSON.stringify([it, there, speaks(), moving, Boolean(told.due)]);
  if (box.dataset.sign === sign) return;
  box.dataset.sign = sign;
  const done = it.step === it.steps;
  box.replaceChildren(
    element("span", { class: "steps-done", role: "img", "aria-label": t("task-step", { n: it.step, of: it.steps }) }, ...Array.from({ length: it.steps }, (_, at) => element("i", { class: at < it.step ? "on" : "" }))),
    element("span", { class: "what" }, it.text),
    ...(it.waits ? [element("button", { type: "button", class: "go", disabled: moving || !told.due, title: t("next-event-why"), onclick: () => move({ next: true }) }, "⏩ ", t("next-event"))] : []),
    ...(!done && (!there || it.message) ? [element("button", { type: "button", class: "go", onclick: () => lead(it) }, t(there ? "task-look" : "task-go"))] : []),
    element("button", { type: "button", class: "icon", "aria-label": t("task-hide"), onclick: () => { localStorage.setItem(place(), "hidden"); task(); } }, icon(done ? "check" : "close")));
  if (said && said !== it.text) announce(it.text);
  said = it.text;
}

export function listen(after) {
  refresh = after;
  $("time-open").addEventListener("click", () => {
    const open = $("timebar").hidden;
    $("timebar").hidden = !open;
    $("time-open").setAttribute("aria-expanded", String(open));
  });
  $("time-open").prepend(icon("clock"));
  setInterval(draw, 1000);
}
