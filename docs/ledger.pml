/*
 * Exactly-once from JMS to Kafka: a Spin model of the protocol as it is built. docs/exactly-once.md has the words, docs/ledger-check.sh
 * runs this with the bounds and the left-out rules that are listed there.
 *
 *   spin -a -DDROPS=1 -DBROKER_KILLS=1 -DLANE_KILLS=1 ledger.pml && cc -O2 -DSAFETY -DHC4 -w -o pan pan.c && ./pan -m300000 -w28
 *
 * Two lanes, each with a memory of its own, as if of two instances; a queue of two messages, or three (MSGS=3: one to overwrite an entry with
 * that isn't in it, one to take a barrier with, one in doubt); one transaction per lane. A pause of a lane (SIGSTOP, a long collection) is an
 * ordinary interleaving, so no clock appears anywhere. Faults, bounded by the constants: the broker drops a lane's session; the broker is killed
 * and forgets its redelivered flags; a lane is killed; the coordinator aborts an open transaction; the answer to a Kafka commit gets lost.
 *
 * Checked: a message is visible in Kafka at most once, and is acknowledged only when it is visible exactly once. Expiry of keys in doubt,
 * dead letters and equal messages are not modelled, nor is that lanes of one process share a reader, which may lag behind the log.
 */
#define LANES 2
#ifndef MSGS
#define MSGS 2
#endif
#ifndef DROPS
#define DROPS 0
#endif
#ifndef BROKER_KILLS
#define BROKER_KILLS 0
#endif
#ifndef LANE_KILLS
#define LANE_KILLS 0
#endif
#ifndef TX_ABORTS
#define TX_ABORTS 0
#endif
#ifndef LOST_ANSWERS
#define LOST_ANSWERS 0
#endif

#define QUEUED 0            /* holder[m]: in the queue, */
#define ACKED 9             /* acknowledged, or lane+1 */

#define NONE 0
#define OPEN 1
#define COMMITTED 2
#define ABORTED 3

byte holder[MSGS];          /* who holds the message */
bit flagged[MSGS];          /* JMSRedelivered on its next delivery */
byte visible[MSGS];         /* committed copies in Kafka */

bit session[LANES];         /* the broker's view: the lane's session is alive */
bit dropped[LANES];         /* it was dropped and the lane has not reconnected since */
bit killed[LANES];          /* the lane's process died: it must restart from nothing */

byte tx[LANES];             /* the lane's transaction at the coordinator */
bit flushed[LANES];         /* its records and entry are in the log */
byte txRecords[LANES];      /* bit set: messages whose records it carries */
byte txEntry[LANES];        /* bit set: done-keys of its entry */
bit txCarry[LANES];         /* it writes the entry that it overwrites once more, under a key of its own */

byte entry[LANES];          /* the lane's committed last entry: places that are not marked as seen */
byte carried[LANES];        /* what was carried over of its earlier entries, likewise */
byte known[LANES];          /* places that were there at the lane's last barrier */

byte drops, brokerKills, laneKills, txAborts, lostAnswers;

#define BIT(m) (1 << (m))
#if MSGS == 2
#define ALL_ACKED (holder[0] == ACKED && holder[1] == ACKED)
#elif MSGS == 3
#define ALL_ACKED (holder[0] == ACKED && holder[1] == ACKED && holder[2] == ACKED)
#endif
#define LISTED (entry[0] | entry[1] | carried[0] | carried[1])

inline giveBack(l, withFlag) {          /* the broker takes back what the lane holds */
    i = 0;
    do
    :: i < MSGS -> if :: holder[i] == l + 1 -> holder[i] = QUEUED; if :: withFlag -> flagged[i] = 1 :: else -> flagged[i] = 0 fi :: else fi; i++
    :: else -> break
    od;
    session[l] = 0; dropped[l] = 1
}

inline commitTransaction(l) {           /* everything in the transaction becomes true at once */
    tx[l] = COMMITTED; flushed[l] = 0;
    if
    :: txCarry[l] -> carried[l] = carried[l] | entry[l];
#ifdef CARRY_UNLISTS
        known[0] = known[0] & ~entry[l]; known[1] = known[1] & ~entry[l]
#endif
    :: else
    fi;
    entry[0] = entry[0] & ~txEntry[l]; entry[1] = entry[1] & ~txEntry[l];           /* marks: seen again, listed by the new entry */
    carried[0] = carried[0] & ~txEntry[l]; carried[1] = carried[1] & ~txEntry[l];
    entry[l] = txEntry[l];
    known[0] = known[0] & ~txEntry[l]; known[1] = known[1] & ~txEntry[l];           /* a new place: later than anybody's last barrier */
    m = 0;
    do :: m < MSGS -> if :: txRecords[l] & BIT(m) -> visible[m]++ :: else fi; m++ :: else -> break od;
    m = 0;
    do :: m < MSGS -> assert(visible[m] <= 1); m++ :: else -> break od
}

