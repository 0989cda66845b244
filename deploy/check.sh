#!/usr/bin/env bash
# Checks the files of this folder with the tools that are there; says which were skipped. Touches no server.
set -uo pipefail
cd "$(dirname "$0")"
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() {
    echo "-- $1"
    shift
    "$@" || { echo "FAILED: $*"; failed=1; }
}

# As if it were installed: the unit names the program by its path, which verify looks for.
unit() {
    sed -e "s|/opt/bascule/bin/bascule|$work/bascule|; s|file:/opt/bascule/docs/runbook.md|https://example.com|; /^User=/d; /^Group=/d" \
        systemd/bascule.service >"$work/bascule.service"
    printf '#!/bin/sh\n' >"$work/bascule"
    chmod +x "$work/bascule"
    systemd-analyze verify "$work/bascule.service"
}

exposure() {
    systemd-analyze security --offline=true --threshold=30 systemd/bascule.service >"$work/exposure"
    local rc=$?
    tail -1 "$work/exposure"
    return $rc
}

if command -v systemd-analyze >/dev/null; then
    check "systemd unit: verify" unit
    check "systemd unit: exposure at most 3.0" exposure
else
    echo "-- systemd unit: skipped, there is no systemd-analyze"
fi

if command -v promtool >/dev/null; then
    check "alert rules" promtool check rules prometheus/alerts.yaml
else
    echo "-- alert rules: skipped, there is no promtool (DeployFilesTest has read them)"
fi

if command -v kubectl >/dev/null; then
    check "kubernetes: kustomize" kubectl kustomize kubernetes -o "$work/kubernetes.yaml"
else
    echo "-- kubernetes: skipped, there is no kubectl (DeployFilesTest has read them)"
fi
exit $failed
