// Hands what Telegram tells a Mini App over to the server: who opened it, signed, and whether the app is dark.
"use strict";
(() => {
  const told = new URLSearchParams(location.hash.slice(1));
  const data = told.get("tgWebAppData");
  const form = document.getElementById("door");
  if (!data || !form) return;
  let theme = "";
  try {
    const colour = JSON.parse(told.get("tgWebAppThemeParams") || "{}").bg_color || "";
    const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
    if (parts) {
      const [red, green, blue] = parts.slice(1).map((part) => parseInt(part, 16));
      theme = 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
    }
  } catch {
    // The page then follows the system.
  }
  form.elements.init_data.value = data;
  form.elements.theme.value = theme;
  form.submit();
})();
