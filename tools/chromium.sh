#!/bin/sh
# Prints where a Chromium is, and brings one along where there is none.
# The one that is there, else the system's package, else the browser tool's own way.
find_it() {
    for name in "$CHROMIUM" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" 2>/dev/null && return 0
    done
    return 1
}
find_it && exit 0
if command -v apt-get >/dev/null 2>&1; then
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo -n"
    { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core fonts-noto-color-emoji; } >&2 && find_it && exit 0
fi
"$1" -m playwright install chromium >&2 &&
    "$1" -c 'from playwright.sync_api import sync_playwright as p
with p() as play: print(play.chromium.executable_path)' && exit 0
echo "The browser tests need Chromium: install the package chromium, or set CHROMIUM to where it is." >&2
exit 1
