#!/bin/sh
# What Qt and the screen tests need from the system. On Debian as root it is installed; elsewhere one line says what is missing.
set -eu
[ "$(uname -s)" = Linux ] || exit 0
need="libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1
 libxcb-shape0 libxcb-image0 libxcb-render-util0 xvfb xauth xdotool dbus at-spi2-core python3-pyatspi python3-venv fonts-dejavu-core"
command -v dpkg-query >/dev/null 2>&1 || { echo "Ikke Debian: Qt's systembiblioteker og skærmprøvernes programmer (xvfb, xdotool, at-spi2-core, pyatspi) skal være der i forvejen."; exit 0; }
missing=""
for package in $need; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then
  echo "Henter systempakker:$missing"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -q && apt-get install -q -y --no-install-recommends $missing; } >/tmp/hjaelpermappen-apt.log 2>&1 \
    || { echo "Kunne ikke hente systempakkerne; se /tmp/hjaelpermappen-apt.log. Det, der kræver dem, udelades."; exit 0; }
else
  echo "Mangler systempakker (kør som root: apt-get install$missing); det, der kræver dem, udelades."
fi
