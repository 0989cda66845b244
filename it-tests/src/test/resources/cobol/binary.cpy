       01  BINARY-RECORD.
           05  B-HALFWORD       PIC S9(4) COMP.
           05  B-UNSIGNED-HALF  PIC 9(4) BINARY.
           05  B-WORD           PIC S9(9) COMP-4.
           05  B-DECIMAL        PIC S9(7)V99 COMP.
           05  B-DOUBLEWORD     PIC S9(18) COMP.
           05  B-ALIGNED        PIC X.
           05  B-SYNC           PIC S9(9) COMP SYNC.
