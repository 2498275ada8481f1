// A Mini App in a window of its own, with the theme it asks for.

import { dialog, element } from "./api.js";
import { t } from "./words.js";

export function openApp({ app, title }) {
  const box = dialog(title || t("open-app"), element("iframe", {
    src: app, title: title || t("open-app"), class: "app", sandbox: "allow-scripts allow-forms allow-same-origin allow-popups",
  }));
  box.classList.add("roomy");
}
