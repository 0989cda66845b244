#!/bin/sh
# Runs the model beside this script through Spin (Debian: apt-get install spin gcc): bounds that must hold, then rules left out that must fail.
# The last bound of those that must hold takes some minutes and gigabytes; leave it out with QUICK=1.
set -eu
model=$(cd "$(dirname "$0")" && pwd)/ledger.pml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

check() { # expectation, definitions
    spin -a $2 "$model"
    cc -O2 -DSAFETY -DCOLLAPSE -DMEMLIM=16000 -w -o pan pan.c
    ./pan -m300000 > out
    grep -q 'max search depth too small\|out of memory' out && { echo "INCOMPLETE $2"; exit 1; }
    if grep -q 'errors: 0' out; then found=holds; else found=fails; fi
    echo "$found  $2  $(grep -o '[0-9]* states, stored' out)"
    [ "$found" = "$1" ] || { echo "expected: $1"; exit 1; }
}

check holds "-DDROPS=1"
check holds "-DLANE_KILLS=1"
check holds "-DBROKER_KILLS=1"
check holds "-DLOST_ANSWERS=1 -DDROPS=1"
check holds "-DTX_ABORTS=1 -DDROPS=1"
check holds "-DBROKER_KILLS=1 -DMSGS=3"
check fails "-DDROPS=1 -DNO_PROOF"
check fails "-DDROPS=1 -DNO_BARRIER"
check fails "-DDROPS=1 -DNO_CARRY"
check fails "-DBROKER_KILLS=1 -DONLY_BARRIER_BATCHES"
check fails "-DBROKER_KILLS=1 -DMSGS=3 -DCARRY_UNLISTS"
[ -n "${QUICK:-}" ] || check holds "-DDROPS=1 -DBROKER_KILLS=1"
[ -n "${QUICK:-}" ] || check holds "-DDROPS=1 -DLANE_KILLS=1 -DLOST_ANSWERS=1"
