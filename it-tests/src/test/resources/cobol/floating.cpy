       01  FLOATING-RECORD.
           05  F-SHORT          COMP-1.
           05  F-LONG           COMP-2.
