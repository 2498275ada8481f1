// A Mini App in a window of its own, with the theme it asks for.

import { dialog, element } from "./api.js";
import { t } from "./words.js";

export const theme = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

export function openApp({ app, title }) {
  const frame = element("iframe", {
    src: app, title: title || t("open-app"), class: "app", sandbox: "allow-scripts allow-forms allow-same-origin allow-popups",
  });
  const box = dialog(title || t("open-app"), frame);
  box.classList.add("roomy");
  // What a Mini App asks of the messenger: a JSON text with an event's name.
  const hear = (event) => {
    if (event.source !== frame.contentWindow) return;
    let asked = "";
    try { asked = JSON.parse(event.data).eventType; } catch { return; }
    if (asked === "web_app_close") box.close();
  };
  window.addEventListener("message", hear);
  box.addEventListener("close", () => { window.removeEventListener("message", hear); frame.remove(); }, { once: true });
}
