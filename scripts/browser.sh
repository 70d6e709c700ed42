#!/bin/sh
# Installs what the tests of the site need and PyPI and npm do not have.
set -eu

missing=""
for tool in chromium curl bash; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "error: the tests of the site need$missing, and there is no apt-get to install them with" >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "error: the tests of the site need$missing: sudo apt-get install$missing" >&2
    exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $missing >/dev/null
