// The page's own words, in the language of whoever looks, and dates as that language writes them.

const CATALOGUES = {};
const LOCALES = { en: "en-GB", fi: "fi-FI", sv: "sv-FI" };
const formats = new Map();
let language = "en";
let zone = "Europe/Helsinki";

export const speaks = () => language;

export async function learn() {
  await Promise.all(Object.keys(LOCALES).map(async (code) => {
    CATALOGUES[code] = await (await fetch(`/page/static/words-${code}.json`)).json();
  }));
}

// Put the whole page into a language: a code such as `sv-FI`; English where it is none of ours.
export function speak(code) {
  const wanted = String(code || "").slice(0, 2).toLowerCase();
  language = wanted in LOCALES ? wanted : "en";
  document.documentElement.lang = language;
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  for (const one of document.querySelectorAll("[data-label]")) {
    one.setAttribute("aria-label", t(one.dataset.label));
    if (one.matches("button, label")) one.title = t(one.dataset.label);
  }
}

export function browserLanguage() {
  const known = (navigator.languages || [navigator.language]).map((code) => code.slice(0, 2).toLowerCase());
  return known.find((code) => code in LOCALES) || "en";
}

export function t(key, values = {}) {
  const text = CATALOGUES[language]?.[key] ?? CATALOGUES.en?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

// Words with a number: `members-one`, `members-other`.
export const counted = (key, n, values = {}) => t(`${key}-${n === 1 ? "one" : "other"}`, { n, ...values });

export function liveIn(where) { zone = where || "Europe/Helsinki"; }

function formatted(seconds, options, where = zone) {
  const name = `${language} ${where} ${JSON.stringify(options)}`;
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: where }));
  return formats.get(name).format(new Date(seconds * 1000));
}

const DAY = { weekday: "long", day: "numeric", month: "long" };
export const time = (seconds) => formatted(seconds, { hour: "2-digit", minute: "2-digit" });
export const moment = (seconds, where) => formatted(seconds, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }, where);
export const clockTime = (seconds, where) => formatted(seconds, { weekday: "short", hour: "2-digit", minute: "2-digit" }, where);
export const fullMoment = (seconds, where) => formatted(seconds, { ...DAY, hour: "2-digit", minute: "2-digit" }, where);
export const dateOf = (seconds) => formatted(seconds, { year: "numeric", month: "2-digit", day: "2-digit" });

// A day as a separator says it: today, yesterday, or its date; its year only where that is another one.
export function day(seconds, now) {
  const away = Math.round((Date.parse(isoDay(seconds)) - Date.parse(isoDay(now))) / 86400000);
  if (away === 0 || away === -1) {
    const said = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: "auto" }).format(away, "day");
    return said[0].toUpperCase() + said.slice(1);
  }
  const sameYear = isoDay(seconds).slice(0, 4) === isoDay(now).slice(0, 4);
  const said = formatted(seconds, sameYear ? DAY : { ...DAY, year: "numeric" });
  return said[0].toUpperCase() + said.slice(1);
}

function isoDay(seconds) {
  const name = `iso ${zone}`;
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }));
  return formats.get(name).format(new Date(seconds * 1000));
}

// In a chat list: the time of today, else the day.
export function short(seconds, now) {
  if (isoDay(seconds) === isoDay(now)) return time(seconds);
  return formatted(seconds, { day: "numeric", month: "numeric" });
}