proctype Lane(byte l) {
    byte batch, records, open, m, i, found;
    bit fresh, barrier, confirmed;

restart:                                /* process start: everything in memory is gone */
    skip;
    atomic {
        killed[l] = 0; batch = 0; records = 0; fresh = 1; confirmed = 0;        /* so the whole last entry is in doubt */
        if :: tx[l] == OPEN -> tx[l] = ABORTED; flushed[l] = 0 :: else fi       /* initTransactions */
    }
connect:
    if
    :: killed[l] -> goto restart
    :: atomic { !killed[l] -> session[l] = 1; dropped[l] = 0; fresh = 1; batch = 0; records = 0 }
    fi;
take:
    if
    :: killed[l] -> goto restart
    :: dropped[l] && !killed[l] -> goto connect
    :: atomic { !dropped[l] && !killed[l] -> batch = 0; m = 0;
        do
        :: m < MSGS && holder[m] == QUEUED && session[l] -> if :: holder[m] = l + 1; batch = batch | BIT(m) :: skip fi; m++
        :: m < MSGS && !(holder[m] == QUEUED && session[l]) -> m++
        :: m == MSGS -> break
        od }
    :: atomic { !killed[l] && confirmed && entry[l] -> entry[l] = 0; batch = 0 }     /* farewell: the same entry without keys */
    :: ALL_ACKED -> goto done
    fi;
    if :: batch == 0 -> goto take :: else fi;

decide:                                 /* watermark after receiving; wait until what lies below it has ended */
    skip;
    atomic {
        open = 0; m = 0; barrier = fresh;
        do :: m < MSGS -> if :: (batch & BIT(m)) && flagged[m] -> barrier = 1 :: else fi; m++ :: else -> break od;
        m = 0;
        do :: m < LANES -> if :: m != l && tx[m] == OPEN && flushed[m] -> open = open | BIT(m) :: else fi; m++ :: else -> break od
    }
#ifndef NO_BARRIER
    if
    :: barrier -> m = 0;
        do
        :: m < LANES -> if
            :: !(open & BIT(m)) -> m++
            :: (open & BIT(m)) && tx[m] != OPEN -> m++      /* a newer transaction of that lane is not waited for longer than needed */
            :: killed[l] -> goto restart
            fi
        :: m == LANES -> break
        od
    :: else
    fi;
#endif
    atomic {                            /* at a barrier everything that is listed counts, else what the last barrier knew and is listed still */
        if :: barrier -> known[l] = LISTED :: else fi;
#ifdef ONLY_BARRIER_BATCHES
        if :: barrier -> found = batch & LISTED :: else -> found = 0 fi;
#else
        found = batch & known[l] & LISTED;
#endif
        if :: confirmed -> found = found & ~entry[l] :: else fi;
        records = batch & ~found; fresh = 0
    }
begin:
    if
    :: killed[l] -> goto restart
    :: atomic { !killed[l] -> tx[l] = OPEN; flushed[l] = 0; txRecords[l] = records; txEntry[l] = batch;
#ifdef NO_CARRY
        txCarry[l] = 0
#else
        txCarry[l] = !confirmed
#endif
        }
    fi;
flush:
    if
    :: killed[l] -> goto restart
    :: atomic { !killed[l] && tx[l] == OPEN -> flushed[l] = 1 }
    :: !killed[l] && tx[l] != OPEN -> goto failed
    fi;
proof:
#ifndef NO_PROOF
    if
    :: killed[l] -> goto restart
    :: !killed[l] && !dropped[l]                            /* the round trip answers: the batch is still ours, now */
    :: !killed[l] && dropped[l] -> goto failed
    fi;
#endif
commit:
    if
    :: killed[l] -> goto restart
    :: atomic { !killed[l] && tx[l] == OPEN -> commitTransaction(l); confirmed = 0 }
    :: atomic { !killed[l] && tx[l] == OPEN && lostAnswers < LOST_ANSWERS -> lostAnswers++; commitTransaction(l); confirmed = 0 }
        goto failed                                         /* and the ledger can't be read either: the batch goes back */
    :: !killed[l] && tx[l] != OPEN -> goto failed
    fi;
acknowledge:
    if
    :: killed[l] -> goto restart
    :: atomic { !killed[l] && !dropped[l] -> m = 0;
        do :: m < MSGS -> if :: batch & BIT(m) -> assert(visible[m] == 1); holder[m] = ACKED :: else fi; m++ :: else -> break od;
        confirmed = 1 }
        goto take
    :: !killed[l] && dropped[l] -> goto connect             /* committed in Kafka, given back by the broker: in doubt */
    fi;
failed:
    skip;
    atomic { if :: tx[l] == OPEN -> tx[l] = ABORTED; flushed[l] = 0 :: else fi;
             i = 0; do :: i < MSGS -> if :: holder[i] == l + 1 -> holder[i] = QUEUED; flagged[i] = 1 :: else fi; i++ :: else -> break od;
             session[l] = 0; dropped[l] = 1 }
    goto connect;
done:
    skip
}

active proctype Faults() {
    byte i, l;
    do
    :: drops < DROPS -> atomic { drops++; if :: l = 0 :: l = 1 fi; if :: session[l] -> giveBack(l, 1) :: else fi }
    :: brokerKills < BROKER_KILLS -> atomic { brokerKills++;
        if :: session[0] -> giveBack(0, 0) :: else fi; if :: session[1] -> giveBack(1, 0) :: else fi;
        i = 0; do :: i < MSGS -> flagged[i] = 0; i++ :: else -> break od }
    :: laneKills < LANE_KILLS -> atomic { laneKills++; if :: l = 0 :: l = 1 fi; killed[l] = 1; if :: session[l] -> giveBack(l, 1) :: else fi }
    :: txAborts < TX_ABORTS -> atomic { txAborts++; if :: l = 0 :: l = 1 fi; if :: tx[l] == OPEN -> tx[l] = ABORTED; flushed[l] = 0 :: else fi }
    :: break
    od
}

init { atomic { run Lane(0); run Lane(1) } }
