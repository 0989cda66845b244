#!/bin/bash
# Whether the bridge's process answers; a route that waits for a broker is no reason to restart it. Needs no curl.
# Where console.tls is set, set BASCULE_TLS=true: without a client for TLS all that can be seen is whether connections are accepted.
exec 3<>"/dev/tcp/127.0.0.1/${BASCULE_PORT:-8080}" || exit 1
[ "${BASCULE_TLS:-false}" = false ] || exit 0
printf 'GET /q/health/live HTTP/1.0\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
